//! Findings in words.

super::endpoint::endpoints!(
    FINDINGS,
    "findings",
    list_findings "/v1/findings" "List findings in words",
    show_finding "/v1/findings/{id}" "Show one finding",
    aggregate_findings "/v1/findings/aggregate" "Count and sum findings in words by group",
    export_findings "/v1/findings.{format}" "Export findings in words, all of them",
);
