//! The forms that parameters of text have, as regular expressions of JSON Schema.

use openbudget_domain::query::aggregate::{MOST_PARTS, measure_names};
use openbudget_domain::query::parse::{MOST_SORT_KEYS, MOST_VALUES};
use openbudget_domain::resource::{Field, FieldKind, Resource};

/// Any text that can be compared.
pub(super) const TEXT: &str = "^[^\\u0000]*$";
/// An amount in 元, or with its unit; a whole number of 分.
pub(super) const MONEY: &str =
    "^(-?[0-9]{1,17}(\\.[0-9]{1,2})?元?|-?[0-9]{1,10}(\\.[0-9]{1,6})?万元|-?[0-9]{1,6}(\\.[0-9]{1,10})?亿元)$";
/// A decimal number.
pub(super) const DECIMAL: &str = "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$";

/// Names separated by commas.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let one = one_of(names);
    format!("^{one}(,{one})*$")
}

/// The keys of an order of items.
pub(super) fn sort(resource: &Resource) -> String {
    let one = format!("-?{}", one_of(resource.fields.iter().map(|field| field.name)));
    format!("^{one}(,{one}){{0,{}}}$", MOST_SORT_KEYS.saturating_sub(1))
}

/// The fields of a group.
pub(super) fn group_by(resource: &Resource) -> String {
    limited(&one_of(resource.fields.iter().map(|field| field.name)))
}

/// Measures.
pub(super) fn measures(resource: &'static Resource) -> String {
    let names: Vec<String> =
        measure_names(resource).iter().map(|name| name.replace('(', "\\(").replace(')', "\\)")).collect();
    limited(&one_of(names.iter().map(String::as_str)))
}

/// Several values of a field.
pub(super) fn values(field: &Field) -> Option<String> {
    let one = match (field.kind, field.shape.pattern()) {
        (_, Some(pattern)) => inner(pattern).to_owned(),
        (FieldKind::Choice(choices), None) => one_of(choices.iter().flat_map(|choice| [choice.key, choice.printed])),
        (FieldKind::Integer, None) => "-?[0-9]{1,18}".to_owned(),
        (FieldKind::Money, None) => inner(MONEY).to_owned(),
        (FieldKind::Decimal, None) => inner(DECIMAL).to_owned(),
        (FieldKind::Date | FieldKind::Time, None) => return None,
        (FieldKind::Text | FieldKind::Boolean | FieldKind::Link, None) => {
            r#"("([^"\\\u0000]|\\[^\u0000])*"|[^",\u0000]*)"#.to_owned()
        }
    };
    Some(format!("^{one}(,{one}){{0,{}}}$", MOST_VALUES.saturating_sub(1)))
}

fn limited(one: &str) -> String {
    format!("^{one}(,{one}){{0,{}}}$", MOST_PARTS.saturating_sub(1))
}

fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    format!("({})", names.into_iter().collect::<Vec<_>>().join("|"))
}

fn inner(pattern: &str) -> &str {
    pattern.trim_start_matches('^').trim_end_matches('$')
}
