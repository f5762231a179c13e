//! 三公经费: the amount, that of the year before, and how much it has changed.

use super::{hold, said};

const HEADING: &str = "一、“三公”经费预算情况";

#[test]
fn a_change_is_no_amount_whatever_word_says_it() {
    for (verb, shown) in [
        ("净增", "increase by 7万元=70000.00"),
        ("多安排", "increase by 7万元=70000.00"),
        ("多出", "increase by 7万元=70000.00"),
        ("调增", "increase by 7万元=70000.00"),
        ("少", "decrease by 7万元=-70000.00"),
        ("节约", "decrease by 7万元=-70000.00"),
        ("削减", "decrease by 7万元=-70000.00"),
        ("缩减", "decrease by 7万元=-70000.00"),
        ("回落", "decrease by 7万元=-70000.00"),
        ("降低了", "decrease by 7万元=-70000.00"),
    ] {
        let words = format!("2024年公务接待费63万元，比上年{verb}7万元。");
        assert_eq!(said(HEADING, &words), [format!("reception 63万元=630000.00 {shown}")], "{words}");
    }
}

#[test]
fn a_change_before_its_amount_is_still_the_change() {
    hold(
        HEADING,
        &[
            ("2024年公务接待费压减7万元，预算为63万元。", &["reception 63万元=630000.00 decrease by 7万元=-70000.00"]),
            (
                "2024年“三公”经费预算数较上年年初预算减少12万元，共安排290万元。",
                &["total 290万元=2900000.00 decrease by 12万元=-120000.00"],
            ),
            (
                "2024年公务接待费63万元，较上年增加的7万元主要用于招商。",
                &["reception 63万元=630000.00 increase by 7万元=70000.00 “主要用于招商”"],
            ),
            (
                "2024年“三公”经费290万元，比上年增加12万元主要是因为更新车辆3辆。",
                &["total 290万元=2900000.00 increase by 12万元=120000.00 “主要是因为更新车辆3辆”"],
            ),
        ],
    );
}

#[test]
fn from_one_level_to_another_is_that_of_before_and_the_present_one() {
    hold(
        HEADING,
        &[
            (
                "2024年公务接待费由上年的70万元下降到63万元。",
                &["reception 63万元=630000.00 decrease from 70万元=700000.00"],
            ),
            (
                "2024年公务接待费从55万元提高至63万元，增加8万元。",
                &["reception 63万元=630000.00 increase by 8万元=80000.00 from 55万元=550000.00"],
            ),
            ("2024年公务接待费由70万元调整为63万元。", &["reception 63万元=630000.00 from 70万元=700000.00"]),
            ("2024年“三公”经费由2023年的310万元调整到290万元。", &["total 290万元=2900000.00 from 310万元=3100000.00"]),
            (
                "2024年公务接待费63万元，比2023年预算数70万元减少7万元，下降10%。",
                &["reception 63万元=630000.00 decrease by 7万元=-70000.00 from 70万元=700000.00"],
            ),
            (
                "2024年“三公”经费290万元，2023年为310万元，减少20万元。",
                &["total 290万元=2900000.00 decrease by 20万元=-200000.00 from 310万元=3100000.00"],
            ),
            (
                "2024年公务接待费63万元，2023年为70万元，2022年为80万元。",
                &["reception 63万元=630000.00 from 70万元=700000.00", "unread 80万元"],
            ),
        ],
    );
}

#[test]
fn the_year_of_one_item_is_not_that_of_the_next() {
    hold(
        HEADING,
        &[
            (
                "2022年“三公”经费250万元，其中公务接待费50万元；2024年“三公”经费290万元，其中公务接待费63万元。",
                &["total 290万元=2900000.00", "reception 63万元=630000.00", "unread 250万元, 50万元"],
            ),
            (
                "2024年“三公”经费290万元。公务接待费63万元，2023年预算70万元。",
                &["total 290万元=2900000.00", "reception 63万元=630000.00 from 70万元=700000.00"],
            ),
        ],
    );
}

#[test]
fn an_amount_of_several_items_is_that_of_none() {
    hold(
        HEADING,
        &[
            ("2024年公务用车购置费、公务接待费分别为25万元、63万元。", &["unread 25万元, 63万元"]),
            ("2024年公务接待费、因公出国（境）费合计88万元。", &["unread 88万元"]),
            ("2024年公务接待费、公务用车购置费均为25万元。", &["unread 25万元"]),
            ("2024年公务接待费和因公出国（境）费88万元。", &["unread 88万元"]),
            (
                "2024年公务用车购置、运行维护费180万元，其中购置25万元，运行155万元。",
                &[
                    "vehicle_purchase 25万元=250000.00",
                    "vehicle_total 180万元=1800000.00",
                    "vehicle_operation 155万元=1550000.00",
                ],
            ),
            (
                "2024年公务接待费63万元，公务用车运行维护费155万元，合计218万元。",
                &["reception 63万元=630000.00", "vehicle_operation 155万元=1550000.00", "unread 218万元"],
            ),
        ],
    );
}

