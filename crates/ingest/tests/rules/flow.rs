//! R05: how debt moves through a year, in other words than the county's own, and in tables.

use openbudget_domain::debt::{DebtFlow, Stated};

use super::{changed, failed, of};

const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";
/// The county's own sentence.
const OWN: &str =
    "年初政府债务余额98500万元，全年发行新增债券6000万元，偿还债务本金2500万元，年末政府债务余额102000万元。";

/// What the rule says of a sentence in the place of the county's.
fn says(words: &str) -> Vec<String> {
    let found = of("R05", &[(OWN, words)]);
    found.iter().map(|found| found.replace(&format!(" {TITLE}"), "")).collect()
}

/// What fails then, of this rule and of any other.
fn fails(words: &str) -> usize {
    failed(&[(OWN, words)]).len()
}

/// A table of debt in the place of the county's sentence.
fn table(title: &str, unit: &str, rows: &[&str]) -> String {
    let cells = |row: &&str| format!("<tr><td>{}</td></tr>", row.split('|').collect::<Vec<_>>().join("</td><td>"));
    let rows = rows.iter().map(cells).collect::<Vec<_>>().join("\n");
    format!("见下表。</p>\n<p>{title}</p>\n<p>单位：{unit}</p>\n<table>\n{rows}</table>\n<p>以上为预计数。")
}

/// A flow in a line: `total 2024: 1+2-3=4`.
fn shown(flow: &DebtFlow) -> String {
    let list = |stated: &[Stated]| {
        let printed: Vec<&str> = stated.iter().map(|stated| stated.money.printed()).collect();
        printed.join("&")
    };
    let year = flow.year.map(|year| year.to_string()).unwrap_or_default();
    let [opening, issued, repaid, closing] =
        [&flow.opening, &flow.issued, &flow.repaid, &flow.closing].map(|stated| list(stated));
    format!("{} {year}: {opening}+{issued}-{repaid}={closing}", flow.debt_type)
}

#[test]
fn it_holds_in_whatever_words_it_is_said() {
    for (words, held) in [
        (
            "2023年末政府债务余额9.40亿元，2024年发行债券1.30亿元，偿还债券本金0.85亿元，2024年末政府债务余额9.85亿元。",
            "9.40亿元＋1.30亿元−0.85亿元＝9.85亿元，年末余额9.85亿元，相符",
        ),
        (
            "2024年政府债务年初余额94000万元，发行额13000万元，还本额8500万元，年末余额98500万元。",
            "94000万元＋13000万元−8500万元＝98500万元，年末余额98500万元，相符",
        ),
        (
            "2024年末全县债务余额98500万元。2024年初余额94000万元，当年举借13000万元，当年偿还8500万元。",
            "94000万元＋13000万元−8500万元＝98500万元，年末余额98500万元，相符",
        ),
        (
            "上年末地方政府债务余额94000万元，当年发行新增债券9000万元、再融资债券4000万元，偿还到期再融资债券本金8500万元，年底地方政府债务余额98500万元。",
            "94000万元＋9000万元＋4000万元−8500万元＝98500万元，年末余额98500万元，相符",
        ),
        (
            "期初债务余额94000万元，本期举借13000万元（其中：新增9000万元，再融资4000万元），归还8500万元，期末债务余额98500万元。",
            "94000万元＋13000万元−8500万元＝98500万元，年末余额98500万元，相符",
        ),
    ] {
        assert_eq!(says(words), [format!("passed: {held}")], "{words}");
        assert_eq!(fails(words), 0, "{words}");
    }
}

#[test]
fn a_balance_that_does_not_follow_is_found_in_whatever_words() {
    for (words, found) in [
        (
            "2023年末政府债务余额9.40亿元，2024年发行债券1.30亿元，偿还债券本金0.85亿元，2024年末政府债务余额9.95亿元。",
            "9.40亿元＋1.30亿元−0.85亿元＝9.85亿元，年末余额9.95亿元，不符",
        ),
        (
            "2024年政府债务年初余额94000万元，发行额13000万元，还本额8500万元，年末余额99500万元。",
            "94000万元＋13000万元−8500万元＝98500万元，年末余额99500万元，不符",
        ),
        (
            "上年底债务余额94000万元，转贷新增债券9000万元、再融资债券4000万元，清偿到期债券8500万元，年末余额99500万元。",
            "94000万元＋9000万元＋4000万元−8500万元＝98500万元，年末余额99500万元，不符",
        ),
    ] {
        assert_eq!(says(words), [format!("failed: {found}")], "{words}");
    }
}

