//! R12 and R13: targets that are bounds, and what a text says is needed in other words.

use super::{of_subject, row};

const ROADS: &str = "乡村道路养护";
const PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";

/// What a rule says where the purpose is this and the target is this.
fn says(rule: &str, purpose: &str, target: [&str; 4]) -> Vec<String> {
    let from = row(&["养护里程", "道路养护里程", "50公里", "养护台账"]);
    let to = row(&target);
    of_subject(rule, ROADS, &[(PURPOSE, purpose), (&*from, &*to)])
}

fn counts(purpose: &str, name: &str, value: &str) -> Vec<String> {
    says("R13", purpose, [name, name, value, "养护台账"])
}

fn needs(purpose: &str) -> Vec<String> {
    of_subject("R13", ROADS, &[(PURPOSE, purpose)])
}

#[test]
fn what_is_above_a_bound_is_no_contradiction_and_what_is_below_is_one() {
    let purpose = |number: &str| format!("大厅可办理事项{number}。");
    assert_eq!(
        counts(&purpose("831项"), "可办理事项", "≥800项"),
        ["undecided 文中831项，高于指标“可办理事项”≥800项的下限，说不清是否应为同一数"]
    );
    assert_eq!(
        counts(&purpose("1.3万项"), "可办理事项", "≥1万项"),
        ["undecided 文中1.3万项，高于指标“可办理事项”≥1万项的下限，说不清是否应为同一数"]
    );
    assert_eq!(counts(&purpose("799项"), "可办理事项", "≥800项"), ["failed 文中799项，指标“可办理事项”≥800项，不一致"]);
    assert_eq!(counts(&purpose("801项"), "可办理事项", "800项"), ["failed 文中801项，指标“可办理事项”800项，不一致"]);
    assert_eq!(counts(&purpose("800项"), "可办理事项", "≥800项"), ["passed 文中800项，指标“可办理事项”≥800项，一致"]);
}

#[test]
fn the_words_of_a_bound_may_go_beyond_it_too() {
    let own = |value: &str| counts("按月考核。", "办理事项831项", value);
    assert_eq!(own("≥800项"), ["undecided 文中831项，高于指标“办理事项831项”≥800项的下限，说不清是否应为同一数"]);
    assert_eq!(own("≥832项"), ["failed 文中831项，指标“办理事项831项”≥832项，不一致"]);
    let basis = |value: &str| says("R12", "按月考核。", ["体检人数", "体检人数", value, "在职57人+退休21人"]);
    assert!(basis("≥70人").iter().all(|found| !found.contains("57人")), "{:?}", basis("≥70人"));
    assert_eq!(basis("≥79人"), ["failed 指标“体检人数”：57人+21人＝78人，指标值≥79人，不符"]);
    assert_eq!(basis("78人"), ["passed 指标“体检人数”：57人+21人＝78人，指标值78人，相符"]);
}

#[test]
fn two_texts_that_fulfil_a_bound_still_contradict_each_other() {
    let from = row(&["养护里程", "道路养护里程", "50公里", "养护台账"]);
    let to = row(&["养护里程", "道路养护里程", "≥50公里", "养护台账"]);
    let changes = [(PURPOSE, "用于农村道路养护52公里"), ("保持道路畅通", "完成农村道路养护50公里"), (&*from, &*to)];
    let found = of_subject("R13", ROADS, &changes);
    assert!(found.contains(&"failed 文中52公里，另一处50公里，不一致".to_owned()), "{found:?}");
}

#[test]
fn a_machine_is_no_more_than() {
    let purpose = "购置彩超4台、B超7台、监护仪11台。";
    assert_eq!(counts(purpose, "购置设备数", "22台"), ["passed 文中4台＋7台＋11台＝22台，指标“购置设备数”22台，一致"]);
    assert_eq!(counts("购置设备超22台。", "购置设备数", "23台"), Vec::<String>::new());
}

#[test]
fn what_is_added_to_what_is_needed_is_needed_too() {
    let purpose = "全年共需148.5万元，加代发手续费1.5万元。";
    assert_eq!(needs(purpose), ["passed 资金用途写明所需148.5万元＋1.5万元，预算数150万元，一致"]);
    assert_eq!(
        needs(&purpose.replace("1.5万", "3.5万")),
        ["failed 资金用途写明所需148.5万元＋3.5万元，预算数150万元，不一致"]
    );
    // What is strengthened is not added.
    assert_eq!(needs("全年共需150万元，加强巡查投入8万元。"), ["passed 资金用途写明所需150万元，预算数150万元，一致"]);
    assert_eq!(
        needs("全年共需140万元，加强巡查投入10万元。"),
        ["failed 资金用途写明所需140万元，预算数150万元，不一致"]
    );
}

#[test]
fn what_is_needed_may_be_written_in_capitals() {
    for (words, said) in [
        ("所需资金壹佰伍拾万元。", "150万元"),
        ("所需资金人民币壹佰伍拾万元整。", "150万元"),
        ("申请财政资金150万元。", "150万元"),
        ("申请县级财政资金150万元。", "150万元"),
    ] {
        assert_eq!(needs(words), [format!("passed 资金用途写明所需{said}，预算数150万元，一致")], "{words}");
    }
    for (words, said) in [
        ("所需资金壹佰伍拾壹万元。", "151万元"),
        ("需资金壹佰伍拾贰万伍仟元整。", "1525000元"),
        ("申请财政资金151万元。", "151万元"),
    ] {
        assert_eq!(needs(words), [format!("failed 资金用途写明所需{said}，预算数150万元，不一致")], "{words}");
    }
    assert_eq!(needs("申请上级财政资金151万元。"), Vec::<String>::new());
}

#[test]
fn what_is_needed_in_all_may_be_paid_by_several_or_be_a_part_of_what_follows() {
    for words in ["全年共需400万元，县级配套150万元，其余由上级补助解决。", "预计138万元，印刷费12万元，共计150万元。"]
    {
        let found = needs(words);
        assert!(found.len() == 1 && found[0].starts_with("undecided "), "{found:?}");
        let other = needs(&words.replace("150", "160"));
        assert!(other[0].starts_with("failed "), "{other:?}");
    }
}
