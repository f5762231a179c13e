//! R12: prices of a month, of a day and of those whom each of others has.

use super::purpose::{fails, says};

/// That a purpose comes to its result, and that it fails once the result is another.
fn reckons(purpose: &str, formula: &str, total: &str, other: &str) {
    let found = says(purpose);
    assert!(
        found.contains(&format!("passed 资金用途：{formula}＝{total}，所写结果{total}，相符")),
        "{purpose}: {found:?}"
    );
    let of_result = |words: &&String| words.starts_with("failed ") && words.contains("所写结果");
    assert_eq!(found.iter().find(of_result), None, "{purpose}");
    let changed = purpose.replace(total, other);
    let found = says(&changed);
    assert!(
        found.contains(&format!("failed 资金用途：{formula}＝{total}，所写结果{other}，不符")),
        "{changed}: {found:?}"
    );
}

#[test]
fn what_is_paid_a_month_is_paid_twelve_times() {
    for (purpose, formula) in [
        ("聘用巡查员25人，月工资2500元/人，全年75万元。", "25人×2500元(×12月)"),
        ("聘用巡查员25人，月均工资2500元，全年75万元。", "25人×2500元(×12月)"),
        ("巡查员25名，月补贴2500元/人，年需75万元。", "25名×2500元(×12月)"),
        ("租赁周转房25套，月租金2500元/套，全年75万元。", "25套×2500元(×12月)"),
        ("巡查员25人，月人均2500元，全年需75万元。", "25人×2500元(×12月)"),
        ("按每人每月2500元发放25名巡查员补贴，全年75万元。", "25名×2500元(×12月)"),
    ] {
        reckons(purpose, formula, "75万元", "76万元");
    }
    // What was bought in March was bought once.
    reckons("3月采购路灯25盏，每盏2500元，共6.25万元。", "25盏×2500元", "6.25万元", "6.35万元");
}

#[test]
fn months_and_days_that_are_printed_are_a_factor_wherever_they_stand() {
    for (purpose, formula) in [
        ("聘用巡查员40人，2500元/人/月，4—9月共6个月，需60万元。", "40人×2500元×6月"),
        ("聘用巡查员40人，月人均2500元，聘用期6个月，共计60万元。", "40人×2500元×6月"),
        ("每人每月2500元，发放6个月，聘用巡查员40人，共需60万元。", "40人×2500元×6月"),
        ("每生每天4元，全年150天，受益学生1000名，共需60万元。", "1000名×4元×150天"),
        ("日均清运50吨，清运费80元/吨，全年150天，共60万元。", "50吨×80元×150天"),
    ] {
        reckons(purpose, formula, "60万元", "61万元");
    }
}

#[test]
fn words_and_signs_of_arithmetic_are_the_same() {
    reckons("补助30个村乘以2.5万元等于75万元。", "30个村×2.5万元", "75万元", "76万元");
    let near = says("建设3个站点×22.22万元≈66.7万元。");
    assert_eq!(near[0], "passed 资金用途：3个站点×22.22万元＝66.66万元，所写结果66.7万元，相符");
    // What has no factor of money is no sum of it.
    for words in ["12小时×30天巡护，共需75万元。", "制作3米×2米展板，共需75万元。"] {
        assert!(says(words).iter().all(|found| !found.starts_with("failed ")), "{words}");
    }
}

#[test]
fn what_each_of_others_has_is_multiplied() {
    reckons("巡护队20支，20个站，每站3人，每人每年5000元，共30万元。", "20个站×3人×5000元", "30万元", "31万元");
    // Of how many groups is not told.
    let found = says("每站3人，每人每年5000元，共30万元。");
    assert!(found.iter().all(|words| !words.contains('×')), "{found:?}");
}

#[test]
fn a_total_count_is_not_added_to_its_parts() {
    reckons("东线养护工30人、西线养护工20人，共50人，每人3万元，共150万元。", "50人×3万元", "150万元", "160万元");
    assert_eq!(fails("东线养护工30人、西线养护工20人，共50人，每人3万元，共150万元。"), Vec::<String>::new());
}

