//! Local governments.

super::endpoint::endpoints!(
    GOVERNMENTS,
    "governments",
    list_governments "/v1/governments" "List local governments",
    show_government "/v1/governments/{id}" "Show one government",
    aggregate_governments "/v1/governments/aggregate" "Count and sum local governments by group",
    export_governments "/v1/governments.{format}" "Export local governments, all of them",
);
