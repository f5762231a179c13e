//! Changes: of which item they are, and which words say none.

use super::hold;

const HEADING: &str = "一、“三公”经费预算情况";

#[test]
fn a_change_behind_something_else_is_that_of_the_other() {
    hold(
        HEADING,
        &[
            (
                "2024年公务接待费63万元，机关运行经费410万元，比上年增加40万元。",
                &["reception 63万元=630000.00", "unread 410万元, 40万元"],
            ),
            (
                "2024年公务接待费63万元，会议费22万元，培训费31万元，合计116万元，比上年减少4万元。",
                &["reception 63万元=630000.00", "unread 22万元, 31万元, 116万元, 4万元"],
            ),
            (
                "2024年公务接待费63万元，人均210元，比上年下降15元。",
                &["reception 63万元=630000.00", "unread 210元, 15元"],
            ),
            ("2024年“三公”经费290万元，三年共减少24万元。", &["total 290万元=2900000.00", "unread 24万元"]),
        ],
    );
}

#[test]
fn what_sums_the_items_up_is_the_total_and_so_is_its_change() {
    let items = [
        "overseas_travel 37万元=370000.00",
        "vehicle_purchase 60万元=600000.00",
        "vehicle_operation 130万元=1300000.00",
        "reception 63万元=630000.00",
        "total 290万元=2900000.00 decrease by 17万元=-170000.00",
    ];
    let told = "2024年因公出国（境）费37万元，公务用车购置费60万元，公务用车运行维护费130万元，公务接待费63万元";
    for rest in [
        "，合计290万元，比上年减少17万元。",
        "。以上四项共计290万元，较2023年预算减少17万元。",
        "，总计290万元，比上年压减17万元。",
    ] {
        hold(HEADING, &[(&format!("{told}{rest}"), &items)]);
    }
    hold(
        HEADING,
        &[
            (
                "2024年公务用车购置费60万元、运行维护费130万元，合计190万元，比上年减少8万元。",
                &[
                    "vehicle_purchase 60万元=600000.00",
                    "vehicle_operation 130万元=1300000.00",
                    "vehicle_total 190万元=1900000.00 decrease by 8万元=-80000.00",
                ],
            ),
            (
                "2024年公务接待费63万元，因公出国（境）费37万元，两项合计100万元，比上年减少8万元。",
                &["reception 63万元=630000.00", "overseas_travel 37万元=370000.00", "unread 100万元, 8万元"],
            ),
            ("2024年公务接待费63万元，上述各项较2023年减少8万元。", &["reception 63万元=630000.00", "unread 8万元"]),
        ],
    );
}

#[test]
fn what_is_said_of_each_is_of_every_one_that_was_told() {
    hold(
        HEADING,
        &[
            (
                "2024年公务接待费63万元、因公出国（境）费37万元均较上年减少3万元。",
                &[
                    "reception 63万元=630000.00 decrease by 3万元=-30000.00",
                    "overseas_travel 37万元=370000.00 decrease by 3万元=-30000.00",
                ],
            ),
            (
                "2024年公务接待费63万元，公务用车运行维护费130万元，均与上年持平。",
                &[
                    "reception 63万元=630000.00 flat by 持平万元=0.00",
                    "vehicle_operation 130万元=1300000.00 flat by 持平万元=0.00",
                ],
            ),
        ],
    );
}

#[test]
fn what_has_not_risen_has_not_fallen_either() {
    hold(
        HEADING,
        &[
            ("2024年公务接待费63万元，与上年相比未增加。", &["reception 63万元=630000.00"]),
            ("2024年公务接待费63万元，与上年相比没有减少。", &["reception 63万元=630000.00"]),
            (
                "2024年公务接待费63万元、公务用车购置费60万元，分别较上年减少5万元和增加9万元。",
                &["reception 63万元=630000.00", "vehicle_purchase 60万元=600000.00", "unread 5万元, 9万元"],
            ),
        ],
    );
}
