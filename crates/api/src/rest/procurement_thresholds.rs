//! Procurement thresholds.

super::endpoint::endpoints!(
    PROCUREMENT_THRESHOLDS,
    "procurement-thresholds",
    list_procurement_thresholds "/v1/procurement-thresholds" "List procurement thresholds",
    show_procurement_threshold "/v1/procurement-thresholds/{id}" "Show one procurement threshold",
    aggregate_procurement_thresholds "/v1/procurement-thresholds/aggregate" "Count and sum procurement thresholds by group",
    export_procurement_thresholds "/v1/procurement-thresholds.{format}" "Export procurement thresholds, all of them",
);
