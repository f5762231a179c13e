//! One text for every spelling of the same question: what cursors are bound to and entity tags are made from.

use std::fmt;

use super::aggregate::{AggregateQuery, GroupSort};
use super::condition::{Condition, Filter, Operator, Value};
use super::list::{AsOf, Direction, ListQuery};
use super::value::written_time;

impl fmt::Display for ListQuery {
    /// The question without its page: resource, filter, sort and state.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}?{}&sort=", self.resource.name, self.filter)?;
        for key in &self.sort {
            write!(formatter, "{}{},", sign(key.direction), key.field.name)?;
        }
        if let Some(release) = self.updated_since {
            write!(formatter, "&updated_since={release}")?;
        }
        write_as_of(self.as_of_named, formatter)
    }
}

impl fmt::Display for AggregateQuery {
    /// The question without its page.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/aggregate?{}&group_by=", self.resource.name, self.filter)?;
        for field in &self.group_by {
            write!(formatter, "{},", field.name)?;
        }
        formatter.write_str("&measure=")?;
        for measure in &self.measures {
            write!(formatter, "{measure},")?;
        }
        formatter.write_str("&having=")?;
        for having in &self.having {
            write!(formatter, "{}__{}:{},", having.measure, having.operator, having.value)?;
        }
        formatter.write_str("&sort=")?;
        for sort in &self.sort {
            match sort {
                GroupSort::Measure(measure, direction) => write!(formatter, "{}{measure},", sign(*direction))?,
                GroupSort::Field(field, direction) => write!(formatter, "{}{},", sign(*direction), field.name)?,
            }
        }
        write_as_of(self.as_of_named, formatter)
    }
}

fn write_as_of(as_of: AsOf, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match as_of {
        AsOf::Newest => Ok(()),
        AsOf::Release(release) => write!(formatter, "&as_of={release}"),
        AsOf::Time(time) => write!(formatter, "&as_of={}", time.to_rfc3339()),
    }
}

const fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "",
        Direction::Descending => "-",
    }
}

impl fmt::Display for Filter {
    /// Members in the order of their text, so that the order of writing does not matter.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, filters) = match self {
            Self::Test(condition) => return condition.fmt(formatter),
            Self::All(filters) => ("and", filters),
            Self::Any(filters) => ("or", filters),
        };
        let mut members: Vec<String> = filters.iter().map(Self::to_string).collect();
        members.sort();
        write!(formatter, "{word}({})", members.join(","))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut values: Vec<String> = self.values.iter().map(Value::to_string).collect();
        if self.operator == Operator::In {
            values.sort();
            values.dedup();
        }
        write!(formatter, "{}__{}:({})", self.field.name, self.operator, values.join(","))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(formatter, "{text:?}"),
            Self::Integer(number) | Self::Fen(number) => write!(formatter, "{number}"),
            Self::Decimal(number) => write!(formatter, "{}", number.normalize()),
            Self::Date(day) => write!(formatter, "{day}"),
            Self::Time(time) => formatter.write_str(&written_time(*time)),
            Self::Boolean(boolean) => write!(formatter, "{boolean}"),
        }
    }
}
