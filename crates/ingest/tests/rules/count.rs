//! R13: counts that contradict each other, wherever they stand.

use super::{failed, of_subject, row};

const ROADS: &str = "乡村道路养护";
const PURPOSE: &str = "养护乡村道路50公里，每公里3万元，按月考核。";
const AIM: &str = "保持道路畅通";
const NAME: &str = "<td colspan=2>乡村道路养护</td>";

/// What fails where purpose and objective say this.
fn says(purpose: &str, aim: &str) -> Vec<String> {
    failed(&[(PURPOSE, purpose), (AIM, aim)])
}

fn undecided(purpose: &str, aim: &str) -> Vec<String> {
    let found = of_subject("R13", ROADS, &[(PURPOSE, purpose), (AIM, aim)]);
    found.into_iter().filter(|words| words.starts_with("undecided ")).collect()
}

#[test]
fn an_objective_that_agrees_hides_no_purpose_that_does_not() {
    for (purpose, aim) in [
        ("用于农村道路养护52公里", "完成农村道路养护50公里"),
        ("养护农村道路52公里", "完成50公里农村道路养护任务"),
        ("农村道路养护50公里", "2025年实现农村道路养护52公里"),
        ("养护农村道路52公里，其中县道20公里、村道30公里", "完成50公里农村道路养护"),
    ] {
        assert_eq!(
            says(purpose, aim),
            ["R13 error 乡村道路养护: 文中52公里，指标“养护里程”50公里，不一致 [52公里 / 50公里]"],
            "{purpose}"
        );
    }
}

#[test]
fn where_it_may_be_something_else_both_are_shown_and_nothing_is_decided() {
    let (purpose, aim) = ("为52公里山区农村道路提供养护", "完成农村道路养护50公里");
    assert_eq!(
        undecided(purpose, aim),
        ["undecided 文中50公里，与指标“养护里程”50公里一致，另一处52公里，说不清是否同一数量"]
    );
    assert_eq!(says(purpose, aim), Vec::<String>::new());
}

#[test]
fn parts_other_times_and_what_a_work_can_do_contradict_nothing() {
    for purpose in [
        "养护农村道路50公里，其中县道20公里、村道30公里",
        "上半年养护农村道路25公里",
        "已养护农村道路80公里",
        "新增农村道路养护5公里",
        "建成日均养护农村道路2公里的队伍",
        "每人养护农村道路5公里",
    ] {
        let aim = "完成农村道路养护50公里";
        assert_eq!((says(purpose, aim), undecided(purpose, aim)), (Vec::new(), Vec::new()), "{purpose}");
    }
}

#[test]
fn a_name_counts_too() {
    let silent = (PURPOSE, "每公里3万元，按月考核。");
    assert_eq!(
        failed(&[(NAME, "<td colspan=2>60公里乡村道路养护</td>"), silent]),
        ["R13 error 60公里乡村道路养护: 文中60公里，指标“养护里程”50公里，不一致 [60公里 / 50公里]"]
    );
    assert_eq!(failed(&[(NAME, "<td colspan=2>50公里乡村道路养护</td>"), silent]), Vec::<String>::new());
    let miles = |name: &str, value: &str| row(&[name, "道路养护里程", value, "养护台账"]);
    assert_eq!(
        failed(&[(&miles("养护里程", "50公里"), &miles("养护60公里", "50公里"))]),
        ["R13 error 乡村道路养护: 文中60公里，指标“养护60公里”50公里，不一致 [60公里 / 50公里]"]
    );
}

#[test]
fn texts_contradict_each_other_where_no_target_counts() {
    assert_eq!(
        says("改造农村危房120户，养护道路。", "完成102户农村危房改造"),
        ["R13 error 乡村道路养护: 文中120户，另一处102户，不一致 [120户 / 102户]"]
    );
    let miles = |value: &str| row(&["养护里程", "道路养护里程", value, "养护台账"]);
    let named = row(&["完成102户农村危房改造", "危房改造", "100%", "养护台账"]);
    assert_eq!(
        failed(&[(PURPOSE, "改造农村危房120户。"), (&miles("50公里"), &named)])[0],
        "R13 error 乡村道路养护: 文中120户，另一处102户，不一致 [120户 / 102户]"
    );
    for (purpose, aim) in [
        ("改造农村危房120户", "完成120户农村危房改造"),
        ("改造农村危房120户", "改造城镇危房102户"),
        ("改造农村危房120户", "一季度改造农村危房30户"),
        ("改造农村危房120户", "改造农村危房120户，其中C级80户"),
    ] {
        assert_eq!(says(purpose, aim), Vec::<String>::new(), "{aim}");
    }
}

#[test]
fn the_aims_of_several_years_are_none_of_this_one() {
    let aims = "<tr><td>年度目标</td><td colspan=5>保持道路畅通</td></tr>";
    let both = "<tr><td>实施期目标</td><td colspan=5>养护农村道路150公里</td></tr>\
                <tr><td>年度目标</td><td colspan=5>养护农村道路50公里</td></tr>";
    assert_eq!(failed(&[(aims, both)]), Vec::<String>::new());
    let more = both.replace("道路50公里", "道路52公里");
    assert_eq!(
        failed(&[(aims, &more), (PURPOSE, "每公里3万元，按月考核。")]),
        ["R13 error 乡村道路养护: 文中52公里，指标“养护里程”50公里，不一致 [52公里 / 50公里]"]
    );
}
