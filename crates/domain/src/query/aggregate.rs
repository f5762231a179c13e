//! A question for sums and counts by group: `group_by=government&measure=count,sum(budget)&having=sum(budget)__ge:1000000`.

use std::fmt;

use super::condition::{Filter, Operator, Value};
use super::list::{AsOf, Direction};
use super::parse::USUAL_LIMIT;
use super::refusal::{Refusal, nearest};
use super::value::read_value;
use crate::resource::{Field, FieldKind, Resource, Shape};

crate::enumeration! {
    /// What is computed of the items of a group.
    Function {
        /// How many items.
        Count = "count", "个数";
        /// The exact sum of the values that are not missing.
        Sum = "sum", "合计";
        /// The sum by the number of values that are not missing, rounded half away from zero to 0.01 元 or six decimals.
        Avg = "avg", "平均";
        /// The smallest value.
        Min = "min", "最小";
        /// The largest value.
        Max = "max", "最大";
        /// How many different values.
        CountDistinct = "count_distinct", "不同值个数";
    }
}

/// A function of a field; of the items themselves for [`Function::Count`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// What is computed.
    pub function: Function,
    /// Of which field.
    pub field: Option<&'static Field>,
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field {
            Some(field) => write!(formatter, "{}({})", self.function, field.name),
            None => write!(formatter, "{}", self.function),
        }
    }
}

/// A condition on a measure of a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Having {
    /// The measure.
    pub measure: Measure,
    /// One of eq, ne, lt, le, gt, ge.
    pub operator: Operator,
    /// What it is compared with: [`Value::Fen`] for money, [`Value::Integer`] for counts, else of the field's kind.
    pub value: Value,
}

/// What groups are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupSort {
    /// A measure.
    Measure(Measure, Direction),
    /// A field of the group.
    Field(&'static Field, Direction),
}

/// A question for a page of groups. The order is `sort`, then the group's fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AggregateQuery {
    /// What is grouped.
    pub resource: &'static Resource,
    /// Which items.
    pub filter: Filter,
    /// By which fields; one group of everything where there are none.
    pub group_by: Vec<&'static Field>,
    /// What is computed.
    pub measures: Vec<Measure>,
    /// Which groups.
    pub having: Vec<Having>,
    /// In which order.
    pub sort: Vec<GroupSort>,
    /// How many groups at most: 1 to 1,000.
    pub limit: u32,
    /// How many groups stand before the page.
    pub offset: u32,
    /// Whether the number of all groups is asked for.
    pub count: bool,
    /// The state to read: on a later page the release of the first.
    pub as_of: AsOf,
    /// The state that the client named: the same on every page.
    pub as_of_named: AsOf,
}

impl AggregateQuery {
    /// The question how many items there are in all.
    #[must_use]
    pub fn new(resource: &'static Resource) -> Self {
        Self {
            resource,
            filter: Filter::All(Vec::new()),
            group_by: Vec::new(),
            measures: vec![Measure { function: Function::Count, field: None }],
            having: Vec::new(),
            sort: Vec::new(),
            limit: USUAL_LIMIT,
            offset: 0,
            count: false,
            as_of: AsOf::Newest,
            as_of_named: AsOf::Newest,
        }
    }
}

/// How many fields may be grouped by, measured, compared or sorted by.
pub const MOST_PARTS: usize = 8;

/// Whether a function can be computed of a field.
#[must_use]
pub const fn measures(function: Function, field: &Field) -> bool {
    match function {
        Function::Count => false,
        Function::CountDistinct => true,
        Function::Sum | Function::Avg => {
            matches!(field.kind, FieldKind::Money | FieldKind::Decimal | FieldKind::Integer)
        }
        Function::Min | Function::Max => {
            matches!(
                field.kind,
                FieldKind::Money | FieldKind::Decimal | FieldKind::Integer | FieldKind::Date | FieldKind::Time
            )
        }
    }
}

/// Reads a measure written `count` or `sum(budget)`.
///
/// # Errors
/// Where there is no such function or field, or the one is not computed of the other.
pub fn read_measure(resource: &'static Resource, parameter: &str, text: &str) -> Result<Measure, Refusal> {
    if text == Function::Count.key() {
        return Ok(Measure { function: Function::Count, field: None });
    }
    let written = text.strip_suffix(')').and_then(|open| open.split_once('('));
    let parts = written.and_then(|(function, field)| Some((Function::from_key(function)?, resource.field(field)?)));
    match parts {
        Some((function, field)) if measures(function, field) => Ok(Measure { function, field: Some(field) }),
        _ => {
            let names = measure_names(resource);
            Err(Refusal::value(parameter, format!("'{text}' is no measure of {}", resource.name))
                .suggesting(nearest(text, names.iter().map(String::as_str))))
        }
    }
}

