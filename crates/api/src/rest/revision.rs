//! The revisions of a disclosure, and what differs between two of them.

use actix_web::{HttpRequest, HttpResponse};
use openbudget_domain::difference::differences as compare;
use openbudget_domain::query::{AsOf, Refusal};
use serde_json::json;

use crate::answer::Stamp;
use crate::problem::Problem;
use crate::request::{accepts_json, parameters};
use crate::state::AppState;

/// Answers every revision.
pub(crate) async fn list(id: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let parameters = parameters(request)?;
    if let Some((name, _)) = parameters.first() {
        return Err(unknown(name, &[]));
    }
    let asked = id.to_owned();
    let (release, revisions) =
        state.ask(move |store| Ok((store.resolve_release(AsOf::Newest)?, store.revisions(&asked)?))).await?;
    if revisions.is_empty() {
        return Err(not_found(id));
    }
    let stamp = Stamp::new(&format!("revisions of {id}"), release, AsOf::Newest);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let items: Vec<&str> = revisions.iter().map(|revision| revision.json.as_str()).collect();
    Ok(stamp.json(format!("{{\"items\":[{}],\"release\":{release}}}", items.join(","))))
}

/// Answers what differs between the revisions `from` and `to`: by default the last two.
pub(crate) async fn differences(id: &str, request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    accepts_json(request)?;
    let (mut from, mut to) = (None, None);
    for (name, text) in parameters(request)? {
        let slot = match name.as_str() {
            "from" => &mut from,
            "to" => &mut to,
            _ => return Err(unknown(&name, &["from", "to"])),
        };
        let number = text.parse::<i64>().ok().filter(|number| *number >= 1);
        let Some(number) = number else {
            return Err(refuse(&name, "invalid_value", format!("'{text}' is not the number of a revision")));
        };
        if slot.replace(number).is_some() {
            return Err(refuse(&name, "repeated_parameter", "stands more than once".to_owned()));
        }
    }
    let asked = id.to_owned();
    let (release, count) =
        state.ask(move |store| Ok((store.resolve_release(AsOf::Newest)?, store.revisions(&asked)?.len()))).await?;
    let last = i64::try_from(count).unwrap_or(i64::MAX);
    if last == 0 {
        return Err(not_found(id));
    }
    let to = to.unwrap_or(last);
    let from = from.unwrap_or_else(|| to.saturating_sub(1).max(1));
    for (name, number) in [("from", from), ("to", to)] {
        if number > last {
            let words = format!("{name}: {id} has no revision {number}, only {last}");
            return Err(Problem::of("not_found").detailed(words));
        }
    }
    let stamp = Stamp::new(&format!("differences of {id} from {from} to {to}"), release, AsOf::Newest);
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let asked = id.to_owned();
    let (before, after) =
        state.ask(move |store| Ok((store.revision_facts(&asked, from)?, store.revision_facts(&asked, to)?))).await?;
    let changes = compare(before.unwrap_or_default(), after.unwrap_or_default());
    Ok(stamp.json(json!({"disclosure": id, "from": from, "to": to, "items": changes, "release": release}).to_string()))
}

fn unknown(name: &str, names: &[&str]) -> Problem {
    let message = format!("no parameter '{name}' here");
    Problem::refused(vec![Refusal::unknown(name, message, names.iter().copied())])
}

fn refuse(parameter: &str, code: &'static str, message: String) -> Problem {
    Problem::refused(vec![Refusal { parameter: parameter.to_owned(), code, message, suggestion: None }])
}

fn not_found(id: &str) -> Problem {
    Problem::of("not_found").detailed(format!("disclosures has no item '{id}'"))
}
