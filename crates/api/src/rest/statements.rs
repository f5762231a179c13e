//! Statements in words.

super::endpoint::endpoints!(
    STATEMENTS,
    "statements",
    list_statements "/v1/statements" "List statements in words",
    show_statement "/v1/statements/{id}" "Show one statement",
    aggregate_statements "/v1/statements/aggregate" "Count and sum statements in words by group",
    export_statements "/v1/statements.{format}" "Export statements in words, all of them",
);
