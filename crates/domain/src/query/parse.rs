//! Reading the parameters of a list: `budget__ge=100万元&sort=-budget,name&limit=20`.

use std::collections::HashSet;

use chrono::DateTime;

use super::condition::{Condition, Filter, Operator, Value};
use super::cursor;
use super::group::{read_group, split_list};
use super::list::{AsOf, Direction, ListQuery, SortKey};
use super::refusal::{Refusal, nearest};
use super::value::{LONGEST_LIST, LONGEST_TEXT, read_boolean, read_value};
use crate::resource::{DISCLOSURES, Field, Resource};

/// The page of a list that names no limit.
pub const USUAL_LIMIT: u32 = 50;
/// The largest page.
pub const LARGEST_LIMIT: u32 = 1_000;
/// How many values [`Operator::In`] may name.
pub const MOST_VALUES: usize = 100;
/// The largest page of disclosures with everything that is found of each.
pub const LARGEST_WITH_FINDINGS: u32 = 50;
/// How many sort keys a question may name.
pub const MOST_SORT_KEYS: usize = 5;

/// The parameters of every list beside its fields.
pub const PARAMETERS: &[&str] =
    &["limit", "cursor", "sort", "count", "as_of", "updated_since", "fields", "include", "or", "and"];

/// The parameters of every aggregate beside its fields.
pub const AGGREGATE_PARAMETERS: &[&str] =
    &["group_by", "measure", "having", "limit", "cursor", "sort", "count", "as_of", "or", "and"];

/// A list as a client asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// What is asked of the database.
    pub query: ListQuery,
    /// The related items asked for with each item.
    pub include: Vec<String>,
    /// The keys of an item asked for; all where nothing is named.
    pub fields: Option<Vec<String>>,
}

impl ListRequest {
    /// Refuses a page that would be larger than is put together at once: an export has all of it.
    ///
    /// # Errors
    /// Where more disclosures are asked for with their findings than [`LARGEST_WITH_FINDINGS`].
    pub fn check_page(&self) -> Result<(), Vec<Refusal>> {
        let heavy = *self.query.resource == DISCLOSURES && self.include.iter().any(|name| name == "findings");
        if heavy && self.query.limit > LARGEST_WITH_FINDINGS {
            let words = format!("with include=findings a page of disclosures has at most {LARGEST_WITH_FINDINGS}");
            return Err(vec![Refusal::value("limit", words).suggesting(Some(LARGEST_WITH_FINDINGS.to_string()))]);
        }
        Ok(())
    }

    /// Keeps what is included among the keys that are asked for, and includes what they name.
    fn join(&mut self) {
        let Some(fields) = &mut self.fields else { return };
        let named = fields.iter().filter(|name| self.query.resource.includes.contains(&name.as_str()));
        for name in named.chain(&self.include).cloned().collect::<Vec<_>>() {
            for names in [&mut *fields, &mut self.include] {
                if !names.contains(&name) {
                    names.push(name.clone());
                }
            }
        }
    }
}

/// Reads the decoded parameters of a list of `resource`.
///
/// # Errors
/// Everything that is wrong with them, each with its parameter.
pub fn parse_list(resource: &'static Resource, parameters: &[(String, String)]) -> Result<ListRequest, Vec<Refusal>> {
    let mut draft = Draft::new(resource);
    read_each(parameters, |name, text| draft.read(name, text))?;
    draft.finish().map_err(|refusal| vec![refusal])
}

/// The parameters of every item.
pub const ITEM_PARAMETERS: &[&str] = &["as_of", "fields", "include"];

/// Reads the decoded parameters of the item of `resource` with this id, as a list of that item.
///
/// # Errors
/// Everything that is wrong with them, and an id that has not the form of the resource's ids.
pub fn parse_item(
    resource: &'static Resource,
    id: &str,
    parameters: &[(String, String)],
) -> Result<ListRequest, Vec<Refusal>> {
    let mut draft = Draft::new(resource);
    read_each(parameters, |name, text| {
        if ITEM_PARAMETERS.contains(&name) {
            return draft.read(name, text);
        }
        let message = format!("no parameter '{name}' on an item of {}", resource.name);
        Err(Refusal::unknown(name, message, ITEM_PARAMETERS.iter().copied()))
    })?;
    // The first field of every resource is its id.
    let key = resource.fields.first().ok_or_else(Vec::new)?;
    let condition = condition_of(key.name, key, Operator::Eq, &[id.to_owned()]).map_err(|refusal| vec![refusal])?;
    draft.request.query.filter = Filter::All(vec![Filter::Test(condition)]);
    draft.request.query.limit = 1;
    draft.request.join();
    Ok(draft.request)
}

