//! One text for every spelling of the same question: what cursors are bound to and entity tags are made from.

use std::fmt;

use super::condition::{Condition, Filter, Operator, Value};
use super::list::{AsOf, Direction, ListQuery};

impl fmt::Display for ListQuery {
    /// The question without its page: resource, filter, sort and state.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}?{}&sort=", self.resource.name, self.filter)?;
        for key in &self.sort {
            let sign = if key.direction == Direction::Descending { "-" } else { "" };
            write!(formatter, "{sign}{},", key.field.name)?;
        }
        match self.as_of_named {
            AsOf::Newest => Ok(()),
            AsOf::Release(release) => write!(formatter, "&as_of={release}"),
            AsOf::Time(time) => write!(formatter, "&as_of={}", time.to_rfc3339()),
        }
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
            Self::Boolean(boolean) => write!(formatter, "{boolean}"),
        }
    }
}
