//! R12: parts of a whole, prices and subsidies in other words.

use super::of_subject;
use super::purpose::{fails, says};

#[test]
fn a_price_is_read_however_it_is_said() {
    for (words, formula) in [
        ("按人均50元、30000人测算，共150万元。", "30000人×50元"),
        ("受益30000人，人均50元，共计150万元。", "30000人×50元"),
        ("单价30万元，采购清扫车5台，共计150万元。", "5台×30万元"),
        ("采购清扫车5台，单价30万元，总价150万元。", "5台×30万元"),
        ("建设驿站50座，每座3万元，总投资150万元。", "50座×3万元"),
        ("清扫车3台、洒水车2台，每台30万元，共150万元。", "(3台+2台)×30万元"),
    ] {
        assert_eq!(says(words), [format!("passed 资金用途：{formula}＝150万元，所写结果150万元，相符")], "{words}");
        let less = words.replace("150万元", "160万元");
        assert_eq!(says(&less)[0], format!("failed 资金用途：{formula}＝150万元，所写结果160万元，不符"), "{less}");
    }
}

#[test]
fn a_subsidy_is_no_price() {
    assert_eq!(
        says("建设驿站200座，每座补助1万元，总投资5000万元。"),
        ["undecided 资金用途：200座×1万元之外还有其他金额，无法与预算数比较"]
    );
    for words in [
        "建设驿站200座，每座补助0.75万元，预计总投资5000万元。",
        "建设驿站200座，每座奖补7500元，总投资共5000万元。",
        "按每座7500元补助驿站200座，工程总造价约5000万元。",
    ] {
        assert_eq!(
            says(words),
            ["passed 资金用途：200座×".to_owned()
                + if words.contains("7500") { "7500元" } else { "0.75万元" }
                + "＝150万元，预算数150万元，相符"],
            "{words}"
        );
    }
    for words in [
        "带动500户，户均增收2000元。",
        "涉及农户500户，每户年收入2000元。",
        "建设驿站200座，每座0.75万元，争取上级资金共200万元。",
    ] {
        assert_eq!(fails(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn parts_that_exceed_their_whole_are_found() {
    for (words, found) in [
        ("培训共100人，其中城区60人、乡镇50人。", "60人+50人＝110人，超过总数100人 [≤ 100人 / 110人]"),
        ("培训100人（其中：城区60人，乡镇50人）。", "60人+50人＝110人，超过总数100人 [≤ 100人 / 110人]"),
        (
            "安排150万元，其中：县道100万元；村道60万元。",
            "100万元+60万元＝160万元，超过总数150万元 [≤ 150万元 / 160万元]",
        ),
        (
            "安排150万元，其中县道100万元（含桥梁20万元）、村道60万元。",
            "100万元+60万元＝160万元，超过总数150万元 [≤ 150万元 / 160万元]",
        ),
        ("安排150万元，其中县道160万元。", "160万元＝160万元，超过总数150万元 [≤ 150万元 / 160万元]"),
    ] {
        assert!(
            fails(words).contains(&format!("R12 error 乡村道路养护: 资金用途：其中{found}")),
            "{words}: {:?}",
            fails(words)
        );
    }
}

#[test]
fn parts_that_may_be_counted_twice_are_undecided_and_shown() {
    let words = "培训100人，其中党员60人、妇女50人。";
    assert_eq!(says(words), ["undecided 资金用途：其中60人+50人＝110人，超过总数100人，分项之间是否重复计算说不清"]);
    // To which of the amounts they belong is not told.
    let words = "省级补助100万元，县级配套50万元，其中县道80万元、村道60万元。";
    assert!(says(words).iter().all(|found| !found.starts_with("failed ")), "{:?}", says(words));
    assert_eq!(fails(words), Vec::<String>::new());
}

#[test]
fn some_of_a_whole_are_not_all_of_it() {
    for words in [
        "培训100人，其中城区60人、乡镇30人。",
        "培训100人（其中党员12人，妇女15人）。",
        "培训100人（含党员12人，妇女15人）。",
        "培训100人，其中城区60人，另聘用50人。",
        "培训100人，其中男60人、女40人。",
        "项目总投资5000万元，其中：中央资金3000万元，省级资金1000万元，县级资金1000万元，本年安排150万元。",
        "项目总投资5000万元，其中：中央资金3000万元，县级资金2000万元，绿化150万元。",
        "安排150万元，其中县道100万元，村道50万元，较上年增加60万元。",
        "城区60人、乡镇50人，其中党员20人，共110人。",
    ] {
        assert_eq!(fails(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn what_others_pay_a_part_of_is_not_the_budget() {
    for words in
        ["购买保险，政府补贴80%，每亩保费20元，共承保5万亩。", "建设农田2万亩，亩均投资3000元，其中中央补助1200元。"]
    {
        let found = says(words);
        assert!(found.len() == 1 && found[0].starts_with("undecided ") && found[0].contains("由几方分担"), "{found:?}");
    }
    assert_eq!(
        says("购买保险，每亩保费20元，共承保5万亩。")[0],
        "failed 资金用途：5万亩×20元＝100万元，预算数150万元，不符"
    );
}

#[test]
fn parts_behind_their_whole_come_to_it() {
    for (words, parts, other, less) in [
        (
            "总投资150万元，其中：土建100万元，设备30万元，设计20万元。",
            "100万元+30万元+20万元",
            "设计10万元",
            "140万元",
        ),
        (
            "项目资金150万元（其中土建100万元、设备30万元、设计20万元）。",
            "100万元+30万元+20万元",
            "设计10万元",
            "140万元",
        ),
        ("资金150万元，包括土建100万元、设备30万元和设计20万元。", "100万元+30万元+20万元", "设计10万元", "140万元"),
        ("资金150万元，用于：土建100万元、设备30万元、设计20万元。", "100万元+30万元+20万元", "设计10万元", "140万元"),
    ] {
        assert!(
            says(words).contains(&format!("passed 资金用途：其中{parts}＝150万元，与总数相符：150万元")),
            "{:?}",
            says(words)
        );
        let changed = words.replace("设计20万元", other);
        let found = says(&changed);
        assert!(
            found
                .iter()
                .any(|found| found.starts_with("failed ") && found.ends_with(&format!("{less}，少于总数150万元"))),
            "{changed}: {found:?}"
        );
    }
    // Two, or what is said to be some, need not be all.
    for words in [
        "总投资150万元，其中：土建100万元，设备30万元。",
        "总投资150万元，其中主要用于土建100万元、设备20万元、设计10万元。",
        "总投资150万元，其中土建100万元、设备20万元、设计10万元等。",
    ] {
        assert!(says(words).iter().all(|found| !found.contains("少于总数")), "{words}: {:?}", says(words));
    }
}

#[test]
fn those_who_work_and_those_who_are_retired_are_the_target() {
    let basis = |words: &str| of_subject("R12", "社区协管员聘用", &[("（城区12人，乡镇18人）", words)]);
    for words in ["在职12人，退休18人", "其中：在职人员12人、离退休人员18人", "在职12人+退休18人"]
    {
        assert!(
            basis(words).contains(&"passed 指标“协管员人数”：12人+18人＝30人，指标值30人，相符".to_owned()),
            "{words}: {:?}",
            basis(words)
        );
        let more = words.replace("18人", "19人");
        assert!(
            basis(&more).contains(&"failed 指标“协管员人数”：12人+19人＝31人，指标值30人，不符".to_owned()),
            "{more}: {:?}",
            basis(&more)
        );
    }
    // Others may be the rest.
    assert!(basis("党员12人，群众19人").iter().all(|found| !found.contains('+')));
}

#[test]
fn two_halves_of_all_people_are_their_whole_whatever_follows() {
    let words = "现有养护工150人，其中正式工45人、合同工105人，用于养护工人劳保用品。";
    assert!(says(words).contains(&"passed 资金用途：其中45人+105人＝150人，与总数相符：150人".to_owned()));
    let less = words.replace("105人", "95人");
    assert!(
        says(&less).contains(&"failed 资金用途：其中45人+95人＝140人，少于总数150人".to_owned()),
        "{:?}",
        says(&less)
    );
    for rest in ["，其余为公益岗", "，另有劳务派遣10人", "，劳务派遣10人"] {
        let open = less.replace("，用于", &format!("{rest}，用于"));
        assert!(says(&open).iter().all(|found| !found.contains("少于总数")), "{open}: {:?}", says(&open));
    }
}

#[test]
fn the_quarters_of_a_year_are_the_year() {
    let quarters = "一季度30万元、二季度40万元、三季度50万元、四季度30万元，全年150万元。";
    let sum = "30万元+40万元+50万元+30万元＝150万元";
    assert_eq!(says(quarters)[0], format!("passed 资金用途：{sum}，所写结果150万元，相符"));
    let other = quarters.replace("全年150", "全年160");
    assert_eq!(says(&other)[0], format!("failed 资金用途：{sum}，所写结果160万元，不符"));
    let halves = "总投资500万元。上半年安排70万元，下半年安排80万元，全年共150万元。";
    assert_eq!(says(halves)[0], "passed 资金用途：70万元+80万元＝150万元，所写结果150万元，相符");
    // What is spent by then is not spent in each.
    let spent = "一季度30万元、二季度70万元、三季度120万元、四季度150万元，全年150万元。";
    assert_eq!(fails(spent), Vec::<String>::new());
}
