//! Invented disclosures as clerks of several counties fill in their templates. Each was written by hand, and what it
//! says was typed by hand beside it before anything read it. Every format of it says the same, with the same ids.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking, and so do the functions that only tests call")]

use openbudget_domain::record::records;
use openbudget_ingest::{Request, read};
use openbudget_testkit::format::{docx, html, text, xlsx};
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::layout::notation::parse;
use openbudget_testkit::reading::shown;

fn says(code: &str, county: &str, layout: &str, facts: &str) {
    let layout = parse(layout).unwrap();
    let request = Request { government: unlisted(code, county), fiscal_year: None, kind: None };
    let formats = [
        ("docx", docx::write(&layout).unwrap()),
        ("html", html::write(&layout)),
        ("text", text::write(&layout)),
        ("xlsx", xlsx::write(&layout).unwrap()),
    ];
    let mut first_ids = Vec::new();
    for (format, bytes) in formats {
        let disclosure = read(&bytes, &request).unwrap().disclosure;
        let (read, typed) = (shown(&disclosure), facts.trim_end());
        let differs: Vec<_> = read.lines().zip(typed.lines()).filter(|(read, typed)| read != typed).collect();
        assert_eq!(differs, [], "{format} of {county}");
        assert_eq!(read.lines().count(), typed.lines().count(), "{format} of {county}:\n{read}");
        let facts = records(&disclosure).unwrap().into_iter().filter(|record| record.resource.name != "findings");
        let ids: Vec<String> = facts.map(|record| record.id).collect();
        if first_ids.is_empty() {
            first_ids = ids;
        } else {
            assert_eq!(ids, first_ids, "{format} of {county}");
        }
    }
}

macro_rules! document {
    ($test:ident, $code:literal, $county:literal, $file:literal) => {
        #[test]
        fn $test() {
            let layout = include_str!(concat!("documents/", $file, ".layout"));
            says($code, $county, layout, include_str!(concat!("documents/", $file, ".facts")));
        }
    };
}

document!(projects_one_below_the_other_in_one_table, "999911", "甲山县", "jiashan");
document!(a_form_of_the_ministry_over_several_years, "999912", "乙水县", "yishui");
document!(headings_above_the_tables_and_amounts_in_yuan, "999913", "丙川区", "bingchuan");
document!(amounts_in_every_spelling_and_what_is_none, "999914", "丁原县", "dingyuan");
document!(words_behind_amounts_other_years_and_other_tables, "999915", "戊山县", "wushan");
document!(official_expenses_an_item_a_line_and_tables_that_are_none, "999916", "己河县", "jihe");
document!(official_expenses_an_item_a_column_that_contradict_the_narrative, "999917", "庚水区", "gengshui");
document!(debt_in_the_tables_of_the_ministry, "999918", "辛山县", "xinshan");
document!(debt_of_two_years_beside_the_narrative, "999919", "壬泽区", "renze");
document!(transfers_by_township_and_by_kind_and_limits_of_procurement, "999920", "癸湖县", "guihu");
document!(limits_of_procurement_in_columns_and_in_words, "999921", "子溪区", "zixi");
document!(indicators_side_by_side_and_remarks_on_them, "999922", "丑阳县", "chouyang");
document!(rows_of_agencies_projects_and_levels_alone_in_one_table, "999923", "寅岭县", "yinling");