#[test]
fn a_year_in_brackets_is_that_of_what_they_hold() {
    hold(
        HEADING,
        &[(
            "2024年“三公”经费为300万元（2023年为310万元），其中公务接待费100万元（2023年为110万元），公务用车运行费200万元（2023年为200万元）。",
            &[
                "total 300万元=3000000.00 from 310万元=3100000.00",
                "reception 100万元=1000000.00 from 110万元=1100000.00",
                "vehicle_operation 200万元=2000000.00 from 200万元=2000000.00",
            ],
        )],
    );
}

#[test]
fn zero_is_printed_and_nothing_is_denied() {
    hold(
        HEADING,
        &[
            (
                "2024年“三公”经费290万元，公务接待费为零，公务用车购置费0元，因公出国（境）费未安排。",
                &[
                    "total 290万元=2900000.00",
                    "reception 零元=0.00",
                    "vehicle_purchase 0元=0.00",
                    "overseas_travel none",
                ],
            ),
            (
                "2024年“三公”经费290万元，其中：因公出国（境）经费无安排；公务接待费290万元。",
                &["total 290万元=2900000.00", "overseas_travel none", "reception 290万元=2900000.00"],
            ),
        ],
    );
}

#[test]
fn what_is_about_as_much_is_not_just_as_much() {
    hold(
        HEADING,
        &[
            ("2024年“三公”经费290万元，与上年持平。", &["total 290万元=2900000.00 flat by 持平万元=0.00"]),
            ("2024年“三公”经费290万元，与上年基本持平。", &["total 290万元=2900000.00 flat"]),
            ("2024年“三公”经费与上年持平，均为290万元。", &["total 290万元=2900000.00 flat by 持平元=0.00"]),
            ("2024年“三公”经费近290万元。", &["unread 290万元"]),
            ("2024年“三公”经费290余万元，同比下降2.1%。", &["total decrease", "unread 290余万元"]),
            ("2024年“三公”经费290万元，同比下降2.1%。", &["total 290万元=2900000.00 decrease"]),
            ("2024年“三公”经费290万元，比上年腾退9万元。", &["total 290万元=2900000.00", "unread 9万元"]),
            (
                "2024年“三公”经费290万元，较上年压减5%后安排公务接待费63万元。",
                &["total 290万元=2900000.00", "reception 63万元=630000.00 decrease"],
            ),
        ],
    );
}

#[test]
fn the_year_before_of_one_item_is_not_that_of_the_next() {
    let reception = "reception 63万元=630000.00 decrease by 7万元=-70000.00 from 70万元=700000.00";
    let operation = "vehicle_operation 130万元=1300000.00 decrease by 22万元=-220000.00 from 152万元=1520000.00";
    hold(
        HEADING,
        &[
            (
                "2024年公务接待费63万元，2023年预算数70万元，减少7万元；公务用车运行维护费130万元，2023年预算数152万元，减少22万元。",
                &[reception, operation],
            ),
            (
                "2024年公务接待费63万元，2023年为70万元，同比减少7万元，公务用车运行维护费130万元，2023年为152万元，同比减少22万元。",
                &[reception, operation],
            ),
            (
                "2024年“三公”经费预算290万元，2023年决算251万元，其中公务接待费60万元。",
                &["total 290万元=2900000.00 from 251万元=2510000.00", "unread 60万元"],
            ),
        ],
    );
}

#[test]
fn what_follows_brackets_is_of_what_stood_before_them() {
    hold(
        HEADING,
        &[(
            "2024年公务用车购置及运行费155万元（购置费25万元、运行费130万元），比上年减少12万元。",
            &[
                "vehicle_total 155万元=1550000.00 decrease by 12万元=-120000.00",
                "vehicle_purchase 25万元=250000.00",
                "vehicle_operation 130万元=1300000.00",
            ],
        )],
    );
}

#[test]
fn items_that_nothing_calls_by_the_name_of_all_are_read() {
    hold(
        "二、有关经费",
        &[
            (
                "2024年，因公出国（境）费0万元，公务接待费5万元，比上年减少1万元，公务用车运行维护费12万元，与上年持平。",
                &[
                    "overseas_travel 0万元=0.00",
                    "reception 5万元=50000.00 decrease by 1万元=-10000.00",
                    "vehicle_operation 12万元=120000.00 flat by 持平万元=0.00",
                ],
            ),
            ("2.公务接待费5万元。", &["reception 5万元=50000.00"]),
            // an expense of something else, which only speaks of one
            ("会议费8万元，含会议期间的公务接待2万元。", &["unread 8万元, 2万元"]),
        ],
    );
}
