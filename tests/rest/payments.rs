//! When projects pay, told by their schedules: a blank is not zero.

use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json as object};

use crate::fixture::{COUNTY_2024, DISTRICT_2024, embedded, get, json, on_both, on_both_empty, publish};
use crate::graphql::data;

/// Percentages of the points of each project of a list, by its ordinal.
fn schedules(program: &Program, filter: &str) -> Vec<(u64, Vec<Option<String>>)> {
    let path = format!("/v1/projects?government=130271&limit=100&fields=ordinal,schedule&{filter}");
    let point = |point: &Json| point["cumulative_percent"].as_str().map(str::to_owned);
    let percents = |item: &Json| item["schedule"].as_array().unwrap().iter().map(point).collect();
    let page = json(program, &path);
    page["items"].as_array().unwrap().iter().map(|item| (item["ordinal"].as_u64().unwrap(), percents(item))).collect()
}

#[test]
fn projects_that_pay_everything_in_december_are_those_whose_schedules_print_it() {
    on_both(|program| {
        let zero = |percent: &Option<String>| percent.as_deref() == Some("0");
        let ends = |percents: &[Option<String>]| percents.last().unwrap().as_deref() == Some("100");
        let all = schedules(program, "");
        let mut printed = all.clone();
        printed.retain(|(_, percents)| ends(percents) && percents[..percents.len() - 1].iter().all(zero));
        assert!(!printed.is_empty());
        assert_eq!(schedules(program, "first_payment_month=12&fully_paid_by_month=12"), printed);
        // With those that leave the months before blank.
        let nothing = |percent: &Option<String>| percent.is_none() || zero(percent);
        let mut open = all.clone();
        open.retain(|(_, percents)| ends(percents) && percents[..percents.len() - 1].iter().all(nothing));
        assert!(open.len() > printed.len());
        assert_eq!(schedules(program, "first_printed_payment_month=12&fully_paid_by_month=12"), open);
        // Of those it is not known when they begin to pay.
        let blank = schedules(program, "first_printed_payment_month=12&first_payment_month__missing=true");
        assert_eq!(blank.len(), open.len() - printed.len());
    });
}

#[test]
fn months_of_payment_are_sorted_and_grouped_by_in_both_faces() {
    on_both(|program| {
        let page = json(program, "/v1/projects/aggregate?group_by=first_payment_month&measure=count,sum(budget)");
        let groups = page["items"].as_array().unwrap();
        let (last, known) = groups.split_last().unwrap();
        assert!(known.iter().all(|group| group["group"]["first_payment_month"].is_u64()), "{page}");
        assert!(last["group"]["first_payment_month"].is_null());
        let query =
            "{ projectAggregates(groupBy: [FIRST_PAYMENT_MONTH]) { nodes { group { firstPaymentMonth } count } }
            projects(filter: {firstPaymentMonth: {ge: 12}, budget: {gt: \"100万元\"}}
                sort: [{key: FULLY_PAID_BY_MONTH, direction: DESC}]) { nodes { id } } }";
        let answer = data(program, query, &object!({}));
        let told = |group: &Json| object!({"group": {"firstPaymentMonth": group["group"]["first_payment_month"]}, "count": group["values"]["count"]});
        assert_eq!(answer["projectAggregates"]["nodes"], groups.iter().map(told).collect::<Json>());
        let rest = json(
            program,
            "/v1/projects?budget__gt=100%E4%B8%87%E5%85%83&first_payment_month__ge=12&sort=-fully_paid_by_month&fields=id",
        );
        assert_eq!(answer["projects"]["nodes"], rest["items"]);
        assert!(!rest["items"].as_array().unwrap().is_empty());
    });
}

/// Takes back the migration that added the months.
fn without_months(program: &Program) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations");
    let down = format!("{folder}/{}/0007_payments/down.sql", program.database().backend().name());
    let down = std::fs::read_to_string(down).unwrap();
    program.database().execute(&down).unwrap();
    program.database().execute("DELETE FROM __diesel_schema_migrations WHERE version = '0007'").unwrap();
}

#[test]
fn a_database_of_an_earlier_version_is_told_of_every_release_when_it_is_brought_up_to_date() {
    on_both_empty(|program| {
        program.store().publish(&embedded(), None).unwrap();
        publish(program, "999901", COUNTY_2024);
        publish(program, "999902", DISTRICT_2024);
        publish(program, "999901", &[COUNTY_2024, b"\n"].concat());
        let answers = || -> Vec<Json> {
            let by = "first_payment_month,first_printed_payment_month,fully_paid_by_month";
            let groups = (0..=4).map(|release| {
                json(
                    program,
                    &format!("/v1/projects/aggregate?group_by={by}&measure=count,sum(budget)&as_of={release}"),
                )
            });
            groups.chain([json(program, "/v1/projects?updated_since=3&sort=first_payment_month")]).collect()
        };
        let before = answers();
        assert!(before[4]["items"].as_array().unwrap().len() > 4, "{}", before[4]);
        without_months(program);
        assert_eq!(get(program, "/readyz").status, 503);
        program.store().migrate().unwrap();
        assert_eq!(answers(), before);
        program.store().migrate().unwrap();
        assert_eq!(answers(), before, "once is enough");
    });
}
