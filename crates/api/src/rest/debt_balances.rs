//! Debt balances and limits.

super::endpoint::endpoints!(
    DEBT_BALANCES,
    "debt-balances",
    list_debt_balances "/v1/debt-balances" "List debt balances and limits",
    show_debt_balance "/v1/debt-balances/{id}" "Show one debt balance",
    aggregate_debt_balances "/v1/debt-balances/aggregate" "Count and sum debt balances and limits by group",
    export_debt_balances "/v1/debt-balances.{format}" "Export debt balances and limits, all of them",
);
