//! Questions are read as they are written, and refused by name.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use openbudget_domain::query::{AsOf, Direction, Filter, ListRequest, Refusal, cursor, parse_aggregate, parse_list};
use openbudget_domain::resource::{DEBT_BALANCES, INDICATORS, PROJECTS, RESOURCES, Resource};
use proptest::prelude::*;

fn ask(resource: &'static Resource, parameters: &[(&str, &str)]) -> Result<ListRequest, Vec<Refusal>> {
    let pairs: Vec<(String, String)> = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    parse_list(resource, &pairs)
}

fn refusal(resource: &'static Resource, parameters: &[(&str, &str)]) -> Refusal {
    let mut refusals = ask(resource, parameters).unwrap_err();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    refusals.remove(0)
}

fn question(resource: &'static Resource, parameters: &[(&str, &str)]) -> String {
    ask(resource, parameters).unwrap().query.to_string()
}

#[test]
fn money_is_asked_for_in_yuan_or_with_its_unit() {
    for amount in ["1000000", "1000000.00", "100万元", "0.01亿元"] {
        assert_eq!(question(&PROJECTS, &[("budget__ge", amount)]), "projects?and(budget__ge:(100000000))&sort=");
    }
}

#[test]
fn an_enumeration_is_asked_for_by_key_or_by_printed_words() {
    for word in ["quantity", "数量指标", "数量"] {
        assert_eq!(question(&INDICATORS, &[("level2", word)]), "indicators?and(level2__eq:(\"quantity\"))&sort=");
    }
}

#[test]
fn the_order_of_parameters_does_not_change_the_question() {
    assert_eq!(
        question(&PROJECTS, &[("government", "999901"), ("fiscal_year", "2024")]),
        question(&PROJECTS, &[("fiscal_year", "2024"), ("government", "999901")]),
    );
}

#[test]
fn alternatives_stand_in_groups() {
    assert_eq!(
        question(
            &PROJECTS,
            &[("or", "(budget__ge:1万元,and(name__contains:\"甲,乙\",code__missing:true),ordinal__in:(1,2))")]
        ),
        "projects?and(or(and(code__missing:(true),name__contains:(\"甲,乙\")),budget__ge:(1000000),ordinal__in:(1,2)))&sort=",
    );
}

#[test]
fn a_group_is_refused_where_it_breaks_off_or_stands_too_deep() {
    for text in
        ["", "(", "()", "(name)", "(name:甲", "(name:甲))", "(name:\"甲)", "(or(or(or(or(name:甲)))))", "(nam:甲)"]
    {
        assert_eq!(refusal(&PROJECTS, &[("or", text)]).parameter, "or", "{text}");
    }
}

#[test]
fn sort_keys_keep_their_order_and_their_way() {
    let sort = ask(&PROJECTS, &[("sort", "-budget,name")]).unwrap().query.sort;
    let keys: Vec<(&str, Direction)> = sort.iter().map(|key| (key.field.name, key.direction)).collect();
    assert_eq!(keys, [("budget", Direction::Descending), ("name", Direction::Ascending)]);
}

#[test]
fn a_misspelt_parameter_is_refused_with_the_nearest_one() {
    let refusal = refusal(&PROJECTS, &[("budgt__ge", "1")]);
    assert_eq!((refusal.code, refusal.suggestion.as_deref()), ("unknown_parameter", Some("budget__ge")));
    assert_eq!(refusal.message, "no parameter 'budgt__ge' on projects");
}

#[test]
fn every_bad_value_is_refused_by_the_name_of_its_parameter() {
    for (name, text) in [
        ("government", "13027"),
        ("fiscal_year", "24"),
        ("budget__ge", "1e6"),
        ("budget__ge", "0.001"),
        ("budget__ge", "--1"),
        ("ordinal", "one"),
        ("framework", "cn-2015"),
        ("code__missing", "yes"),
        ("limit", "0"),
        ("limit", "1001"),
        ("count", "yes"),
        ("sort", "budgets"),
        ("as_of", "yesterday"),
        ("include", "everything"),
        ("fields", "nothing"),
        ("cursor", "abc"),
        ("name", "a\0b"),
    ] {
        assert_eq!(refusal(&PROJECTS, &[(name, text)]).parameter, name, "{name}={text}");
    }
}

#[test]
fn a_name_that_stands_twice_is_refused() {
    assert_eq!(refusal(&PROJECTS, &[("sort", "name,-name")]).code, "invalid_value");
    assert!(aggregate(&[("measure", "count,count")]).is_err());
}

#[test]
fn a_repeated_parameter_is_refused() {
    assert_eq!(refusal(&PROJECTS, &[("name", "甲"), ("name", "乙")]).code, "repeated_parameter");
}

#[test]
fn every_wrong_parameter_is_named_at_once() {
    let refusals = ask(&PROJECTS, &[("nme", "甲"), ("limit", "x")]).unwrap_err();
    assert_eq!(refusals.iter().map(|r| r.parameter.as_str()).collect::<Vec<_>>(), ["nme", "limit"]);
}

