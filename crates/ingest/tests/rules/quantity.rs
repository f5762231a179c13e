//! R12 and R13: arithmetic and quantities in words.

use super::{failed, of, of_subject, row};

const CARE: &str = "特困人员照料";
const CARE_PURPOSE: &str = "为460名特困人员每人每月发放照料补贴250元，全年需138万元，共需资金138万元。";
const ROADS_PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";
const CANTEEN_PURPOSE: &str = "设备采购58.2万元，土建工程38.3万元，合计96.5万元。";
const WARDENS_PURPOSE: &str = "聘用社区协管员30人，工资2600元×30人×12个月=936000元。";

fn roads(purpose: &str) -> Vec<String> {
    failed(&[(ROADS_PURPOSE, purpose)])
}

fn wardens(purpose: &str) -> Vec<String> {
    failed(&[(WARDENS_PURPOSE, purpose)])
}

fn arithmetic(from: &str, to: &str, project: &str) -> Vec<String> {
    of_subject("R12", project, &[(from, to)])
}

#[test]
fn a_product_beside_its_stated_result_is_reckoned_however_it_is_written() {
    for equal in [
        "聘用社区协管员30人，工资2600元*30人*12个月＝936000元。",
        "聘用社区协管员30人，工资2600元x30人x12月=93.6万元。",
        "聘用社区协管员30人，工资2600元×30人×12个月，共计93.6万元。",
        "聘用社区协管员30人，工资2600元×30人×12个月合计936000元。",
        "聘用社区协管员30人，每人每月2600元，全年共计93.6万元。",
        "聘用社区协管员30人，2600元/人/月，一年需93.6万元。",
        "聘用社区协管员30人，2600元/人·月×30人×12月=936,000元。",
        "按2600元/人/月聘用社区协管员30人，全年需93.6万元。",
        "每人每月2600元，聘用社区协管员30人，全年需93.6万元。",
        "（基本工资2000元+补贴600元）×30人×12个月=93.6万元，聘用社区协管员30人。",
    ] {
        assert_eq!(wardens(equal), Vec::<String>::new(), "{equal}");
        let held = arithmetic(WARDENS_PURPOSE, equal, "社区协管员聘用");
        assert!(held.iter().any(|found| found.starts_with("passed ")), "{equal}: {held:?}");
    }
}

#[test]
fn a_product_that_is_not_its_stated_result_is_an_error() {
    assert_eq!(
        wardens("聘用社区协管员30人，工资2650元×30人×12个月=936000元。"),
        [
            "R12 error 社区协管员聘用: 资金用途：2650元×30人×12个月＝954000元，所写结果936000元，不符 [954000元 / 936000元]"
        ]
    );
    assert_eq!(
        wardens("聘用社区协管员30人，工资2600元×30人×12个月，共计95.4万元。"),
        [
            "R12 error 社区协管员聘用: 资金用途：2600元×30人×12个月＝93.6万元，所写结果95.4万元，不符 [93.6万元 / 95.4万元]"
        ]
    );
}

#[test]
fn where_twelve_months_are_inferred_it_is_a_warning() {
    assert_eq!(
        failed(&[(CARE_PURPOSE, "为460名特困人员每人每月发放照料补贴260元，全年需138万元，共需资金138万元。")]),
        [
            "R12 warning 特困人员照料: 资金用途：460名×260元(×12月)＝143.52万元，所写结果138万元，不符 [143.52万元 / 138万元]"
        ]
    );
}

#[test]
fn what_is_needed_a_month_is_no_sum_of_a_year() {
    let monthly = "为460名特困人员每人每月发放照料补贴250元，每月需11.5万元，共需资金138万元。";
    assert_eq!(failed(&[(CARE_PURPOSE, monthly)]), Vec::<String>::new());
}

#[test]
fn a_product_without_a_result_is_set_beside_the_budget() {
    assert_eq!(
        roads("养护乡村道路50公里，每公里2.8万元，按月考核。"),
        [
            "R12 error 乡村道路养护: 资金用途：50公里×2.8万元＝140万元，预算数150万元，不符 [140万元 / 150万元]",
            "R13 error 乡村道路养护: 文中每公里2.8万元，指标中3万元，不一致 [2.8万元 / 3万元]",
        ]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, "养护乡村道路50公里，每公里2.5万元；新建桥梁补助20万元。", "乡村道路养护"),
        ["undecided 资金用途：50公里×2.5万元之外还有其他金额，无法与预算数比较"]
    );
}

