//! The revisions of a disclosure, and what differs between two of them.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::difference::{Change, differences as compare};
use openbudget_domain::query::parse::read_as_of;
use openbudget_domain::query::{AsOf, Refusal};
use openbudget_domain::resource::DISCLOSURES;
use openbudget_persistence::Revision;
use serde_json::json;

use super::item::not_found;
use crate::answer::Stamp;
use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::state::AppState;

/// What is asked for, beside the disclosure.
#[derive(Debug)]
struct Question {
    as_of: AsOf,
    from: Option<i64>,
    to: Option<i64>,
}

/// Answers every revision that a release has.
pub(crate) async fn list(id: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let question = read(&parameters(request)?, &["as_of"])?;
    let (release, revisions) = known(id, question.as_of, state).await?;
    let stamp = Stamp::new(&format!("revisions of {id}"), release, question.as_of);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let items: Vec<&str> = revisions.iter().map(|revision| revision.json.as_str()).collect();
    Ok(stamp.json(format!("{{\"items\":[{}],\"release\":{release}}}", items.join(","))))
}

/// Answers what differs between the revisions `from` and `to`: by default the last two that a release has.
pub(crate) async fn differences(id: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let question = read(&parameters(request)?, &["from", "to", "as_of"])?;
    let (release, revisions) = known(id, question.as_of, state).await?;
    let (from, to) = pair(id, release, revisions.len(), (question.from, question.to))?;
    let stamp = Stamp::new(&format!("differences of {id} from {from} to {to}"), release, question.as_of);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let changes = between(id, (from, to), state).await?;
    Ok(stamp.json(json!({"disclosure": id, "from": from, "to": to, "items": changes, "release": release}).to_string()))
}

/// The release that is read, and the revisions that it has, the first first.
pub(crate) async fn known(id: &str, as_of: AsOf, state: &AppState) -> Result<(i64, Vec<Revision>), Problem> {
    let asked = id.to_owned();
    let (release, mut revisions) =
        state.ask(move |store| Ok((store.resolve_release(as_of)?, store.revisions(&asked)?))).await?;
    revisions.retain(|revision| revision.since <= release);
    if revisions.is_empty() {
        return Err(not_found(&DISCLOSURES, id, release, state).await?);
    }
    Ok((release, revisions))
}

/// The numbers of the two revisions that are compared, of those that a release has.
pub(crate) fn pair(
    id: &str,
    release: i64,
    count: usize,
    (from, to): (Option<i64>, Option<i64>),
) -> Result<(i64, i64), Problem> {
    let last = i64::try_from(count).unwrap_or(i64::MAX);
    let to = to.unwrap_or(last);
    let from = from.unwrap_or_else(|| to.saturating_sub(1).max(1));
    for (name, number) in [("to", to), ("from", from)] {
        if !(1..=last).contains(&number) {
            let words = format!("{name}: {id} has no revision {number} in release {release}, only {last}");
            return Err(Problem::of("not_found").detailed(words));
        }
    }
    Ok((from, to))
}

/// What differs between two revisions.
pub(crate) async fn between(id: &str, (from, to): (i64, i64), state: &AppState) -> Result<Vec<Change>, Problem> {
    let asked = id.to_owned();
    let (before, after) =
        state.ask(move |store| Ok((store.revision_facts(&asked, from)?, store.revision_facts(&asked, to)?))).await?;
    Ok(compare(before.unwrap_or_default(), after.unwrap_or_default()))
}

fn read(parameters: &[(String, String)], names: &[&str]) -> Result<Question, Problem> {
    let mut question = Question { as_of: AsOf::Newest, from: None, to: None };
    let mut refusals = Vec::new();
    for (at, (name, text)) in parameters.iter().enumerate() {
        if parameters.iter().take(at).any(|(other, _)| other == name) {
            refusals.push(refusal(name, "repeated_parameter", "stands more than once".to_owned()));
        } else if !names.contains(&name.as_str()) {
            let message = format!("no parameter '{name}' here, where there are {}", names.join(", "));
            refusals.push(Refusal::unknown(name, message, names.iter().copied()));
        } else if name == "as_of" {
            match read_as_of(text) {
                Ok(as_of) => question.as_of = as_of,
                Err(refused) => refusals.push(refused),
            }
        } else {
            let slot = if name == "from" { &mut question.from } else { &mut question.to };
            *slot = text.parse().ok().filter(|number| *number >= 1);
            if slot.is_none() {
                refusals.push(refusal(name, "invalid_value", format!("'{text}' is not the number of a revision")));
            }
        }
    }
    if refusals.is_empty() { Ok(question) } else { Err(Problem::refused(refusals)) }
}

fn refusal(parameter: &str, code: &'static str, message: String) -> Refusal {
    Refusal { parameter: parameter.to_owned(), code, message, suggestion: None }
}
