//! Transfer payments.

super::endpoint::endpoints!(
    TRANSFER_PAYMENTS,
    "transfer-payments",
    list_transfer_payments "/v1/transfer-payments" "List transfer payments",
    show_transfer_payment "/v1/transfer-payments/{id}" "Show one transfer payment",
    aggregate_transfer_payments "/v1/transfer-payments/aggregate" "Count and sum transfer payments by group",
    export_transfer_payments "/v1/transfer-payments.{format}" "Export transfer payments, all of them",
);