/// Every measure of a resource.
#[must_use]
pub fn measure_names(resource: &'static Resource) -> Vec<String> {
    let of_fields = resource.fields.iter().flat_map(|field| {
        Function::ALL
            .iter()
            .filter(|function| measures(**function, field))
            .map(|function| Measure { function: *function, field: Some(field) }.to_string())
    });
    std::iter::once("count".to_owned()).chain(of_fields).collect()
}

/// Reads the fields of a group: `government,fiscal_year`.
///
/// # Errors
/// Where the resource has no such field, or there are too many.
pub fn read_group_by(resource: &'static Resource, text: &str) -> Result<Vec<&'static Field>, Refusal> {
    let mut fields: Vec<&'static Field> = Vec::new();
    for name in split_limited("group_by", text)? {
        let field = resource.field(name).ok_or_else(|| {
            Refusal::value("group_by", format!("{} has no field '{name}'", resource.name))
                .suggesting(nearest(name, resource.fields.iter().map(|field| field.name)))
        })?;
        if fields.contains(&field) {
            return Err(Refusal::twice("group_by", name));
        }
        fields.push(field);
    }
    Ok(fields)
}

/// Reads measures: `count,sum(budget)`.
///
/// # Errors
/// Where one is no measure, or there are too many.
pub fn read_measures(resource: &'static Resource, text: &str) -> Result<Vec<Measure>, Refusal> {
    let mut measures: Vec<Measure> = Vec::new();
    for written in split_limited("measure", text)? {
        let measure = read_measure(resource, "measure", written)?;
        if measures.contains(&measure) {
            return Err(Refusal::twice("measure", written));
        }
        measures.push(measure);
    }
    Ok(measures)
}

/// Reads conditions on measures: `sum(budget)__ge:1000000,count__gt:5`.
///
/// # Errors
/// Where a condition is malformed, or its value not of the measure's kind.
pub fn read_having(resource: &'static Resource, text: &str) -> Result<Vec<Having>, Refusal> {
    split_limited("having", text)?.into_iter().map(|written| read_one_having(resource, written)).collect()
}

fn read_one_having(resource: &'static Resource, written: &str) -> Result<Having, Refusal> {
    let malformed = || Refusal::value("having", format!("'{written}' is not written as sum(budget)__ge:1000000"));
    let (name, text) = written.split_once(':').ok_or_else(malformed)?;
    let (measure, operator) = match name.rsplit_once("__") {
        Some((measure, suffix)) => (measure, Operator::from_key(suffix).ok_or_else(malformed)?),
        None => (name, Operator::Eq),
    };
    if !FieldKind::Integer.operators().contains(&operator) || operator == Operator::In {
        return Err(malformed());
    }
    let measure = read_measure(resource, "having", measure)?;
    Ok(Having { measure, operator, value: read_measured("having", measure, text)? })
}

/// Reads a value to compare a measure with.
///
/// # Errors
/// Where it is not of the measure's kind.
pub fn read_measured(parameter: &str, measure: Measure, text: &str) -> Result<Value, Refusal> {
    let counted = Field::required("count", FieldKind::Integer, "");
    match (measure.function, measure.field) {
        (Function::Sum | Function::Min | Function::Max, Some(field)) => {
            read_value(parameter, &Field { shape: Shape::Any, ..*field }, text)
        }
        (Function::Avg, Some(field)) if field.kind == FieldKind::Money => read_value(parameter, field, text),
        (Function::Avg, Some(_)) => read_value(parameter, &Field { kind: FieldKind::Decimal, ..counted }, text),
        _ => read_value(parameter, &counted, text),
    }
}

/// Reads the order of groups: `-sum(budget),government`.
///
/// # Errors
/// Where a key is neither one of the measures nor a field of the group.
pub fn read_group_sort(
    resource: &'static Resource,
    group_by: &[&'static Field],
    text: &str,
) -> Result<Vec<GroupSort>, Refusal> {
    let mut seen = Vec::new();
    let mut keys = Vec::new();
    for written in split_limited("sort", text)? {
        let (name, direction) = match written.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (written, Direction::Ascending),
        };
        if seen.contains(&name) {
            return Err(Refusal::twice("sort", name));
        }
        seen.push(name);
        keys.push(match group_by.iter().find(|field| field.name == name) {
            Some(field) => GroupSort::Field(field, direction),
            None => GroupSort::Measure(read_measure(resource, "sort", name)?, direction),
        });
    }
    Ok(keys)
}

fn split_limited<'a>(parameter: &str, text: &'a str) -> Result<Vec<&'a str>, Refusal> {
    let parts: Vec<&str> = text.split(',').collect();
    if parts.len() > MOST_PARTS {
        return Err(Refusal::value(parameter, format!("names more than {MOST_PARTS}")));
    }
    Ok(parts)
}
