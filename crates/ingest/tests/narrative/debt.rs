//! Debt: of what a balance is, and what is neither balance nor service.

use proptest::prelude::*;

use super::{hold, said};

const HEADING: &str = "二、政府债务情况";

#[test]
fn a_balance_behind_limits_is_of_the_kind_that_it_can_be_of_alone() {
    hold(
        HEADING,
        &[
            (
                "我县政府债务限额8.5亿元，其中：一般债务限额3亿元，专项债务限额5.5亿元，余额为7.9亿元。",
                &[
                    "total debt 7.9亿元=790000000.00 of 8.5亿元=850000000.00",
                    "general debt of 3亿元=300000000.00",
                    "special debt of 5.5亿元=550000000.00",
                ],
            ),
            (
                "我县政府债务限额8.5亿元，其中一般债务限额3亿元、余额2.8亿元，专项债务限额5.5亿元、余额5.1亿元。",
                &[
                    "total debt of 8.5亿元=850000000.00",
                    "general debt 2.8亿元=280000000.00 of 3亿元=300000000.00",
                    "special debt 5.1亿元=510000000.00 of 5.5亿元=550000000.00",
                ],
            ),
            (
                "我县政府债务限额8.5亿元，其中专项债务限额5.5亿元，余额5.1亿元。",
                &["total debt of 8.5亿元=850000000.00", "special debt of 5.5亿元=550000000.00", "unread 5.1亿元"],
            ),
        ],
    );
}

#[test]
fn of_the_limits_of_two_years_that_of_the_balance_is_its_own() {
    hold(
        HEADING,
        &[
            (
                "2024年政府债务限额10亿元，2023年政府债务限额9亿元，2023年末政府债务余额8亿元。",
                &["total debt 8亿元=800000000.00 of 9亿元=900000000.00", "unread 10亿元"],
            ),
            (
                "2023年政府债务限额9亿元，2023年末政府债务余额8亿元，2024年政府债务限额10亿元。",
                &["total debt 8亿元=800000000.00 of 9亿元=900000000.00", "unread 10亿元"],
            ),
            (
                "2023年末政府债务余额8亿元，2024年政府债务限额10亿元。",
                &["total debt 8亿元=800000000.00 of 10亿元=1000000000.00"],
            ),
        ],
    );
}

#[test]
fn what_was_repaid_in_another_year_is_no_service_of_this_one() {
    let service = ["total service 1.3亿元=130000000.00 principal 0.7亿元=70000000.00 interest 0.6亿元=60000000.00"];
    let budget = "2024年计划偿还政府债务本息1.3亿元，其中本金0.7亿元，利息0.6亿元。";
    for before in [
        "2023年初，全县政府债务余额19亿元。当年发行政府债券2.5亿元，当年偿还到期本金0.8亿元。",
        "2023年初，全县政府债务余额19亿元。发行政府债券2.5亿元，偿还到期本金0.8亿元。",
        "2023年，全县发行政府债券2.5亿元。当年偿还到期本金0.8亿元。",
    ] {
        assert_eq!(said(HEADING, &format!("{before}{budget}")), service, "{before}");
    }
    let balance = "2023年，全县政府债务余额19亿元。当年偿还债务本金0.8亿元。";
    hold(
        HEADING,
        &[
            (&format!("{balance}{budget}"), &["total debt 19亿元=1900000000.00", service[0], "unread 0.8亿元"]),
            (
                "2023年初，全县政府债务余额19亿元。当年发行政府债券2.5亿元。年末政府债务余额21.5亿元。",
                &["total debt 21.5亿元=2150000000.00"],
            ),
        ],
    );
}

#[test]
fn a_sum_of_principal_and_interest_behind_them_is_the_service() {
    hold(
        HEADING,
        &[
            (
                "2024年还本0.41亿元、付息0.42亿元，小计0.83亿元。",
                &["total service 0.83亿元=83000000.00 principal 0.41亿元=41000000.00 interest 0.42亿元=42000000.00"],
            ),
            (
                "2024年应付本息90万元，其中一般公共预算40万元（本金30万元，利息10万元），政府性基金预算50万元（本金35万元，利息15万元）。本金合计65万元，利息合计25万元。",
                &[
                    "total service 90万元=900000.00 principal 65万元=650000.00 interest 25万元=250000.00",
                    "general_public service 40万元=400000.00 principal 30万元=300000.00 interest 10万元=100000.00",
                    "government_fund service 50万元=500000.00 principal 35万元=350000.00 interest 15万元=150000.00",
                ],
            ),
        ],
    );
}

