//! Questions as people write them, right and wrong.

use serde_json::{Value as Json, json};

use crate::fixture::{get, json, on_both, walk};

/// The ids of a whole list.
fn ids(program: &openbudget_testkit::program::Program, path: &str) -> Vec<String> {
    walk(program, path).iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_same_question_in_other_words_has_the_same_answer() {
    on_both(|program| {
        for (one, other) in [
            ("projects?budget__ge=1000000", "projects?budget__ge=100万元"),
            ("projects?budget__ge=1000000", "projects?budget__ge=0.01亿元"),
            ("projects?budget__ge=1000000", "projects?budget__ge=1000000.00元"),
            ("projects?budget__ge=1000000", "projects?budget__ge=100 万元"),
            ("projects?budget__ge=1000000", "projects?or=(budget__ge:100万元)"),
            ("projects?budget__ge=1000000", "projects?and=(or(and(budget__ge:100万元)))"),
            ("projects?framework=cn-2015-88", "projects?framework=财预〔2015〕88号"),
            ("indicators?level1=benefit", "indicators?level1=效益指标"),
            ("indicators?level1=benefit", "indicators?level1=效果指标"),
            ("indicators?level1=benefit", "indicators?level1__in=效益"),
            ("indicators?level2=sustainable_impact", "indicators?level2=可持续性影响指标"),
            ("indicators?level2__in=quantity,quality", "indicators?or=(level2:数量指标,level2:质量)"),
            ("official-expenses?item=overseas_travel", "official-expenses?item=因公出国（境）"),
            ("official-expenses?item=overseas_travel", "official-expenses?item=因公出国(境)"),
            ("official-expenses?change_word=decrease", "official-expenses?change_word=减少"),
            ("debt-balances?debt_type=total", "debt-balances?or=(debt_type:total)"),
            ("indicators?level=development_zone", "indicators?level=开发区"),
            ("projects?name__contains=道路", "projects?name__contains=%E9%81%93%E8%B7%AF"),
            ("projects?cursor=", "projects?"),
            ("projects?", "projects?as_of=4"),
            ("projects?", "projects?as_of=2999-01-01T00:00:00Z"),
        ] {
            let (first, second) =
                (ids(program, &format!("/v1/{one}&limit=200")), ids(program, &format!("/v1/{other}&limit=200")));
            assert_eq!(first, second, "{one} and {other}");
            assert!(!first.is_empty(), "{one}");
        }
        assert_eq!(ids(program, "/v1/projects?as_of=0"), Vec::<String>::new());
        assert_eq!(ids(program, "/v1/debt-balances?limit__eq=1"), Vec::<String>::new());
    });
}

#[test]
fn what_is_included_is_there_with_the_keys_that_are_named() {
    on_both(|program| {
        let keys = |query: &str| -> Vec<String> {
            let page = json(program, &format!("/v1/projects?limit=1&{query}"));
            page["items"][0].as_object().unwrap().keys().cloned().collect()
        };
        assert_eq!(keys("fields=name"), ["name"]);
        assert_eq!(keys("fields=name&include=indicators"), ["name", "indicators"]);
        assert_eq!(keys("fields=name,findings"), ["name", "findings"]);
        assert_eq!(
            keys("fields=budget,name&include=schedule,objectives"),
            ["name", "budget", "objectives", "schedule"]
        );
        let whole = keys("include=indicators,schedule,objectives,findings");
        for key in ["indicators", "schedule", "objectives", "findings", "source", "missing"] {
            assert!(whole.contains(&key.to_owned()), "{key}");
        }
        for item in walk(program, "/v1/projects?limit=20&include=indicators,findings") {
            let id = item["id"].as_str().unwrap();
            let below =
                |resource: &str, by: &str| Json::Array(walk(program, &format!("/v1/{resource}?{by}={id}&limit=200")));
            assert_eq!(item["indicators"], below("indicators", "project"), "{id}");
            assert_eq!(item["findings"], below("findings", "fact"), "{id}");
            assert_eq!(json(program, &format!("/v1/projects/{id}?include=indicators,findings")), item);
        }
    });
}

#[test]
fn what_is_wrong_is_named_with_the_nearest_that_is_right() {
    on_both(|program| {
        let mut told = Vec::new();
        for path in [
            "/v1/projects?Budget__ge=1",
            "/v1/projects?budget_ge=1",
            "/v1/projects?budget__gte=1",
            "/v1/projects?framework__contains=cn",
            "/v1/projects?budget=many&sort=budgett&limit=0&nam=x&name=a&name=b",
            "/v1/projects?budget=1.001",
            "/v1/projects?budget=99999999999999999999",
            "/v1/projects?or=(nam:x)",
            "/v1/projects?or=(budget__ge:many)",
            "/v1/projects?or=(name:a,name:b",
            "/v1/projects?or=(or(or(or(or(name:a)))))",
            "/v1/projects?or=name:a",
            "/v1/projects?include=indicator",
            "/v1/statements?include=indicators",
            "/v1/findings?fact__ne=x",
            "/v1/findings?sort=fact",
            "/v1/findings/aggregate?group_by=fact",
            "/v1/projects?fields=bugdet",
            "/v1/projects?count=true",
            "/v1/projects?as_of=5",
            "/v1/projects?as_of=2024-02-30T00:00:00Z",
            "/v1/projects?updated_since=5",
            "/v1/projects?updated_since=3&as_of=2",
            "/v1/governments?updated_since=1",
            "/v1/debt-balances?as_of_date=2024-2-29",
            "/v1/indicators?level2=数量质量",
            "/v1/projects/aggregate?group_by=goverment",
            "/v1/projects/aggregate?measure=sum(budgets)",
            "/v1/projects/aggregate?measure=median(budget)",
            "/v1/projects/aggregate?having=sum(budget)>1",
            "/v1/projects/aggregate?sort=name",
            "/v1/projects/aggregate?fields=name",
            "/v1/search?q=a&governmnt=999901",
            "/v1/search?q=a&resource=project",
            "/v1/search?q=a&resource=debt-balances",
            "/v1/projects?sort=name,-name",
            "/v1/projects?fields=name,budget,name",
            "/v1/projects?include=indicators,indicators",
            "/v1/projects/aggregate?group_by=code,code",
            "/v1/projects/aggregate?measure=count,sum(budget),count",
            "/v1/projects/aggregate?sort=count,-count",
            "/v1/disclosures?include=findings&limit=51",
            "/v1/disclosures?published_at__ge=2025-03-01",
            "/v1/disclosures?reason=new",
            "/v1/disclosures/130271-2023-budget/revisions?asof=1",
            "/v1/disclosures/130271-2023-budget/differences?from=1&from=0",
            "/v1/disclosures/130271-2023-budget/differences?to=2",
            "/v1/disclosures/999901-2024-budget/revisions?as_of=1",
            "/v1/disclosures/130271-2023-budget/differences?form=1",
            "/v1/projects.csv?bon=true",
            "/v1/documents/0000000000000000000000000000000000000000000000000000000000000000/content?as_of=1",
            "/v1/projects?name=%E9%81%93%E8",
            "/v1/projects?name=%",
        ] {
            let answer = get(program, path);
            let body = answer.json().unwrap();
            let errors: Vec<String> = body["errors"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|error| {
                    format!("{} {}: {} → {}", error["parameter"], error["code"], error["message"], error["suggestion"])
                })
                .collect();
            told.push(format!("{path}\n  {} {}\n    {}", answer.status, body["code"], errors.join("\n    ")));
        }
        insta::assert_snapshot!("parameters-refused", told.join("\n"));
    });
}

#[test]
fn groups_are_counted_in_all_where_that_is_asked_for() {
    on_both(|program| {
        let page = json(program, "/v1/indicators/aggregate?group_by=level2&limit=2&count=exact");
        let all = json(program, "/v1/indicators/aggregate?group_by=level2&limit=100");
        assert_eq!(page["page"]["total"], all["items"].as_array().unwrap().len());
        assert!(all["page"].get("total").is_none());
        // The governments of a disclosure's level and province are its own.
        let by = json(program, "/v1/disclosures/aggregate?group_by=level,province");
        let groups: Vec<Json> = by["items"].as_array().unwrap().iter().map(|item| item["group"].clone()).collect();
        assert_eq!(
            groups,
            [json!({"level": "county", "province": null}), json!({"level": "development_zone", "province": "130000"})]
        );
    });
}

#[test]
fn a_sum_beyond_64_bits_of_its_parts_is_exact() {
    on_both(|program| {
        // Nine trillion, in millionths nearly all that 64 bits hold, so that two of them are more.
        program.database().execute("UPDATE indicators SET target_value_micro = 9000000000000000001").unwrap();
        let page = json(program, "/v1/indicators/aggregate?measure=count,sum(target_value),avg(target_value)");
        let values = &page["items"][0]["values"];
        let count = rust_decimal::Decimal::from(values["count"].as_i64().unwrap());
        let one: rust_decimal::Decimal = "9000000000000.000001".parse().unwrap();
        assert_eq!(values["sum(target_value)"], (one * count).normalize().to_string());
        assert_eq!(values["avg(target_value)"], one.to_string());
        program.database().execute("UPDATE projects SET budget_fen = 9000000000000000000").unwrap();
        let refused = get(program, "/v1/projects/aggregate?measure=sum(budget)");
        assert_eq!((refused.status, refused.json().unwrap()["code"].clone()), (400, json!("sum_too_large")));
    });
}
