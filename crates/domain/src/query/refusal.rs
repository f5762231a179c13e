//! Why a question is refused.

use serde::Serialize;

/// One thing wrong with a question: the parameter, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The parameter as the client wrote it.
    pub parameter: String,
    /// A stable key: `unknown_parameter`, `repeated_parameter`, `malformed_query`, `invalid_value` or `invalid_cursor`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The nearest valid name or value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl Refusal {
    /// No such parameter; the nearest of `names` is suggested.
    #[must_use]
    pub fn unknown<'a>(parameter: &str, message: String, names: impl Iterator<Item = &'a str>) -> Self {
        Self {
            parameter: parameter.to_owned(),
            code: "unknown_parameter",
            message,
            suggestion: nearest(parameter, names),
        }
    }

    /// No such value; the nearest of `names` is suggested.
    #[must_use]
    pub fn unknown_value<'a>(
        parameter: &str,
        message: String,
        text: &str,
        names: impl Iterator<Item = &'a str>,
    ) -> Self {
        Self::value(parameter, message).suggesting(nearest(text, names))
    }

    /// The parameter stands more than once.
    pub(crate) fn repeated(parameter: &str) -> Self {
        Self {
            parameter: parameter.to_owned(),
            code: "repeated_parameter",
            message: "stands more than once".to_owned(),
            suggestion: None,
        }
    }

    /// The value is not of the parameter's kind.
    pub(crate) fn value(parameter: &str, message: impl Into<String>) -> Self {
        Self { parameter: parameter.to_owned(), code: "invalid_value", message: message.into(), suggestion: None }
    }

    /// A list of names has one of them twice.
    #[must_use]
    pub fn twice(parameter: &str, name: &str) -> Self {
        Self::value(parameter, format!("names '{name}' twice"))
    }

    /// The cursor is damaged, or belongs to another question.
    pub(crate) fn cursor(message: &str) -> Self {
        Self { parameter: "cursor".to_owned(), code: "invalid_cursor", message: message.to_owned(), suggestion: None }
    }

    /// The same refusal with a valid value to write instead.
    pub(crate) fn suggesting(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }
}

/// How unlike a suggestion may be: below this, none is given.
const LIKENESS: f64 = 0.7;

/// The most similar of some names, if any is similar at all.
#[must_use]
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    names
        .map(|name| (strsim::jaro_winkler(written, name), name))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name.to_owned())
}
