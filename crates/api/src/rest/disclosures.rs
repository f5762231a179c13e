//! Disclosures with their newest revision.

super::endpoint::endpoints!(
    DISCLOSURES,
    "disclosures",
    list_disclosures "/v1/disclosures" "List disclosures with their newest revision",
    show_disclosure "/v1/disclosures/{id}" "Show one disclosure",
    aggregate_disclosures "/v1/disclosures/aggregate" "Count and sum disclosures with their newest revision by group",
);