#[test]
fn what_stands_beside_a_product_may_be_the_rest_of_the_budget() {
    let rest = "养护乡村道路50公里，每公里2.5万元，计125万元；新建桥梁补助25万元。";
    assert!(
        arithmetic(ROADS_PURPOSE, rest, "乡村道路养护")
            .contains(&"passed 资金用途：50公里×2.5万元+25万元＝150万元，预算数150万元，相符".to_owned())
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &rest.replace("补助25万元", "补助20万元"), "乡村道路养护").last().unwrap(),
        "undecided 资金用途：50公里×2.5万元之外还有其他金额，无法与预算数比较"
    );
}

#[test]
fn several_products_are_added() {
    let sum = "养护县道20公里，每公里4.5万元；养护村道30公里，每公里2万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, sum, "乡村道路养护"),
        ["passed 资金用途：20公里×4.5万元+30公里×2万元＝150万元，预算数150万元，相符"]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &sum.replace("2万元", "3万元"), "乡村道路养护"),
        ["failed 资金用途：20公里×4.5万元+30公里×3万元＝180万元，预算数150万元，不符"]
    );
}

#[test]
fn parts_are_added_to_their_total_and_to_the_budget() {
    assert_eq!(
        failed(&[(CANTEEN_PURPOSE, "设备采购58.2万元，土建工程36.3万元，合计96.5万元。")]),
        [
            "R12 error 中心校食堂改造: 资金用途：58.2万元+36.3万元＝94.5万元，所写结果96.5万元，不符 [94.5万元 / 96.5万元]"
        ]
    );
    assert_eq!(
        failed(&[(CANTEEN_PURPOSE, "设备采购58.2万元，土建工程28.3万元，合计86.5万元。")]),
        ["R12 error 中心校食堂改造: 资金用途：58.2万元+28.3万元＝86.5万元，预算数96.5万元，不符 [86.5万元 / 96.5万元]"]
    );
    let with_more = "设备采购58.2万元，土建工程28.3万元，合计86.5万元。监理费10万元。";
    assert_eq!(
        arithmetic(CANTEEN_PURPOSE, with_more, "中心校食堂改造"),
        [
            "passed 资金用途：58.2万元+28.3万元＝86.5万元，所写结果86.5万元，相符",
            "passed 资金用途：86.5万元+10万元＝96.5万元，预算数96.5万元，相符",
        ]
    );
    assert_eq!(
        failed(&[(CANTEEN_PURPOSE, &with_more.replace("监理费10", "监理费12"))]),
        ["R12 error 中心校食堂改造: 资金用途：86.5万元+12万元＝98.5万元，预算数96.5万元，不符 [98.5万元 / 96.5万元]"]
    );
}

#[test]
fn the_part_that_others_pay_is_no_fault() {
    let shared = "上级补助40万元，县级配套96.5万元，合计136.5万元。";
    assert_eq!(failed(&[(CANTEEN_PURPOSE, shared)]), Vec::<String>::new());
}

#[test]
fn a_total_behind_several_products_is_of_all_of_them() {
    let two = "购置养护机械20台，每台7万元，清扫车5台，每台2万元，共150万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, two, "乡村道路养护"),
        ["passed 资金用途：20台×7万元+5台×2万元＝150万元，所写结果150万元，相符"]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &two.replace("每台2万", "每台3万"), "乡村道路养护")[0],
        "failed 资金用途：20台×7万元+5台×3万元＝155万元，所写结果150万元，不符"
    );
    // With another amount between them it is not clear of what the total is.
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &two.replace("，清扫车5台", "，运费1万元，清扫车4台"), "乡村道路养护"),
        ["undecided 资金用途：20台×7万元+4台×2万元之外还有其他金额，无法与预算数比较"]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &two.replace("共150万元", "计10万元"), "乡村道路养护")[0],
        "passed 资金用途：5台×2万元＝10万元，所写结果10万元，相符"
    );
}

