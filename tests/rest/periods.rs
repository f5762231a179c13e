//! What a table says of a project's whole time is told apart from what it says of the year.

use openbudget_testkit::program::Program;
use serde_json::{Value as Json, json as object};

use crate::fixture::{get, json, on_both_empty, publish};
use crate::graphql::data;

/// A table of two halves: 中期 beside 年度.
const HALVES: &str = "示例县2024年部门预算公开\n\n卫生室改造绩效目标表\n\n\
    项目名称\t卫生室改造\t年度资金总额（万元）\t300\n\
    总体目标\t中期目标（2023—2025年）\t年度目标\t\n\
    \t改造卫生室30所\t改造卫生室10所\t\n\
    绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n\
    \t产出指标\t数量指标\t改造卫生室\t30所\t数量指标\t改造卫生室\t10所\n\
    \t\t时效指标\t完工时间\t2025年12月\t时效指标\t完工时间\t2024年12月\n";

fn values(program: &Program, path: &str) -> Vec<String> {
    let page = json(program, path);
    let value =
        |item: &Json| format!("{} {}", item["period"].as_str().unwrap(), item["target"]["printed"].as_str().unwrap());
    page["items"].as_array().unwrap().iter().map(value).collect()
}

#[test]
fn indicators_of_the_whole_time_are_asked_for_apart_from_those_of_the_year() {
    on_both_empty(|program| {
        publish(program, "999901", HALVES.as_bytes());
        let whole = ["whole_time 30所", "whole_time 2025年12月"];
        let year = ["year 10所", "year 2024年12月"];
        assert_eq!(values(program, "/v1/indicators"), [whole, year].concat());
        assert_eq!(values(program, "/v1/indicators?period=whole_time"), whole);
        assert_eq!(values(program, "/v1/indicators?period=%E5%B9%B4%E5%BA%A6"), year);
        let objectives = &json(program, "/v1/projects")["items"][0]["objectives"];
        assert_eq!(
            *objectives,
            object!([
                {"ordinal": 1, "label": "中期目标（2023—2025年）", "text": "改造卫生室30所", "period": "whole_time"},
                {"ordinal": 2, "label": "年度目标", "text": "改造卫生室10所"},
            ])
        );
        let query = "{ projects { nodes { objectives { period } indicators(filter: {period: {eq: \"实施期\"}}) { nodes { period } } } }
            indicatorAggregates(groupBy: [PERIOD]) { nodes { group { period } count } } }";
        let answer = data(program, query, &object!({}));
        assert_eq!(
            answer,
            object!({
                "projects": {"nodes": [{
                    "objectives": [{"period": "whole_time"}, {"period": null}],
                    "indicators": {"nodes": [{"period": "whole_time"}, {"period": "whole_time"}]},
                }]},
                "indicatorAggregates": {"nodes": [
                    {"group": {"period": "whole_time"}, "count": 2},
                    {"group": {"period": "year"}, "count": 2},
                ]},
            })
        );
    });
}

#[test]
fn indicators_of_an_earlier_version_are_of_the_year_when_the_database_is_brought_up_to_date() {
    on_both_empty(|program| {
        publish(program, "999901", HALVES.as_bytes());
        let before = json(program, "/v1/indicators?period=year");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations");
        let down = format!("{folder}/{}/0008_periods/down.sql", program.database().backend().name());
        program.database().execute(&std::fs::read_to_string(down).unwrap()).unwrap();
        program.database().execute("DELETE FROM __diesel_schema_migrations WHERE version = '0008'").unwrap();
        assert_eq!(get(program, "/readyz").status, 503);
        program.store().migrate().unwrap();
        assert_eq!(
            json(program, "/v1/indicators?period=whole_time")["items"],
            object!([]),
            "no one had told them apart"
        );
        let after = json(program, "/v1/indicators?ordinal__ge=3");
        assert_eq!(after["items"], before["items"]);
    });
}
