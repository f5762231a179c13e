//! Problems as errors of GraphQL: the same codes, in `extensions.code`.

use async_graphql::{Error, ErrorExtensions};
use openbudget_domain::query::Refusal;

use crate::problem::Problem;

/// An error that names its code, and the argument where one is wrong.
pub(super) fn of_problem(problem: &Problem) -> Error {
    Error::new(problem.words()).extend_with(|_, extensions| {
        extensions.set("code", problem.key());
        if let Some(first) = problem.refusals().first() {
            extensions.set("argument", argument(&first.parameter));
            if let Some(suggestion) = &first.suggestion {
                extensions.set("suggestion", suggestion.as_str());
            }
        }
    })
}

/// The argument that a parameter of REST is here.
fn argument(parameter: &str) -> &str {
    match parameter {
        "as_of" => "asOf",
        "cursor" => "after",
        "fiscal_year" => "fiscalYear",
        "limit" => "first",
        "updated_since" => "updatedSince",
        other => other,
    }
}

/// The error of a wrong argument.
pub(super) fn of_refusal(refusal: Refusal) -> Error {
    of_problem(&Problem::refused(vec![refusal]))
}

/// The error of a code of the table.
pub(super) fn of_code(code: &str, words: impl Into<String>) -> Error {
    of_problem(&Problem::of(code).detailed(words))
}
