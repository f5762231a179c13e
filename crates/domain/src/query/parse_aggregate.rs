//! Reading the parameters of an aggregate.

use super::aggregate::{AggregateQuery, read_group_by, read_group_sort, read_having, read_measures};
use super::condition::Filter;
use super::cursor;
use super::parse::{
    AGGREGATE_PARAMETERS, field_parameters, read_as_of, read_count, read_each, read_filter, read_limit,
};
use super::refusal::Refusal;
use crate::resource::Resource;

/// Reads the decoded parameters of an aggregate of `resource`.
///
/// # Errors
/// Everything that is wrong with them, each with its parameter.
pub fn parse_aggregate(
    resource: &'static Resource,
    parameters: &[(String, String)],
) -> Result<AggregateQuery, Vec<Refusal>> {
    let mut query = AggregateQuery::new(resource);
    let mut tests = Vec::new();
    let (mut sort, mut page) = (None, None);
    read_each(parameters, |name, text| {
        match name {
            "group_by" => query.group_by = read_group_by(resource, text)?,
            "measure" => query.measures = read_measures(resource, text)?,
            "having" => query.having = read_having(resource, text)?,
            "limit" => query.limit = read_limit(text)?,
            "count" => query.count = read_count(text)?,
            "as_of" => {
                query.as_of = read_as_of(text)?;
                query.as_of_named = query.as_of;
            }
            // What a sort may name depends on the groups, which may be written behind it.
            "sort" => sort = Some(text.to_owned()),
            "cursor" => page = Some(text.to_owned()).filter(|text| !text.is_empty()),
            _ => tests.push(read_filter(resource, name, text).map_err(|refusal| unknown(resource, name, refusal))?),
        }
        Ok(())
    })?;
    query.filter = Filter::All(tests).or_usual(resource);
    if let Some(text) = sort {
        query.sort = read_group_sort(resource, &query.group_by, &text).map_err(|refusal| vec![refusal])?;
    }
    if let Some(text) = page {
        cursor::resume_groups(&mut query, &text).map_err(|refusal| vec![refusal])?;
    }
    Ok(query)
}

/// The refusal of an unknown parameter, with the nearest of those that an aggregate takes.
fn unknown(resource: &'static Resource, name: &str, refusal: Refusal) -> Refusal {
    if refusal.code != "unknown_parameter" || matches!(name, "or" | "and") {
        return refusal;
    }
    let fields: Vec<String> = field_parameters(resource).collect();
    let names = AGGREGATE_PARAMETERS.iter().copied().chain(fields.iter().map(String::as_str));
    Refusal::unknown(name, refusal.message, names)
}