#[test]
fn each_kind_of_debt_moves_by_itself() {
    let words = "一般债务：上年末余额41000万元，本年举借2000万元，偿还本金1000万元，年末余额42000万元；\
                 专项债务：上年末余额57500万元，本年举借4000万元，偿还本金1500万元，年末余额61000万元。";
    assert_eq!(
        says(words),
        [
            "passed: 一般债务：41000万元＋2000万元−1000万元＝42000万元，年末余额42000万元，相符",
            "failed: 专项债务：57500万元＋4000万元−1500万元＝60000万元，年末余额61000万元，不符",
        ]
    );
    let parts = "年初政府债务余额98500万元（一般债务41000万元、专项债务57500万元），全年发行债券6000万元，其中：\
                 一般债券2000万元，专项债券4000万元，偿还债券本金2500万元，其中：一般债券1000万元，专项债券1500万元，\
                 年末政府债务余额102000万元，其中：一般债务42000万元，专项债务60000万元。";
    assert_eq!(
        says(parts),
        [
            "passed: 98500万元＋6000万元−2500万元＝102000万元，年末余额102000万元，相符",
            "passed: 一般债务：41000万元＋2000万元−1000万元＝42000万元，年末余额42000万元，相符",
            "passed: 专项债务：57500万元＋4000万元−1500万元＝60000万元，年末余额60000万元，相符",
        ]
    );
}

#[test]
fn what_is_not_said_is_undecided_and_named() {
    for (words, reason) in [
        ("2024年政府债务年初余额94000万元，发行额13000万元，年末余额98500万元。", "2024年未披露还本额"),
        ("2024年共发行政府债券13000万元，偿还到期债券8500万元。", "2024年未披露年初余额"),
        // It is not told whether more was borrowed, or repaid.
        (
            "年初余额94000万元，通过发行再融资债券偿还到期本金8500万元，年末余额98500万元。",
            "发行额、还本额有几个数，不能确定其关系",
        ),
        // One of these may be a part of the other.
        (
            "年初余额94000万元，发行债券13000万元，新增债券9000万元，还本8500万元，年末余额98500万元。",
            "发行额有几个数，不能确定其关系",
        ),
        ("政府债务余额较年初增加4500万元，净增债务4500万元。", "只披露2024年的余额，未披露另一年末的余额、发行额"),
        ("全年平稳。", "只披露2024年的余额，未披露另一年末的余额、发行额"),
    ] {
        assert_eq!(says(words), [format!("undecided: {reason}")], "{words}");
        assert_eq!(fails(words), 0, "{words}");
    }
}

#[test]
fn what_several_paragraphs_say_of_a_year_belongs_together() {
    let words = "2025年发行债券6000万元，偿还债券本金2500万元。</p>\n<p>预计2025年末政府债务余额102000万元。";
    assert_eq!(says(words), ["passed: 98500万元＋6000万元−2500万元＝102000万元，年末余额102000万元，相符"]);
}

