//! Names of the field table as GraphQL writes them.

use openbudget_domain::resource::{DEBT_SERVICE, Resource};

/// `fiscal_year` or `official-expenses` as `fiscalYear`, `officialExpenses`.
pub(super) fn camel(name: &str) -> String {
    let mut words = name.split(['_', '-']);
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| text + &capital(word))
}

/// `fiscal_year` as `FiscalYear`.
pub(super) fn pascal(name: &str) -> String {
    name.split(['_', '-']).map(capital).collect()
}

/// `fiscal_year` as `FISCAL_YEAR`.
pub(super) fn shouted(name: &str) -> String {
    name.replace('-', "_").to_ascii_uppercase()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The type of an item: `OfficialExpense` of `official-expenses`.
pub(super) fn item_type(resource: &Resource) -> String {
    let plural = pascal(resource.name);
    plural.strip_suffix('s').unwrap_or(&plural).to_owned()
}

/// The field of the connection: `officialExpenses`.
pub(super) fn list_field(resource: &Resource) -> String {
    camel(resource.name)
}

/// The field of one item: `officialExpense`.
pub(super) fn item_field(resource: &Resource) -> String {
    // Debt service has no plural.
    if *resource == DEBT_SERVICE {
        return "debtServiceRow".to_owned();
    }
    let plural = list_field(resource);
    plural.strip_suffix('s').unwrap_or(&plural).to_owned()
}

/// The field of the aggregate: `officialExpenseAggregates`.
pub(super) fn aggregate_field(resource: &Resource) -> String {
    let name = item_type(resource);
    let mut letters = name.chars();
    let lower: String = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
    format!("{lower}Aggregates")
}
