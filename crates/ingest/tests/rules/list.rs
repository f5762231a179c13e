//! R13: several counts of one text, and one target.

use super::{failed, of_subject, row};

const ROADS: &str = "乡村道路养护";
const PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";

/// What the rule says where the purpose counts this and the target is this.
fn says(purpose: &str, name: &str, value: &str) -> Vec<String> {
    let from = row(&["养护里程", "道路养护里程", "50公里", "养护台账"]);
    let to = row(&[name, name, value, "养护台账"]);
    let changes = [(PURPOSE, purpose), (&*from, &*to)];
    of_subject("R13", ROADS, &changes)
}

#[test]
fn counts_that_come_to_the_target_together_are_the_target() {
    for (purpose, name, value, sum) in [
        ("购置扫路车4辆、洒水车11辆。", "购置车辆数", "15辆", "4辆＋11辆＝15辆"),
        ("慰问敬老院老人210人、散居老人95人。", "慰问老人数", "305人", "210人＋95人＝305人"),
        ("改建县级驿站3座，每座20万元；新建村级驿站9座，每座10万元。", "驿站数量", "12座", "3座＋9座＝12座"),
        ("在编教师57人，退休教师21人。", "教师人数", "78人", "57人＋21人＝78人"),
        ("审计7个街道、6个直属单位。", "审计对象", "13个", "7个街道＋6个直属单位＝13个"),
        ("其中城区老人210人；乡镇老人95人。", "慰问老人数", "305人", "210人＋95人＝305人"),
    ] {
        let held = format!("passed 文中{sum}，指标“{name}”{value}，一致");
        assert!(says(purpose, name, value).contains(&held), "{:?}", says(purpose, name, value));
    }
}

#[test]
fn one_of_several_counts_is_not_taken_for_all() {
    for (purpose, name, value) in [
        ("购置扫路车4辆、洒水车11辆。", "购置车辆数", "16辆"),
        ("慰问敬老院老人210人、散居老人95人。", "慰问老人数", "304人"),
        ("为9个街道配备巡逻设备。", "设备点数量", "24个"),
        ("2023年慰问老人180人，2024年继续慰问。", "受益人数", "≥900人"),
    ] {
        let found = says(purpose, name, value);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("undecided ") && found[0].ends_with("说不清是否同一数量"), "{found:?}");
    }
}

#[test]
fn a_count_of_the_target_s_own_thing_is_compared_whatever_stands_beside_it() {
    for (purpose, name, value, said) in [
        ("购置扫路车4辆、洒水车11辆。", "购置洒水车", "12辆", "11辆"),
        ("在7个街道改造36个社区驿站。", "改造社区驿站", "37个", "36个社区"),
        ("慰问老人305人，其中敬老院老人210人、散居老人95人。", "慰问老人数", "306人", "305人"),
    ] {
        let found = format!("failed 文中{said}，指标“{name}”{value}，不一致");
        assert!(says(purpose, name, value).contains(&found), "{:?}", says(purpose, name, value));
    }
}

#[test]
fn those_who_work_and_those_who_are_retired_are_all() {
    let purpose = "组织在职职工57人、退休职工21人体检。";
    assert_eq!(says(purpose, "体检人数", "79人"), ["failed 文中57人＋21人＝78人，指标“体检人数”79人，不一致"]);
    assert!(says(purpose, "体检人数", "≥79人")[0].starts_with("undecided "));
    assert!(says("组织在职职工57人、退休职工21人和家属30人体检。", "体检人数", "109人")[0].starts_with("undecided "));
    assert_eq!(failed(&[]), Vec::<String>::new());
}

#[test]
fn so_many_for_each_of_others_are_no_count_of_all() {
    for purpose in ["全县230个村，每村1名护林员，按月发放补助。", "每个村选聘1名护林员，共230个村。"]
    {
        let found = says(purpose, "护林员人数", "230名");
        assert!(found.iter().all(|line| !line.starts_with("failed")), "{found:?}");
    }
    // So many a year are all of them.
    let found = says("每年培训护林员230名。", "培训护林员人数", "231名");
    assert!(found.iter().any(|line| line.starts_with("failed") && line.contains("230名")), "{found:?}");
}