#[test]
fn steps_stand_in_lines_of_a_table() {
    let lines = |closing: &str| {
        table(
            "青溪县2024年地方政府债务限额及余额变动表",
            "万元",
            &[
                "项目|本地区|本级",
                "一、2023年末地方政府债务余额|94000|90000",
                "其中：一般债务|39000|37000",
                "专项债务|55000|53000",
                "二、2024年地方政府债务限额|120000|118000",
                "其中：一般债务|50000|49000",
                "专项债务|70000|69000",
                "三、2024年地方政府债务发行额|13000|12000",
                "其中：新增一般债券发行额|4000|3600",
                "再融资一般债券发行额|1000|900",
                "新增专项债券发行额|7000|6600",
                "再融资专项债券发行额|1000|900",
                "四、2024年地方政府债务还本额|8500|8000",
                "其中：一般债务|3000|2700",
                "专项债务|5500|5300",
                &format!("五、2024年末地方政府债务余额|{closing}|94000"),
                "其中：一般债务|41000|38800",
                "专项债务|57500|55200",
            ],
        )
    };
    let read = changed(&[(OWN, &lines("98500"))]);
    let flows: Vec<String> = read.debt_flows.iter().map(shown).collect();
    assert_eq!(
        flows,
        [
            "total 2024: 94000+13000-8500=98500",
            "general 2024: 39000+4000&1000-3000=41000",
            "special 2024: 55000+7000&1000-5500=57500",
            "total 2024: 90000+12000-8000=94000",
            "general 2024: 37000+3600&900-2700=38800",
            "special 2024: 53000+6600&900-5300=55200",
        ]
    );
    assert!(of("R05", &[(OWN, &lines("98500"))]).iter().all(|found| found.starts_with("passed ")));
    assert_eq!(
        failed(&[(OWN, &lines("98600"))]).iter().filter(|found| found.starts_with("R05")).collect::<Vec<_>>(),
        [&format!(
            "R05 error {TITLE}: 94000万元＋13000万元−8500万元＝98500万元，年末余额98600万元，不符 [98500万元 / 98600万元]"
        )]
    );
}

#[test]
fn steps_stand_in_columns_of_a_table() {
    let rows = [
        "债务类型|年初余额|本年举借额|本年偿还额|年末余额",
        "一般债务|41000|2000|1000|42000",
        "专项债务|57500|4000|1500|60100",
        "合计|98500|6000|2500|102000",
    ];
    let read = table("青溪县政府债务余额变动情况表", "万元", &rows);
    assert_eq!(
        says(&read),
        [
            "passed: 一般债务：41000万元＋2000万元−1000万元＝42000万元，年末余额42000万元，相符",
            "failed: 专项债务：57500万元＋4000万元−1500万元＝60000万元，年末余额60100万元，不符",
            "passed: 98500万元＋6000万元−2500万元＝102000万元，年末余额102000万元，相符",
        ]
    );
    // What is borrowed is no balance, nor is what was owed when the year began.
    let disclosure =
        changed(&[(OWN, &read), ("政府债务余额为98500万元，其中：一般债务余额41000万元，专项债务余额57500万元。", "")]);
    let balances: Vec<&str> = disclosure
        .debt_balances
        .iter()
        .filter_map(|fact| fact.balance.as_ref())
        .map(openbudget_domain::money::Money::printed)
        .collect();
    assert_eq!(balances, ["102000", "42000", "60100"]);
}

#[test]
fn kinds_stand_in_columns_and_sorts_of_bonds_in_lines() {
    let rows = [
        "项目|一般债务|专项债务|合计",
        "年初余额|39000|55000|94000",
        "新增债券|4000|7000|11000",
        "再融资债券|1000|1000|2000",
        "还本|3000|5500|8500",
        "年末余额|41000|57500|98500",
    ];
    assert_eq!(
        says(&table("2024年政府债务情况表", "万元", &rows)),
        [
            "passed: 一般债务：39000万元＋4000万元＋1000万元−3000万元＝41000万元，年末余额41000万元，相符",
            "passed: 专项债务：55000万元＋7000万元＋1000万元−5500万元＝57500万元，年末余额57500万元，相符",
            "passed: 94000万元＋11000万元＋2000万元−8500万元＝98500万元，年末余额98500万元，相符",
        ]
    );
}

#[test]
fn what_is_repaid_behind_bonds_of_both_kinds_is_of_neither_alone() {
    let flows = |words: &str| -> Vec<String> { changed(&[(OWN, words)]).debt_flows.iter().map(shown).collect() };
    assert_eq!(flows("2024年全县发行一般债券2亿元、专项债券3亿元，偿还本金1亿元。"), ["total 2024: +2&3-1="]);
    assert_eq!(
        flows("2024年发行一般债券2亿元，偿还本金0.5亿元；发行专项债券3亿元，偿还本金1亿元。"),
        ["general 2024: +2-0.5=", "special 2024: +3-1="]
    );
}
