//! Official expenses (三公经费).

super::endpoint::endpoints!(
    OFFICIAL_EXPENSES,
    "official-expenses",
    list_official_expenses "/v1/official-expenses" "List official expenses (三公经费)",
    show_official_expense "/v1/official-expenses/{id}" "Show one official expense",
    aggregate_official_expenses "/v1/official-expenses/aggregate" "Count and sum official expenses (三公经费) by group",
    export_official_expenses "/v1/official-expenses.{format}" "Export official expenses (三公经费), all of them",
);