#[test]
fn shares_of_what_one_costs_are_no_addends_of_the_whole() {
    let village = "每村补助5万元，其中办公经费3万元，服务群众经费2万元，全县30个村共150万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, village, "乡村道路养护"),
        ["passed 资金用途：30个村×5万元＝150万元，所写结果150万元，相符"]
    );
    let woods = "公益林管护10万亩，每亩15元，其中管护费14.75元，公共管护支出0.25元，共150万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, woods, "乡村道路养护"),
        ["passed 资金用途：10万亩×15元＝150万元，所写结果150万元，相符"]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &woods.replace("共150", "共160"), "乡村道路养护")[0],
        "failed 资金用途：10万亩×15元＝150万元，所写结果160万元，不符"
    );
    // Shares that do not come to the price may be amounts of their own.
    let unclear = woods.replace("14.75", "12.75");
    let found = arithmetic(ROADS_PURPOSE, &unclear, "乡村道路养护");
    assert!(found.iter().all(|words| !words.starts_with("failed ")), "{found:?}");
}

#[test]
fn days_that_are_printed_are_a_factor() {
    let meals = "为1500名学生提供营养餐，每生每天5元，全年按200天计算，共需150万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, meals, "乡村道路养护"),
        ["passed 资金用途：1500名×5元×200天＝150万元，所写结果150万元，相符"]
    );
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &meals.replace("200天", "210天"), "乡村道路养护"),
        ["failed 资金用途：1500名×5元×210天＝157.5万元，所写结果150万元，不符"]
    );
    // For how many a day is paid stands before it; what is no such rate is not multiplied.
    for other in [
        "为1500名学生每天补助5元，全年200天，共150万元。",
        "为1500名学生提供营养餐，每生每次5元，全年200次，共150万元。",
    ] {
        let found = arithmetic(ROADS_PURPOSE, other, "乡村道路养护");
        assert!(found.iter().all(|words| !words.starts_with("failed ")), "{other}: {found:?}");
    }
}

#[test]
fn what_one_is_paid_a_month_is_no_addend() {
    let cleaners = "保洁员40名，月工资2500元，全年120.00万元，垃圾清运费30.00万元，共计150.00万元。";
    let added = [
        "passed 资金用途：120.00万元+30.00万元＝150万元，所写结果150.00万元，相符",
        "passed 资金用途：120.00万元+30.00万元＝150万元，预算数150万元，相符",
    ];
    let wages = "passed 资金用途：40名×2500元(×12月)＝120万元，所写结果120.00万元，相符";
    assert_eq!(arithmetic(ROADS_PURPOSE, cleaners, "乡村道路养护"), [wages, added[0], added[1]]);
    assert_eq!(arithmetic(ROADS_PURPOSE, &cleaners.replace("月工资", "工资"), "乡村道路养护"), added);
    assert_eq!(
        arithmetic(ROADS_PURPOSE, &cleaners.replace("30.00", "31.00"), "乡村道路养护")[1],
        "failed 资金用途：120.00万元+31.00万元＝151万元，所写结果150.00万元，不符"
    );
}

