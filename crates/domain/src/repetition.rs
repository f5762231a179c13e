//! Figures that a document states once more: the narrative in a sentence, and a table beside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::{Citation, Evidence};
use crate::money::Money;

/// A second place that states a field of a fact. Where it says something else, both are kept: the fact has what was
/// said first, and the rule on narrative and tables fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Repetition {
    /// The id of the fact.
    pub fact: String,
    /// The field that is stated again.
    pub field: String,
    /// What is printed there.
    pub money: Money,
    /// The place.
    pub source: Citation,
}

/// States a field of a fact: what is missing is filled, what is there already is cited once more and compared.
pub fn state(
    id: &str,
    field: &str,
    value: &mut Option<Money>,
    evidence: &mut Evidence,
    (money, source): (Money, Citation),
    repetitions: &mut Vec<Repetition>,
) {
    if value.is_none() {
        *value = Some(money);
        evidence.missing.remove(field);
        evidence.sources.insert(field.to_owned(), source);
        return;
    }
    // `amount.2` is the second place of an amount.
    let stated = evidence.sources.keys().filter(|name| name.split('.').next() == Some(field)).count();
    evidence.sources.insert(format!("{field}.{}", stated.max(1).saturating_add(1)), source.clone());
    repetitions.push(Repetition { fact: id.to_owned(), field: field.to_owned(), money, source });
}
