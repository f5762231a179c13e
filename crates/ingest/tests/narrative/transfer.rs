//! Transfers: which year an amount is of, and what is said to be none.

use super::hold;

const HEADING: &str = "三、转移支付情况";

#[test]
fn what_another_year_had_is_no_part_of_the_budget() {
    hold(
        HEADING,
        &[
            (
                "2024年未安排对下转移支付，2023年对下转移支付80万元。",
                &["no transfer_payments “2024年未安排对下转移支付”", "unread 80万元"],
            ),
            (
                "2023年对下转移支付6800万元，2024年对下转移支付7200万元。",
                &["to_below total 7200万元=72000000.00", "unread 6800万元"],
            ),
            (
                "2024年对下转移支付7200万元，2023年为6800万元，增加400万元。",
                &["to_below total 7200万元=72000000.00 by 400万元=4000000.00", "unread 6800万元"],
            ),
            (
                "2024年对下转移支付由6800万元增加到7200万元。",
                &["to_below total 7200万元=72000000.00", "unread 6800万元"],
            ),
            (
                "2024年对下转移支付较上年增加400万元，为7200万元。",
                &["to_below total 7200万元=72000000.00 by 400万元=4000000.00"],
            ),
            (
                "2024年上级转移支付收入3亿2500万元，较2023年执行数3.3亿元减少500万元。",
                &["from_above total 3亿2500万元=325000000.00 by 500万元=-5000000.00", "unread 3.3亿元"],
            ),
            (
                "我县无对下转移支付，上级补助收入3.3亿元。",
                &["from_above total 3.3亿元=330000000.00", "no transfer_payments “我县无对下转移支付”"],
            ),
            ("2024年一般性转移支付、专项转移支付分别为2亿元、1.3亿元。", &["unread 2亿元, 1.3亿元"]),
        ],
    );
}

#[test]
fn kinds_in_short_are_kinds_and_their_sum_is_all() {
    hold(
        HEADING,
        &[
            (
                "2024年对下转移支付：一般性6400万元、专项800万元，合计7200万元，比上年增加400万元。",
                &[
                    "to_below total 7200万元=72000000.00 by 400万元=4000000.00",
                    "to_below general 6400万元=64000000.00",
                    "to_below special 800万元=8000000.00",
                ],
            ),
            (
                "2024年对下转移支付7200万元，教育支出900万元，比上年增加60万元。",
                &["to_below total 7200万元=72000000.00", "unread 900万元, 60万元"],
            ),
        ],
    );
}
