//! Every item of a list as a stream: CSV or NDJSON, in constant memory.

mod csv_rows;

use std::sync::mpsc::{SyncSender, sync_channel};

use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use openbudget_domain::query::{AsOf, ListQuery, ListRequest, Refusal, parse_list};
use openbudget_domain::resource::{DISCLOSURES, Resource};
use openbudget_persistence::{Includes, Page, Store, StoreError};
use serde_json::json;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use super::list::{picked, spelt};
use crate::problem::Problem;
use crate::request::parameters;
use crate::rest::stamped;
use crate::state::AppState;

use csv_rows::CsvRows;

/// How many items are read at once.
const CHUNK: u32 = 1_000;
/// How many items with what belongs to them: some tens of kilobytes each.
const INCLUDING_CHUNK: u32 = 100;
/// How many disclosures with all that is found of them.
const SMALL_CHUNK: u32 = 25;
/// How many chunks may wait for a slow client.
const WAITING: usize = 4;

/// The media type of CSV.
pub(crate) const CSV: &str = "text/csv";
/// The media type of a JSON object a line.
pub(crate) const NDJSON: &str = "application/x-ndjson";

/// A form of export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// RFC 4180, with a header.
    Csv { bom: bool },
    /// A JSON object a line.
    Ndjson,
}

/// What stops an export in the middle: the transfer breaks off, so that nobody takes a part for the whole.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("the store failed: {0}")]
    Store(#[from] StoreError),
    #[error("a row cannot be written: {0}")]
    Row(String),
    #[error("the client is gone")]
    Gone,
}

/// Answers every item that the filters keep, in their order.
pub(crate) async fn answer(
    resource: &'static Resource,
    suffix: &str,
    request: &HttpRequest,
    state: &AppState,
) -> Result<HttpResponse, Problem> {
    let (list, format, most) = read(resource, suffix, parameters(request)?)?;
    let question = format!("{format:?} {most:?} {}", spelt(&list));
    let as_of = list.query.as_of;
    let stamp = state.ask(move |store| stamped(store, resource, question, as_of)).await?;
    if stamp.is_known(request) {
        return Ok(stamp.not_modified());
    }
    let release = stamp.release();
    let (sender, mut receiver) = channel(WAITING);
    let store = state.store().for_exports();
    actix_web::rt::task::spawn_blocking(move || {
        let outcome = write(&store, &list, format, most, release, &sender);
        if let Err(error) = outcome
            && !matches!(error, Broken::Gone)
        {
            tracing::error!(%error, "an export broke off");
            let _gone = sender.blocking_send(Err(error));
        }
    });
    // What goes wrong before anything is sent is told as any other problem.
    let first = match receiver.recv().await {
        Some(Err(Broken::Store(error))) => return Err(Problem::from(error)),
        Some(Err(Broken::Row(_))) => return Err(Problem::of("internal_error")),
        first => first,
    };
    let media_type = match format {
        Format::Csv { .. } => "text/csv; charset=utf-8; header=present",
        Format::Ndjson => NDJSON,
    };
    let name = format!("attachment; filename=\"{}.{suffix}\"", resource.name);
    let mut response = stamp.streamed();
    response.insert_header(("Content-Disposition", name)).content_type(media_type);
    Ok(response.streaming(tokio_stream::iter(first).chain(ReceiverStream::new(receiver))))
}

/// The list, the form, and how many items at most; all where `limit` is not named.
fn read(
    resource: &'static Resource,
    suffix: &str,
    mut parameters: Vec<(String, String)>,
) -> Result<(ListRequest, Format, Option<u32>), Problem> {
    let bom = parameters.iter().position(|(name, _)| name == "bom").map(|at| parameters.remove(at).1);
    let bom = match bom.as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => return Err(refuse("bom", format!("'{other}' is neither true nor false"))),
    };
    let format = match suffix {
        "csv" => Format::Csv { bom },
        // JSON has no byte order mark (RFC 8259, 8.1).
        "ndjson" => Format::Ndjson,
        other => {
            let words = format!("there is no form '{other}': ask for .csv or .ndjson, or for JSON without a suffix");
            return Err(Problem::of("not_found").detailed(words));
        }
    };
    let limited = parameters.iter().any(|(name, _)| name == "limit");
    let list = parse_list(resource, &parameters).map_err(Problem::refused)?;
    let most = limited.then_some(list.query.limit);
    Ok((list, format, most))
}