/// Reads every parameter once, and collects everything that is wrong.
pub(super) fn read_each(
    parameters: &[(String, String)],
    mut read: impl FnMut(&str, &str) -> Result<(), Refusal>,
) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut seen = HashSet::new();
    for (name, text) in parameters {
        if !seen.insert(name.as_str()) {
            refusals.push(Refusal::repeated(name));
        } else if let Err(refusal) = read(name, text) {
            refusals.push(refusal);
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

struct Draft {
    request: ListRequest,
    tests: Vec<Filter>,
    cursor: Option<String>,
}

impl Draft {
    fn new(resource: &'static Resource) -> Self {
        let query = ListQuery::new(resource);
        Self { request: ListRequest { query, include: Vec::new(), fields: None }, tests: Vec::new(), cursor: None }
    }

    fn read(&mut self, name: &str, text: &str) -> Result<(), Refusal> {
        let resource = self.request.query.resource;
        match name {
            "limit" => self.request.query.limit = read_limit(text)?,
            "cursor" => self.cursor = Some(text.to_owned()).filter(|text| !text.is_empty()),
            "sort" => self.request.query.sort = read_sort(resource, text)?,
            "count" => self.request.query.count = read_count(text)?,
            "as_of" => {
                self.request.query.as_of = read_as_of(text)?;
                self.request.query.as_of_named = self.request.query.as_of;
            }
            "updated_since" if resource.versioned => {
                self.request.query.updated_since = Some(read_release(text)?);
            }
            "fields" => self.request.fields = Some(read_names(name, text, resource.keys)?),
            "include" => self.request.include = read_names(name, text, resource.includes)?,
            _ => self.tests.push(read_filter(resource, name, text)?),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<ListRequest, Refusal> {
        self.request.query.filter = Filter::All(self.tests).or_usual(self.request.query.resource);
        self.request.join();
        if let Some(text) = self.cursor {
            cursor::resume(&mut self.request.query, &text)?;
        }
        Ok(self.request)
    }
}

/// Reads one parameter that says which items: a field's, or a group of alternatives.
///
/// # Errors
/// Where the resource has no such parameter, or the value is not of its kind.
pub fn read_filter(resource: &'static Resource, name: &str, text: &str) -> Result<Filter, Refusal> {
    let longest = if matches!(name, "or" | "and") || name.ends_with("__in") { LONGEST_LIST } else { LONGEST_TEXT };
    if text.chars().count() > longest {
        return Err(Refusal::value(name, format!("is longer than {longest} characters")));
    }
    if matches!(name, "or" | "and") {
        return read_group(resource, name, text);
    }
    let (field, operator) = split_operator(resource, name)?;
    let values = if operator == Operator::In {
        split_list(text).ok_or_else(|| Refusal::value(name, "a quotation mark is not closed"))?
    } else {
        vec![text.to_owned()]
    };
    condition_of(name, field, operator, &values).map(Filter::Test)
}

/// The field and the comparison that a parameter's name writes.
///
/// # Errors
/// Where the resource has no such field, or the field no such comparison.
pub fn split_operator(resource: &'static Resource, name: &str) -> Result<(&'static Field, Operator), Refusal> {
    let (field_name, operator) = match name.rsplit_once("__") {
        Some((field, suffix)) => (field, Operator::from_key(suffix)),
        None => (name, Some(Operator::Eq)),
    };
    match (resource.compared().find(|field| field.name == field_name), operator) {
        (Some(field), Some(operator)) if field.allows(operator) => Ok((field, operator)),
        _ => {
            let names = parameter_names(resource);
            let message = format!("no parameter '{name}' on {}", resource.name);
            Err(Refusal::unknown(name, message, names.iter().map(String::as_str)))
        }
    }
}

/// Every parameter that a list of the resource takes.
#[must_use]
pub fn parameter_names(resource: &Resource) -> Vec<String> {
    let taken = |name: &&&str| match **name {
        "updated_since" => resource.versioned,
        "include" => !resource.includes.is_empty(),
        _ => true,
    };
    field_parameters(resource).chain(PARAMETERS.iter().filter(taken).map(|name| (*name).to_owned())).collect()
}

/// Every parameter that compares a field of the resource.
pub(super) fn field_parameters(resource: &Resource) -> impl Iterator<Item = String> {
    resource.compared().flat_map(|field| {
        Operator::ALL.iter().filter(|operator| field.allows(**operator)).map(|operator| match operator {
            Operator::Eq => field.name.to_owned(),
            other => format!("{}__{}", field.name, other.key()),
        })
    })
}

/// A comparison of a field with written values.
///
/// # Errors
/// Where a value is not of the field's kind, or there are too many.
pub fn condition_of(
    parameter: &str,
    field: &'static Field,
    operator: Operator,
    texts: &[String],
) -> Result<Condition, Refusal> {
    if texts.len() > MOST_VALUES {
        return Err(Refusal::value(parameter, format!("names more than {MOST_VALUES} values")));
    }
    let values: Result<Vec<Value>, Refusal> = texts
        .iter()
        .map(|text| match operator {
            Operator::Missing => read_boolean(parameter, text),
            // A part of a code or an id has not the form of the whole.
            Operator::Contains | Operator::Starts => {
                read_value(parameter, &Field { shape: crate::resource::Shape::Any, ..*field }, text)
            }
            _ => read_value(parameter, field, text),
        })
        .collect();
    Ok(Condition { field, operator, values: values? })
}

pub(super) fn read_count(text: &str) -> Result<bool, Refusal> {
    if text == "exact" {
        return Ok(true);
    }
    Err(Refusal::value("count", format!("'{text}' is not exact")).suggesting(Some("exact".to_owned())))
}

pub(super) fn read_limit(text: &str) -> Result<u32, Refusal> {
    text.parse()
        .ok()
        .filter(|limit| (1..=LARGEST_LIMIT).contains(limit))
        .ok_or_else(|| Refusal::value("limit", format!("'{text}' is not a whole number from 1 to {LARGEST_LIMIT}")))
}

fn read_sort(resource: &'static Resource, text: &str) -> Result<Vec<SortKey>, Refusal> {
    let mut keys: Vec<SortKey> = Vec::new();
    for written in text.split(',') {
        let (name, direction) = match written.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (written, Direction::Ascending),
        };
        let Some(field) = resource.field(name) else {
            let names = resource.fields.iter().map(|field| field.name);
            return Err(Refusal::value("sort", format!("{} has no field '{name}'", resource.name))
                .suggesting(nearest(name, names)));
        };
        if keys.iter().any(|key| key.field == field) {
            return Err(Refusal::twice("sort", name));
        }
        keys.push(SortKey { field, direction });
    }
    if keys.len() > MOST_SORT_KEYS {
        return Err(Refusal::value("sort", format!("names more than {MOST_SORT_KEYS} fields")));
    }
    Ok(keys)
}

fn read_release(text: &str) -> Result<i64, Refusal> {
    let release = text.parse::<i64>().ok().filter(|release| *release >= 0);
    release.ok_or_else(|| Refusal::value("updated_since", format!("'{text}' is not the number of a release")))
}

/// A release by its number, or a time as RFC 3339 has it.
///
/// # Errors
/// Where the text is neither.
pub fn read_as_of(text: &str) -> Result<AsOf, Refusal> {
    if let Ok(release) = text.parse::<i64>()
        && release >= 0
    {
        return Ok(AsOf::Release(release));
    }
    DateTime::parse_from_rfc3339(text).map(|time| AsOf::Time(time.to_utc())).map_err(|_| {
        Refusal::value("as_of", format!("'{text}' is neither a release nor a time written as 2024-03-01T00:00:00Z"))
    })
}

fn read_names(parameter: &str, text: &str, names: &'static [&'static str]) -> Result<Vec<String>, Refusal> {
    let mut chosen: Vec<String> = Vec::new();
    for name in text.split(',') {
        if !names.contains(&name) {
            let message = if names.is_empty() {
                format!("'{name}' is unknown: there is nothing to name here")
            } else {
                format!("'{name}' is none of {}", names.join(", "))
            };
            return Err(Refusal::value(parameter, message).suggesting(nearest(name, names.iter().copied())));
        }
        if chosen.iter().any(|other| other == name) {
            return Err(Refusal::twice(parameter, name));
        }
        chosen.push(name.to_owned());
    }
    Ok(chosen)
}