#[test]
fn what_the_whole_year_costs_is_a_result() {
    let care = "为460名特困人员每人每月发放照料补贴250元，全年139万元。";
    assert_eq!(
        failed(&[(CARE_PURPOSE, care)]),
        ["R12 warning 特困人员照料: 资金用途：460名×250元(×12月)＝138万元，所写结果139万元，不符 [138万元 / 139万元]"]
    );
    assert_eq!(
        failed(&[(CARE_PURPOSE, "特困人员460名，250元/人/月，全年139万元。")]),
        ["R12 warning 特困人员照料: 资金用途：460名×250元(×12月)＝138万元，所写结果139万元，不符 [138万元 / 139万元]"]
    );
    // What one of them is granted a year is not what all are.
    for clean in [care.replace("139万元", "138万元"), care.replace("139万元", "3000元，共138万元")] {
        assert_eq!(failed(&[(CARE_PURPOSE, &clean)]), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn people_in_brackets_are_added_to_the_target() {
    assert_eq!(
        failed(&[("（城区12人，乡镇18人）", "（城区12人，乡镇19人）")]),
        ["R12 error 社区协管员聘用: 指标“协管员人数”：12人+19人＝31人，指标值30人，不符 [31人 / 30人]"]
    );
    let held = of_subject("R12", "社区协管员聘用", &[]);
    assert!(held.contains(&"passed 指标“协管员人数”：12人+18人＝30人，指标值30人，相符".to_owned()), "{held:?}");
}

#[test]
fn a_document_without_arithmetic_says_so() {
    let changes = [
        (ROADS_PURPOSE, "养护乡村道路"),
        (CARE_PURPOSE, "发放照料补贴"),
        (CANTEEN_PURPOSE, "改造食堂"),
        (WARDENS_PURPOSE, "聘用协管员"),
        ("（城区12人，乡镇18人）", ""),
    ];
    assert_eq!(of("R12", &changes), ["undecided 青溪县2025年县级财政预算信息公开说明: 没有写出算式"]);
}

#[test]
fn people_that_differ_between_purpose_and_target_are_found() {
    let target = |people: &str| row(&["照料人数", "特困人员照料人数", people, "民政台账"]);
    assert_eq!(
        failed(&[(&target("460人"), &target("640人"))]),
        ["R13 error 特困人员照料: 文中460名，指标“照料人数”640人，不一致 [460名 / 640人]"]
    );
    assert_eq!(of_subject("R13", CARE, &[])[1], "passed 文中460名，指标“照料人数”460人，一致");
}

#[test]
fn a_count_pairs_with_the_target_that_it_is_about() {
    let purpose = "聘用社区协管员32人，工资2600元×30人×12个月=936000元。";
    assert_eq!(
        failed(&[(WARDENS_PURPOSE, purpose)]),
        ["R13 error 社区协管员聘用: 文中32人，指标“协管员人数”30人，不一致 [32人 / 30人]"]
    );
}

#[test]
fn of_several_counts_those_that_are_left_over_differ() {
    let purpose = "养护县道20公里、村道30公里，全部按月考核。";
    let one = "<td rowspan=1>数量指标</td><td>养护里程</td><td>道路养护里程</td><td>50公里</td><td>养护台账</td>";
    let two = |village: &str| {
        format!(
            "<td rowspan=2>数量指标</td>{}</tr><tr>{}",
            row(&["县道里程", "县道养护里程", "20公里", "养护台账"]),
            row(&["村道里程", "村道养护里程", village, "养护台账"])
        )
    };
    let levels = "<td rowspan=4>产出指标</td><td rowspan=1>数量指标</td><td>养护里程</td>";
    let found = |village: &str| {
        let to = format!("<td rowspan=5>产出指标</td>{}", two(village));
        let from = format!("<td rowspan=4>产出指标</td>{one}");
        assert!(from.starts_with(levels));
        of_subject("R13", "乡村道路养护", &[(ROADS_PURPOSE, purpose), (&from, &to)])
    };
    assert!(found("30公里").iter().all(|words| words.starts_with("passed ")));
    assert!(found("35公里").contains(&"failed 文中30公里，指标“村道里程”35公里，不一致".to_owned()));
}

#[test]
fn a_text_that_agrees_hides_none_that_does_not() {
    let aim = |objective: &str, purpose: &str| failed(&[(CARE_PURPOSE, purpose), ("足额发放照料补贴", objective)]);
    assert_eq!(
        aim("全年照料特困人员460人", "照料特困人员470人，保障运行。"),
        ["R13 error 特困人员照料: 文中470人，指标“照料人数”460人，不一致 [470人 / 460人]"]
    );
    for clean in [
        "照料特困人员460人，保障运行。",
        "上半年照料特困人员230人。",
        "其中照料特困人员80人。",
        "照料失能特困人员80人。",
        "一季度照料特困人员230人，二季度照料特困人员230人。",
    ] {
        assert_eq!(aim("全年照料特困人员460人", clean), Vec::<String>::new(), "{clean}");
    }
}

#[test]
fn a_count_of_something_else_is_undecided() {
    let other = "组织专家12名评审，为特困对象每人每月发放补贴250元。";
    assert_eq!(
        of_subject(
            "R13",
            CARE,
            &[(CARE_PURPOSE, other), ("特困人员照料人数", "受助规模"), ("<td>照料人数", "<td>受助规模")]
        )[0],
        "undecided 文中12名，指标“受助规模”460人，说不清是否同一数量"
    );
}

#[test]
fn numbers_that_differ_between_name_and_description_are_found() {
    let target = |name: &str, description: &str| row(&[name, description, "460人", "民政台账"]);
    assert_eq!(
        failed(&[(&target("照料人数", "特困人员照料人数"), &target("按每人每月250元发放", "按每人每月260元发放"))]),
        [
            "R13 error 特困人员照料: 指标名称“按每人每月250元发放”与说明“按每人每月260元发放”的数字不一致：250，260 [250 / 260]"
        ]
    );
}

#[test]
fn what_each_is_granted_is_the_same_in_text_and_indicator() {
    let target = |name: &str| row(&[name, "特困人员照料人数", "460人", "民政台账"]);
    assert_eq!(
        failed(&[(&target("照料人数"), &target("按每人每月280元发放"))]),
        ["R13 error 特困人员照料: 文中每人250元，指标中280元，不一致 [250元 / 280元]"]
    );
}

#[test]
fn what_is_needed_is_the_budget() {
    assert_eq!(
        failed(&[(CARE_PURPOSE, "发放照料补贴，共需资金140万元。")]),
        ["R13 error 特困人员照料: 资金用途写明所需140万元，预算数138万元，不一致 [138万元 / 140万元]"]
    );
    assert_eq!(
        failed(&[(CARE_PURPOSE, "发放照料补贴，共需资金138元。")]),
        [
            "R13 error 特困人员照料: 资金用途写明所需138元，预算数138万元，不一致 [138万元 / 138元]",
            "R20 error 特困人员照料: 资金用途：138万元与138元相差一万倍 [138万元 / 138元]",
        ]
    );
}

#[test]
fn amounts_that_are_planned_are_parts_or_nothing_sure() {
    let parts = "安排资金100万元用于补贴，安排资金38万元用于护理。";
    assert!(
        of_subject("R13", CARE, &[(CARE_PURPOSE, parts)])
            .contains(&"passed 写明所需100万元＋38万元，预算数138万元，一致".to_owned())
    );
    for other in [
        "发放补贴，上级补助资金需资金60万元。",
        "项目总投资500万元，分三年实施。",
        "已拨付50万元，本年继续。",
        "三年共需资金400万元，本年安排138万元。",
    ] {
        assert_eq!(failed(&[(CARE_PURPOSE, other)]), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn a_schedule_in_words_is_the_schedule() {
    assert_eq!(
        failed(&[("6月末发放资金50%", "6月末发放资金60%")]),
        ["R13 error 特困人员照料: 指标“按期发放”写明二季度60%，资金支出计划二季度50%，不一致 [二季度50% / 二季度60%]"]
    );
}

#[test]
fn a_rate_is_of_the_whole_and_not_of_a_part_that_stands_nearer() {
    for whole in [
        "养护乡村道路50公里，其中县道20公里、村道30公里，每公里3万元，计150万元。",
        "养护乡村道路50公里（其中县道20公里、村道30公里），每公里3万元，按月考核。",
        "养护乡村道路50公里，较上年增加5公里，每公里3万元，按月考核。",
        "养护乡村道路50公里（含桥梁接线2公里），每公里3万元，计150万元。",
    ] {
        let held = arithmetic(ROADS_PURPOSE, whole, "乡村道路养护");
        assert!(!held.is_empty() && held.iter().all(|found| found.starts_with("passed ")), "{whole}: {held:?}");
    }
    let less = "养护乡村道路50公里，其中县道20公里、村道30公里，每公里2.8万元，计150万元。";
    assert_eq!(
        arithmetic(ROADS_PURPOSE, less, "乡村道路养护"),
        ["failed 资金用途：50公里×2.8万元＝140万元，所写结果150万元，不符"]
    );
}

#[test]
fn a_product_in_brackets_explains_the_amount_before_it() {
    let explained = |product: &str| format!("设备采购58.2万元（{product}），土建工程38.3万元，合计96.5万元。");
    let held = arithmetic(CANTEEN_PURPOSE, &explained("2套×29.1万元"), "中心校食堂改造");
    assert!(!held.is_empty() && held.iter().all(|found| found.starts_with("passed ")), "{held:?}");
    let held = arithmetic(CANTEEN_PURPOSE, &explained("其中灶具2套×9万元"), "中心校食堂改造");
    assert!(held.iter().all(|found| found.starts_with("passed ")), "{held:?}");
    assert_eq!(
        arithmetic(CANTEEN_PURPOSE, &explained("2套×28.1万元"), "中心校食堂改造"),
        [
            "failed 资金用途：2套×28.1万元＝56.2万元，所写结果58.2万元，不符",
            "passed 资金用途：58.2万元+38.3万元＝96.5万元，所写结果96.5万元，相符",
        ]
    );
}