#[test]
fn a_total_behind_products_in_two_clauses_is_of_both() {
    let two = "养护工30人，人均护具费400元；管理员20人，人均护具费900元，共计3万元。";
    assert_eq!(says(two)[0], "passed 资金用途：30人×400元+20人×900元＝3万元，所写结果3万元，相符");
    assert_eq!(
        says(&two.replace("共计3万", "共计4万"))[0],
        "failed 资金用途：30人×400元+20人×900元＝3万元，所写结果4万元，不符"
    );
}

#[test]
fn shares_in_brackets_are_no_addends() {
    reckons("改造驿站50座，每座补助3万元（省级2万元，县级1万元），共需150万元。", "50座×3万元", "150万元", "160万元");
    reckons(
        "养护工500人，每人每年3000元（其中上级补助2000元，县级补助900元），共需150万元。",
        "500人×3000元",
        "150万元",
        "160万元",
    );
}

#[test]
fn a_total_in_a_sentence_of_its_own_is_of_all_that_stands_before_it() {
    let two = "补助公办驿站12所，每所5万元；民办驿站9所，每所10万元。共需150万元。";
    assert_eq!(says(two)[0], "passed 资金用途：12所×5万元+9所×10万元＝150万元，所写结果150万元，相符");
    let other = two.replace("共需150", "共需160");
    assert_eq!(says(&other)[0], "failed 资金用途：12所×5万元+9所×10万元＝150万元，所写结果160万元，不符");
    // Other money before it, or a total of something else.
    for words in [two.replace("。共需150", "；监理费20万元。共需160"), two.replace("。共需", "。上级资金共")]
    {
        assert!(says(&words).iter().all(|found| !found.starts_with("failed ")), "{words}: {:?}", says(&words));
    }
}

#[test]
fn what_is_given_several_times_is_counted() {
    reckons("送戏下乡100场，每场1500元，共需15万元。", "100场×1500元", "15万元", "16万元");
}

#[test]
fn parts_with_a_price_each_are_reckoned_one_by_one() {
    for words in [
        "聘用巡查员75人，其中：文员45人，月工资2500元；司机30人，月工资3000元。全年共243万元。",
        "聘用巡查员75人，其中文员45人，月工资2500元，司机30人，月工资3000元，全年共243万元。",
        "文员45人，每人每月2500元；司机30人，每人每月3000元，全年243万元。",
        "文员45人，每人每月2500元；司机30人，每人每月3000元；共需243万元。",
    ] {
        let formula = "45人×2500元(×12月)+30人×3000元(×12月)＝243万元";
        assert_eq!(says(words)[0], format!("passed 资金用途：{formula}，所写结果243万元，相符"), "{words}");
        let other = words.replace("243", "244");
        assert_eq!(says(&other)[0], format!("failed 资金用途：{formula}，所写结果244万元，不符"), "{other}");
    }
}

#[test]
fn a_result_may_be_of_amounts_before_its_product_too() {
    for (words, formula) in [
        ("宣传费50万元，培训2000人，每人500元，共150万元。", "50万元+2000人×500元"),
        ("专线每年50万元；乡镇100条，每条1万元，全年150万元。", "50万元+100条×1万元"),
    ] {
        let held = format!("passed 资金用途：{formula}＝150万元，所写结果150万元，相符");
        assert_eq!(says(words)[0], held, "{words}");
        assert_eq!(fails(words), Vec::<String>::new(), "{words}");
        let other = words.replace("150万元", "160万元");
        assert!(says(&other).iter().any(|found| found.starts_with("failed ")), "{other}: {:?}", says(&other));
    }
}

#[test]
fn parts_with_a_price_each_are_reckoned_so_though_they_are_not_their_whole() {
    reckons(
        "改厕91户，其中新建40户，每户补助2万元，改建50户，每户补助1.5万元，共需155万元。",
        "40户×2万元+50户×1.5万元",
        "155万元",
        "158万元",
    );
}

#[test]
fn a_product_that_is_not_its_result_is_not_shown_as_the_budget() {
    let found = says("养护乡村道路51公里，每公里3万元，共需150万元。");
    assert_eq!(found[0], "failed 资金用途：51公里×3万元＝153万元，所写结果150万元，不符");
    assert!(found.iter().all(|line| !line.contains("51公里×3万元＝150万元")), "{found:?}");
}