#[test]
fn the_field_limit_of_a_debt_balance_is_compared_by_its_operator() {
    let request = ask(&DEBT_BALANCES, &[("limit", "7"), ("limit__eq", "500")]).unwrap();
    assert_eq!(request.query.limit, 7);
    assert_eq!(request.query.to_string(), "debt-balances?and(limit__eq:(50000))&sort=");
}

#[test]
fn a_cursor_goes_on_in_the_release_of_its_first_page() {
    let asked = [("level2", "quantity"), ("sort", "-name")];
    let first = ask(&INDICATORS, &asked).unwrap().query;
    let mut release = 7;
    let mut cursor = cursor::encode(&first, release, "999901-2024-budget-i-9x2v7c00");
    for page in 0..3 {
        let parameters = [asked.as_slice(), &[("cursor", cursor.as_str())]].concat();
        let next = ask(&INDICATORS, &parameters).unwrap().query;
        assert_eq!(next.as_of, AsOf::Release(release), "page {page}");
        assert_eq!(next.after.as_deref(), Some("999901-2024-budget-i-9x2v7c00"));
        release = 7;
        cursor = cursor::encode(&next, release, "999901-2024-budget-i-9x2v7c00");
    }
}

#[test]
fn a_cursor_of_another_question_is_refused() {
    let first = ask(&INDICATORS, &[("level2", "quantity")]).unwrap().query;
    let cursor = cursor::encode(&first, 7, "999901-2024-budget-i-9x2v7c00");
    for parameters in [vec![("level2", "quality")], vec![], vec![("level2", "quantity"), ("as_of", "7")]] {
        let parameters = [parameters.as_slice(), &[("cursor", cursor.as_str())]].concat();
        assert_eq!(refusal(&INDICATORS, &parameters).code, "invalid_cursor");
    }
}

fn aggregate(parameters: &[(&str, &str)]) -> Result<String, Vec<Refusal>> {
    let pairs: Vec<(String, String)> = parameters.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    parse_aggregate(&PROJECTS, &pairs).map(|query| query.to_string())
}

#[test]
fn groups_are_measured_compared_and_sorted() {
    assert_eq!(
        aggregate(&[
            ("sort", "-sum(budget),government"),
            ("group_by", "government,fiscal_year"),
            ("measure", "count,sum(budget),avg(budget)"),
            ("having", "sum(budget)__ge:100万元,count__gt:5"),
            ("fiscal_year", "2024"),
        ])
        .unwrap(),
        "projects/aggregate?and(fiscal_year__eq:(2024))&group_by=government,fiscal_year,\
         &measure=count,sum(budget),avg(budget),&having=sum(budget)__ge:100000000,count__gt:5,\
         &sort=-sum(budget),government,",
    );
}

#[test]
fn what_cannot_be_measured_is_refused_by_the_name_of_its_parameter() {
    for (name, text) in [
        ("measure", "sum(name)"),
        ("measure", "total(budget)"),
        ("group_by", "nothing"),
        ("having", "sum(budget)"),
        ("having", "sum(budget)__contains:1"),
        ("having", "count__ge:many"),
        ("sort", "government"),
        ("cursor", "abc"),
        ("fields", "name"),
    ] {
        let refusals = aggregate(&[(name, text)]).unwrap_err();
        assert_eq!(refusals.iter().map(|r| r.parameter.as_str()).collect::<Vec<_>>(), [name], "{name}={text}");
    }
}

#[test]
fn no_two_fields_of_a_resource_share_a_name() {
    for resource in RESOURCES {
        let mut names: Vec<&str> = resource.fields.iter().map(|field| field.name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{}", resource.name);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(name in "\\PC{0,20}", text in "\\PC{0,60}") {
        for resource in RESOURCES {
            let _answer = ask(resource, &[(&name, &text)]);
            let _group = ask(resource, &[("or", &text)]);
            let _cursor = ask(resource, &[("cursor", &text)]);
        }
    }

    #[test]
    fn a_quoted_value_is_read_back(value in "[^\\x00]{1,30}") {
        let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!("(name:\"{quoted}\")");
        let bare = ask(&PROJECTS, &[("name", &value)]).unwrap().query.filter;
        let Filter::All(tests) = bare else { panic!("a question holds all of its conditions") };
        prop_assert_eq!(ask(&PROJECTS, &[("or", &text)]).unwrap().query.filter, Filter::All(vec![Filter::Any(tests)]));
    }

    #[test]
    fn an_amount_means_the_same_in_every_unit(fen in -1_000_000_000_i64..1_000_000_000) {
        let yuan = rust_decimal::Decimal::new(fen, 2);
        let ten_thousand = rust_decimal::Decimal::new(fen, 6);
        prop_assert_eq!(
            question(&PROJECTS, &[("budget", &yuan.to_string())]),
            question(&PROJECTS, &[("budget", &format!("{ten_thousand}万元"))]),
        );
    }
}