fn refuse(parameter: &str, message: String) -> Problem {
    Problem::refused(vec![Refusal {
        parameter: parameter.to_owned(),
        code: "invalid_value",
        message,
        suggestion: None,
    }])
}

/// Reads one release chunk by chunk, whatever is published meanwhile, and sends each. While one is written, the next is read.
fn write(
    store: &Store,
    list: &ListRequest,
    format: Format,
    most: Option<u32>,
    release: i64,
    sender: &Sender<Result<Bytes, Broken>>,
) -> Result<(), Broken> {
    let mut query = list.query.clone();
    query.as_of = AsOf::Release(release);
    query.count = false;
    let rows = CsvRows::new(query.resource, list.fields.as_deref(), &list.include);
    let send = |bytes: Vec<u8>| sender.blocking_send(Ok(Bytes::from(bytes))).map_err(|_| Broken::Gone);
    let mut bytes = Vec::new();
    if let Format::Csv { bom } = format {
        if bom {
            bytes.extend_from_slice("\u{feff}".as_bytes());
        }
        bytes.extend(rows.header()?);
    }
    std::thread::scope(|scope| {
        let (pages, read) = sync_channel(1);
        let (query, includes) = (query.clone(), Includes::of(&list.include));
        scope.spawn(move || read_pages(store, query, includes, most, &pages));
        for page in read {
            let page: Page = page?;
            let items = page.items.iter().map(|item| item.json.as_str());
            bytes.extend(match format {
                Format::Csv { .. } => rows.rows(items)?,
                Format::Ndjson => lines(items, list.fields.as_deref())?,
            });
            send(std::mem::take(&mut bytes))?;
        }
        Ok::<(), Broken>(())
    })?;
    // What is gone is told once: not behind a cursor.
    if let Some(since) = query.updated_since.filter(|_| format == Format::Ndjson && query.after.is_none()) {
        let removed = store.removed(&query, since)?;
        send(removed.iter().flat_map(|id| format!("{}\n", json!({"removed": id})).into_bytes()).collect())?;
    }
    Ok(())
}

/// Reads page after page until there is none, an error, or nobody who takes them.
fn read_pages(
    store: &Store,
    mut query: ListQuery,
    includes: Includes,
    most: Option<u32>,
    pages: &SyncSender<Result<Page, StoreError>>,
) {
    let chunk = match includes {
        Includes { findings: true, .. } if *query.resource == DISCLOSURES => SMALL_CHUNK,
        Includes { findings: false, indicators: false } => CHUNK,
        _ => INCLUDING_CHUNK,
    };
    let mut left = most.unwrap_or(u32::MAX);
    while left > 0 {
        query.limit = chunk.min(left);
        let page = store.list(&query, includes);
        let next = page.as_ref().ok().and_then(|page| page.next.clone());
        let length = page.as_ref().map_or(0, |page| page.items.len());
        left = left.saturating_sub(u32::try_from(length).unwrap_or(u32::MAX));
        if pages.send(page).is_err() || next.is_none() {
            return;
        }
        query.after = next;
    }
}

/// Items as lines.
fn lines<'a>(items: impl Iterator<Item = &'a str>, fields: Option<&[String]>) -> Result<Vec<u8>, Broken> {
    let mut bytes = Vec::new();
    for item in items {
        match fields {
            None => bytes.extend_from_slice(item.as_bytes()),
            Some(fields) => {
                let item = picked(item, fields).map_err(|problem| Broken::Row(problem.to_string()))?;
                bytes.extend_from_slice(item.as_bytes());
            }
        }
        bytes.push(b'\n');
    }
    Ok(bytes)
}
