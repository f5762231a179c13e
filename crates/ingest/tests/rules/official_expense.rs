//! R01 and R02: 三公经费.

use super::{failed, of, of_subject};

const TOTAL: &str = "“三公”经费预算215.6万元，比上年减少4.4万元";
const SUBJECT: &str = "“三公”经费";

#[test]
fn items_that_do_not_add_up_are_found() {
    assert_eq!(
        failed(&[("公务接待费65万元", "公务接待费56万元")]),
        [
            "R01 error “三公”经费: “三公”经费215.6万元与分项之和不符，因公出国（境）、公务用车购置及运行、公务接待之和为206.6万元（30万元＋120.6万元＋56万元） [206.6万元 / 215.6万元]"
        ]
    );
    assert_eq!(
        failed(&[("公务用车购置费36万元", "公务用车购置费63万元")]),
        [
            "R01 error 公务用车购置及运行: 公务用车购置及运行120.6万元与分项之和不符，公务用车购置、公务用车运行维护之和为147.6万元（63万元＋84.6万元） [147.6万元 / 120.6万元]"
        ]
    );
}

#[test]
fn an_item_that_is_not_printed_leaves_the_sum_undecided() {
    let changes = [("；公务接待费65万元，比上年减少2万元", "")];
    assert_eq!(of_subject("R01", SUBJECT, &changes), ["undecided 未列公务接待"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn items_above_the_total_are_found_though_one_is_not_printed() {
    let changes = [("；公务接待费65万元，比上年减少2万元", ""), (TOTAL, &TOTAL.replace("215.6", "115.6"))];
    assert_eq!(failed(&changes).len(), 1);
    assert!(failed(&changes)[0].starts_with("R01 error “三公”经费: "));
}

#[test]
fn changes_that_do_not_add_up_are_found() {
    assert_eq!(
        failed(&[("公务接待费65万元，比上年减少2万元", "公务接待费65万元，比上年增加2万元")]),
        ["R02 error “三公”经费: 各分项增减之和为-0.4万元，合计增减为-4.4万元 [-0.4万元 / -4.4万元]"]
    );
    assert_eq!(
        failed(&[("公务用车运行维护费84.6万元，比上年减少8.4万元", "公务用车运行维护费84.6万元，比上年增加8.4万元")]),
        [
            "R02 error 公务用车购置及运行: 各分项增减之和为14.4万元，合计增减为-2.4万元 [14.4万元 / -2.4万元]",
            "R02 error “三公”经费: 各分项增减之和为12.4万元，合计增减为-4.4万元 [12.4万元 / -4.4万元]",
        ]
    );
}

#[test]
fn a_word_of_change_without_an_amount_says_on_which_side_of_zero_it_is() {
    let total = |words: &str| [(TOTAL.to_owned(), format!("“三公”经费预算215.6万元，{words}"))];
    let failed = |words: &str| {
        let [(from, to)] = total(words);
        failed(&[(&from, &to)])
    };
    assert_eq!(failed("比上年有所减少"), Vec::<String>::new());
    assert_eq!(
        failed("与上年持平"),
        ["R02 error “三公”经费: 各分项增减之和为-4.4万元，合计增减为0万元 [-4.4万元 / 0万元]"]
    );
    assert_eq!(
        failed("比上年有所增加"),
        ["R02 error “三公”经费: 各分项增减之和为-4.4万元，合计增减为增加 [-4.4万元 / 增加]"]
    );
}

#[test]
fn changes_that_are_not_printed_are_undecided() {
    let changes = [("公务接待费65万元，比上年减少2万元", "公务接待费65万元")];
    assert_eq!(of_subject("R02", SUBJECT, &changes), ["undecided 未列公务接待的增减额"]);
    assert_eq!(failed(&changes), Vec::<String>::new());
}

#[test]
fn without_official_expenses_nothing_is_decided() {
    let county = super::COUNTY;
    let from = county.find("<p>2025年“三公”经费预算").unwrap();
    let to = from + county[from..].find("</p>").unwrap();
    let page = of("R01", &[(&county[from..to], "<p>详见另行公开的表格。")]);
    assert_eq!(page, ["undecided 青溪县2025年县级财政预算信息公开说明: 未披露“三公”经费"]);
}

/// A table behind the narrative, with the reception at this amount.
fn beside_a_table(reception: &str) -> [(&'static str, String); 1] {
    const BEHIND: &str = "公务接待费65万元，比上年减少2万元。</p>";
    let rows = [["项目", "2025年预算数"], ["合计", "215.60"], ["公务接待费", reception]];
    let rows = rows.map(|cells| super::row(&cells)).join("</tr><tr>");
    [(BEHIND, format!("{BEHIND}<p>2025年“三公”经费预算表</p><p>单位：万元</p><table><tr>{rows}</tr></table>"))]
}

#[test]
fn a_table_that_says_the_same_is_a_second_place_of_the_same_fact() {
    let [(from, to)] = &beside_a_table("65.00");
    let changes = [(*from, to.as_str())];
    assert_eq!(
        of_subject("R07", SUBJECT, &changes),
        ["passed “三公”经费两处列示：215.6万元，表中215.60万元，四舍五入后一致"]
    );
    assert_eq!(
        of_subject("R07", "公务接待", &changes),
        ["passed 公务接待两处列示：65万元，表中65.00万元，四舍五入后一致"]
    );
    assert_eq!(failed(&changes), Vec::<String>::new());
    let fact =
        super::changed(&changes).official_expenses.into_iter().find(|fact| fact.item.key() == "reception").unwrap();
    assert_eq!(fact.amount.unwrap().printed(), "65");
    assert_eq!(fact.evidence.sources["amount.2"].text, "65.00");
}

#[test]
fn a_table_that_contradicts_the_narrative_is_found() {
    let [(from, to)] = &beside_a_table("56.00");
    assert_eq!(
        failed(&[(from, to)]),
        ["R07 error 公务接待: 公务接待两处列示：65万元，表中56.00万元，不一致 [56.00万元 / 65万元]"]
    );
    let [(from, to)] = &beside_a_table("650000");
    assert_eq!(
        failed(&[(from, to)]),
        [
            "R07 error 公务接待: 公务接待两处列示：65万元，表中650000万元，不一致 [650000万元 / 65万元]",
            "R20 error 公务接待: 公务接待：65万元与650000万元相差一万倍 [65万元 / 650000万元]",
        ]
    );
}

#[test]
fn more_by_nothing_is_flat() {
    let overseas = "因公出国（境）费30万元，与上年持平";
    for flat in [
        "较上年增加0万元",
        "较上年减少0万元",
        "较上年增长0%",
        "上年30万元，较上年增加0万元",
        "上年30万元，增长0%",
        "上年30万元，较上年下降0.00%",
    ] {
        let changes = [(overseas, &*format!("因公出国（境）费30万元，{flat}"))];
        assert_eq!(failed(&changes), Vec::<String>::new(), "{flat}");
    }
    assert_eq!(
        failed(&[(overseas, "因公出国（境）费30万元，上年25万元，较上年增加0万元")]),
        ["R02 error 因公出国（境）: 因公出国（境）30万元，上年25万元，相差5万元，文中称增加0万元 [5万元 / 增加0万元]"]
    );
}
