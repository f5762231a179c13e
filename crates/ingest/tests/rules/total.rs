//! R21: tables of revenue and expenditure.

use super::{changed, failed, of, row};

const TITLE: &str = "青溪县2025年县级财政预算信息公开说明";
const NEXT: &str = "<p>一般债券付息项目绩效目标表</p>";

fn table(title: &str, rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| format!("<tr>{}</tr>", row(cells))).collect();
    let rows = rows.concat();
    format!("<p>{title}</p><p>单位：万元</p><table>{rows}</table>{NEXT}")
}

/// Both sides of the budget beside each other.
fn sides(expenditure: &str) -> String {
    table(
        "2025年一般公共预算收支总表",
        &[
            &["收入", "预算数", "支出", "预算数"],
            &["一、税收收入", "41000.5", "一、一般公共服务支出", "52000.25"],
            &["二、非税收入", "44000.25", "二、教育支出", "34000"],
            &["本年收入合计", "85000.75", "本年支出合计", "86000.25"],
            &["上年结转", "1000", "年终结余", "0.5"],
            &["收入总计", "86000.75", "支出总计", expenditure],
        ],
    )
}

/// Accounts with their sums.
fn accounts(rows: [[&str; 3]; 4]) -> String {
    let [class, first, second, all] = rows;
    let head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
    let body = [
        ["205", "教育支出", class[0], class[1], class[2]],
        ["20501", "教育管理事务", first[0], first[1], first[2]],
        ["20502", "普通教育", second[0], second[1], second[2]],
        ["合计", "", all[0], all[1], all[2]],
    ];
    let rows: Vec<&[&str]> = std::iter::once(&head[..]).chain(body.iter().map(|row| &row[..])).collect();
    table("2025年一般公共预算支出表", &rows)
}

const RIGHT: [[&str; 3]; 4] = [
    ["30000.5", "24000.25", "6000.25"],
    ["12000.25", "11000", "1000.25"],
    ["18000.25", "13000.25", "5000"],
    ["30000.5", "24000.25", "6000.25"],
];

fn with(page: &str) -> Vec<String> {
    failed(&[(NEXT, page)])
}

fn of_tables(page: &str) -> Vec<String> {
    of("R21", &[(NEXT, page)]).into_iter().filter(|found| !found.contains("86000万元")).collect()
}

#[test]
fn both_sides_of_a_table_are_equal() {
    let holds =
        format!("passed {TITLE}: 支出总计86000.75万元与分项之和相符，收入总计之和为86000.75万元（86000.75万元）");
    assert_eq!(of_tables(&sides("86000.75")), [holds]);
    assert_eq!(
        with(&sides("86100.75")),
        [format!(
            "R21 error {TITLE}: 支出总计86100.75万元与分项之和不符，收入总计之和为86000.75万元（86000.75万元） [86000.75万元 / 86100.75万元]"
        )]
    );
}

#[test]
fn an_account_is_the_sum_of_those_below_it_and_of_basic_and_project_expenditure() {
    let found = of_tables(&accounts(RIGHT));
    assert_eq!(found.len(), 6, "{found:#?}");
    assert!(found.iter().all(|found| found.starts_with("passed ")), "{found:#?}");
    let mut wrong = RIGHT;
    wrong[1][0] = "12100.25";
    assert_eq!(
        with(&accounts(wrong)),
        [
            format!(
                "R21 error {TITLE}: 205教育支出30000.5万元与分项之和不符，20501教育管理事务、20502普通教育之和为30100.5万元（12100.25万元＋18000.25万元） [30100.5万元 / 30000.5万元]"
            ),
            format!(
                "R21 error {TITLE}: 20501教育管理事务12100.25万元与分项之和不符，基本支出、项目支出之和为12000.25万元（11000万元＋1000.25万元） [12000.25万元 / 12100.25万元]"
            ),
        ]
    );
}

#[test]
fn what_is_blank_in_a_table_is_not_zero_and_its_figures_are_of_no_fact() {
    let mut blank = RIGHT;
    blank[1][2] = "";
    let found = of_tables(&accounts(blank));
    assert_eq!(found.len(), 5, "{found:#?}");
    let coverage = changed(&[(NEXT, &accounts(RIGHT))]).coverage;
    let sum = coverage.unrecognised.iter().find(|cell| cell.text == "30000.5").unwrap();
    assert_eq!(sum.reason, "no fact uses it: the rule on totals (R21) alone reads this table");
}

#[test]
fn a_table_of_more_accounts_than_any_county_has_is_held_by_no_rule() {
    let row = |code: u32| format!("<tr><td>{code}</td><td>科目</td><td>1</td></tr>");
    let rows: Vec<String> = (1_000_001..1_020_000).map(row).collect();
    let head = "<tr><td>科目编码</td><td>科目名称</td><td>合计</td></tr>";
    let page = format!("<p>2025年一般公共预算支出表</p><p>单位：万元</p><table>{head}{}</table>{NEXT}", rows.concat());
    assert_eq!(changed(&[(NEXT, &page)]).budget_tables, []);
}
