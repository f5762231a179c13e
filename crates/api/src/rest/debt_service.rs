//! Debt service by account.

super::endpoint::endpoints!(
    DEBT_SERVICE,
    "debt-service",
    list_debt_service "/v1/debt-service" "List debt service by account",
    show_debt_service_item "/v1/debt-service/{id}" "Show one debt service",
    aggregate_debt_service "/v1/debt-service/aggregate" "Count and sum debt service by account by group",
    export_debt_service "/v1/debt-service.{format}" "Export debt service by account, all of them",
);
