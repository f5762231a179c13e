//! R09: the schedule of payments.

use super::{failed, of_subject, row};

const ROADS: &str = "乡村道路养护";

fn plan(points: [&str; 4]) -> String {
    format!("{}<td colspan=2>{}</td>", row(&points[..3]), points[3])
}

fn roads(points: [&str; 4]) -> Vec<String> {
    failed(&[(&plan(["20%", "45%", "75%", "100%"]), &plan(points))])
}

#[test]
fn a_schedule_that_falls_is_found_with_the_two_points() {
    assert_eq!(
        roads(["20%", "75%", "45%", "100%"]),
        ["R09 error 乡村道路养护: 资金支出计划应累计不减：6月末 75%，9月末 45% [≥ 75 / 45]"]
    );
}

#[test]
fn a_schedule_that_ends_below_a_hundred_is_found() {
    assert_eq!(
        roads(["20%", "45%", "75%", "90%"]),
        ["R09 error 乡村道路养护: 资金支出计划期末应为100%：12月末 90% [100 / 90]"]
    );
}

#[test]
fn a_schedule_of_shares_is_not_cumulative() {
    assert_eq!(
        roads(["25%", "25%", "25%", "25%"]),
        ["R09 error 乡村道路养护: 资金支出计划期末应为100%：12月末 25% [100 / 25]"]
    );
}

#[test]
fn a_point_above_a_hundred_is_found_and_that_it_falls_again() {
    assert_eq!(
        roads(["20%", "45%", "110%", "100%"]),
        [
            "R09 error 乡村道路养护: 资金支出计划应在0与100%之间：9月末 110%；资金支出计划应累计不减：9月末 110%，12月末 100% [0..100 / 110]"
        ]
    );
}

#[test]
fn periods_that_do_not_ascend_are_found() {
    let heads = |labels: [&str; 4]| format!("{}</tr>\n<tr><td>0</td>", plan(labels));
    let turned = heads(["3月末", "9月末", "6月末", "12月末"]);
    assert_eq!(
        failed(&[(&heads(["3月末", "6月末", "9月末", "12月末"]), &turned)]),
        [
            "R09 error 一般债券付息: 资金支出计划的时点应依次递增：3月末、9月末、6月末、12月末 [ascending / 3月末 9月末 6月末 12月末]"
        ]
    );
}

#[test]
fn blank_points_at_the_begin_are_no_fault_and_a_blank_end_is_undecided() {
    let changes = [(&*plan(["20%", "45%", "75%", "100%"]), &*plan(["", "", "", "100%"]))];
    assert_eq!(of_subject("R09", ROADS, &changes), ["passed 资金支出计划累计不减，期末为100%"]);
    let changes = [(&*plan(["20%", "45%", "75%", "100%"]), &*plan(["20%", "45%", "75%", ""]))];
    assert_eq!(of_subject("R09", ROADS, &changes), ["undecided 未填12月末，无法判断期末是否为100%"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn a_schedule_that_is_not_filled_in_is_undecided() {
    let changes = [(&*plan(["20%", "45%", "75%", "100%"]), &*plan(["", "", "", ""]))];
    assert_eq!(of_subject("R09", ROADS, &changes), ["undecided 未填资金支出计划"]);
}
