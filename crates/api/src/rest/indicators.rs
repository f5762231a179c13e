//! Performance indicators with their targets.

super::endpoint::endpoints!(
    INDICATORS,
    "indicators",
    list_indicators "/v1/indicators" "List performance indicators with their targets",
    show_indicator "/v1/indicators/{id}" "Show one indicator",
    aggregate_indicators "/v1/indicators/aggregate" "Count and sum performance indicators with their targets by group",
    export_indicators "/v1/indicators.{format}" "Export performance indicators with their targets, all of them",
);