#[test]
fn how_much_debt_has_changed_is_no_balance() {
    hold(
        HEADING,
        &[
            (
                "截至2023年底，政府债务余额比上年增加3000万元，达到7.9亿元。",
                &["total debt 7.9亿元=790000000.00", "unread 3000万元"],
            ),
            (
                "截至2023年末，政府债务余额由7.6亿元增加到7.9亿元。",
                &["total debt 7.9亿元=790000000.00", "unread 7.6亿元"],
            ),
            (
                "2024年还本付息支出较上年减少60万元，为2300万元。",
                &["total service 2300万元=23000000.00", "unread 60万元"],
            ),
            ("截至2023年底，政府债务余额超过7.9亿元。", &["unread 7.9亿元"]),
        ],
    );
}

#[test]
fn no_debt_at_all_is_stated_beside_amounts_and_no_hidden_debt_is_not_that() {
    hold(
        HEADING,
        &[
            (
                "截至2023年末，我县无政府债务余额，2024年应偿还债务本息2300万元。",
                &["total service 2300万元=23000000.00", "no debt “我县无政府债务余额”"],
            ),
            ("我县政府债务余额7.9亿元，无隐性债务，无逾期债务。", &["total debt 7.9亿元=790000000.00"]),
        ],
    );
}

#[test]
fn amounts_in_capitals_and_in_several_units_are_read_whole() {
    hold(
        HEADING,
        &[
            (
                "截至2023年底，政府债务余额伍亿叁仟零陆拾万元整（530,600,000元），其中一般债务余额二亿一千万元，专项债务余额3亿2060万元。",
                &[
                    "total debt 伍亿叁仟零陆拾万元=530600000.00",
                    "general debt 二亿一千万元=210000000.00",
                    "special debt 3亿2060万元=320600000.00",
                ],
            ),
            (
                "截至2023年底，政府债务余额5.306亿，其中一般债务余额2.1千万元，专项债务余额50,9600万元。",
                &["total debt 5.306亿元=530600000.00", "general debt 2.1千万元=21000000.00", "unread 50,9600万元"],
            ),
        ],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_balance_in_several_units_is_the_balance(high in 1_u64..90, low in 1000_u64..10_000, wan in any::<bool>()) {
        let unit = if wan { "万元" } else { "万" };
        let expected = format!("total debt {high}亿{low}万元={}.00", high * 100_000_000 + low * 10_000);
        prop_assert_eq!(said(HEADING, &format!("截至2023年底，政府债务余额{high}亿{low}{unit}。")), [expected]);
    }
}

#[test]
fn what_an_account_pays_in_all_is_neither_its_principal_nor_its_interest() {
    let whole = [
        "total service 610万元=6100000.00 principal 360万元=3600000.00 interest 250万元=2500000.00",
        "general_public service 230万元=2300000.00 principal 140万元=1400000.00 interest 90万元=900000.00",
        "government_fund service 380万元=3800000.00 principal 220万元=2200000.00 interest 160万元=1600000.00",
    ];
    for words in [
        "2024年需还本付息610万元，其中本金360万元、利息250万元。由一般公共预算安排230万元，其中本金140万元、利息90万元；由政府性基金预算安排380万元，其中本金220万元、利息160万元。",
        "2024年需还本付息610万元，其中本金360万元、利息250万元。其中一般公共预算安排230万元（本金140万元、利息90万元），政府性基金预算安排380万元（本金220万元、利息160万元）。",
        "2024年需还本付息610万元，其中本金360万元、利息250万元。一般公共预算列支230万元，其中还本140万元，付息90万元；政府性基金预算列支380万元，其中还本220万元，付息160万元。",
        "2024年需还本付息610万元，其中本金360万元、利息250万元。其中一般债务230万元，偿还本金140万元、支付利息90万元；专项债务380万元，偿还本金220万元、支付利息160万元。",
    ] {
        assert_eq!(said(HEADING, words), whole, "{words}");
    }
}

#[test]
fn principal_and_interest_are_each_divided_by_kind() {
    for (words, behind) in [
        (
            "2024年归还政府债务本金360万元，其中一般债务140万元，专项债务220万元；支付利息250万元，其中一般债务90万元，专项债务160万元。",
            [" interest 90万元=900000.00", " interest 160万元=1600000.00"],
        ),
        ("2024年归还政府债务本金360万元，其中一般债务140万元，专项债务220万元；支付利息250万元。", ["", ""]),
    ] {
        let [general, fund] = behind;
        assert_eq!(
            said(HEADING, words),
            [
                "total service principal 360万元=3600000.00 interest 250万元=2500000.00".to_owned(),
                format!("general_public service principal 140万元=1400000.00{general}"),
                format!("government_fund service principal 220万元=2200000.00{fund}"),
            ],
            "{words}"
        );
    }
}

#[test]
fn a_dated_balance_is_one_also_where_it_opens_the_year() {
    hold(
        HEADING,
        &[(
            "二〇二三年末政府债务余额7.9亿元，2024年新增债券5000万元，偿还本金1200万元，2024年末政府债务余额8.28亿元。",
            &[
                "total debt 7.9亿元=790000000.00",
                "total debt 8.28亿元=828000000.00",
                "total service principal 1200万元=12000000.00",
            ],
        )],
    );
}
