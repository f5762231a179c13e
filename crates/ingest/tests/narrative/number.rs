//! Numbers that are no amounts: the harmless ones, and figures that would be lost.

use super::hold;

const HEADING: &str = "一、“三公”经费预算情况";

#[test]
fn years_days_rates_documents_and_points_are_no_figures() {
    hold(
        HEADING,
        &[
            (
                "1.根据云财预〔2023〕18号、19号文件第12条和附表3，2024年1-12月“三公”经费290万元，较2022、2023年均值下降2.5%和1个百分点。",
                &["total 290万元=2900000.00"],
            ),
            (
                "（1）2023年12月25日批准，2024.1.31公开，2024年“三公”经费290万元；2.2024年公务接待费63万元。",
                &["total 290万元=2900000.00", "reception 63万元=630000.00"],
            ),
        ],
    );
}

#[test]
fn every_other_number_on_a_topic_is_reported() {
    hold(
        HEADING,
        &[
            (
                "2024年“三公”经费290万元，接待42批次、630人，保有公务用车17辆，涉及85个单位。",
                &["total 290万元=2900000.00", "unread 42批, 630人, 17辆, 85个"],
            ),
            (
                "2024年“三公”经费290万元（单位：万元）300，公务接待费60－63万元，人均60元。",
                &["total 290万元=2900000.00", "unread 300, 60－63万元, 60元"],
            ),
            ("2024年“三公”经费29 0万元，公务接待费63万美元。", &["unread 29 0万元, 63万美元"]),
            ("2024年“三公”经费数百万元，公务接待费七十余万元。", &["unread 数百万元, 七十余万元"]),
        ],
    );
}

#[test]
fn elsewhere_money_alone_is_reported() {
    hold(
        "五、绩效管理情况",
        &[(
            "2024年评价30多个项目，惠及群众12万人，节约资金300多万元，核减1.2亿余元，追回7万。",
            &["unread 300多万元, 1.2亿余元, 7万"],
        )],
    );
}

#[test]
fn a_number_with_a_sign_or_something_foreign_in_it_is_reported_and_never_read_from_its_tail() {
    for (words, unread) in [
        ("▲37万元", "37万元"),
        ("负37万元", "37万元"),
        ("△37万元", "37万元"),
        ("–37万元", "37万元"),
        ("3\u{200b}7万元", "3\u{200b}7万元"),
        ("3.7×10^5元", "3.7, 10, 5元"),
        ("3.7e5元", "3.7, 5元"),
        ("3：7万元", "3, 7万元"),
        ("3_7万元", "3, 7万元"),
        ("3一0万元", "3一, 0万元"),
    ] {
        let unread = format!("unread {unread}");
        let text = format!("2024年“三公”经费290万元，公务接待费{words}。");
        hold(HEADING, &[(&text, &["total 290万元=2900000.00", &unread])]);
    }
}

#[test]
fn chinese_numbers_have_decimals() {
    hold(
        HEADING,
        &[(
            "2024年“三公”经费二百九十点五万元，公务接待费陆拾叁点贰伍万元。",
            &["total 二百九十点五万元=2905000.00", "reception 陆拾叁点贰伍万元=632500.00"],
        )],
    );
}
