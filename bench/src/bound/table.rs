//! All indicators as CSV, by one statement.

use std::path::{Path, PathBuf};

use actix_web::{HttpResponse, web};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;

use super::Failed;
use super::rows::Rows;

/// How many bytes are sent at once.
const CHUNK: usize = 64 << 10;

const ALL: &str = "SELECT record FROM indicators WHERE since <= ?1 AND until > ?1 AND (1 = 1) \
    ORDER BY government, fiscal_year, disclosure, position";

const HEADER: &[&str] = &[
    "id",
    "disclosure",
    "government",
    "fiscal_year",
    "project",
    "ordinal",
    "level1",
    "level1_printed",
    "level2",
    "level2_printed",
    "name",
    "description",
    "target_printed",
    "target_kind",
    "target_operator",
    "target_value",
    "target_low",
    "target_high",
    "target_unit",
    "target_date",
    "basis",
    "weight",
    "missing",
    "source_document",
    "source_locator",
    "source_text",
];

type Text<'a> = Option<std::borrow::Cow<'a, str>>;

#[derive(Deserialize)]
struct Indicator<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    disclosure: Text<'a>,
    #[serde(borrow)]
    government: Text<'a>,
    fiscal_year: i64,
    #[serde(borrow)]
    project: Text<'a>,
    ordinal: i64,
    #[serde(borrow)]
    level1: Text<'a>,
    #[serde(borrow)]
    level1_printed: Text<'a>,
    #[serde(borrow)]
    level2: Text<'a>,
    #[serde(borrow)]
    level2_printed: Text<'a>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    description: Text<'a>,
    #[serde(borrow)]
    target: Target<'a>,
    #[serde(borrow)]
    basis: Text<'a>,
    #[serde(borrow)]
    weight: Text<'a>,
    #[serde(borrow)]
    missing: &'a RawValue,
    #[serde(borrow)]
    source: Source<'a>,
}

#[derive(Deserialize)]
struct Target<'a> {
    #[serde(borrow)]
    printed: Text<'a>,
    #[serde(borrow)]
    kind: Text<'a>,
    #[serde(borrow)]
    operator: Text<'a>,
    #[serde(borrow)]
    value: Text<'a>,
    #[serde(borrow)]
    low: Text<'a>,
    #[serde(borrow)]
    high: Text<'a>,
    #[serde(borrow)]
    unit: Text<'a>,
    #[serde(borrow)]
    date: Text<'a>,
}

#[derive(Deserialize)]
struct Source<'a> {
    #[serde(borrow)]
    document: Text<'a>,
    #[serde(borrow)]
    locator: &'a RawValue,
    #[serde(borrow)]
    text: Text<'a>,
}

pub(super) async fn all(database: web::Data<PathBuf>) -> HttpResponse {
    let (sender, receiver) = channel(4);
    actix_rt::task::spawn_blocking(move || {
        if let Err(error) = write(&database, &sender) {
            let _gone = sender.blocking_send(Err(std::io::Error::other(error.to_string())));
        }
    });
    HttpResponse::Ok().content_type("text/csv; charset=utf-8").streaming(ReceiverStream::new(receiver))
}

fn write(database: &Path, sender: &Sender<std::io::Result<Bytes>>) -> Result<(), Failed> {
    let rows = Rows::open(database)?;
    let release = rows.release()?;
    let mut statement = rows.connection.prepare(ALL)?;
    let mut records = statement.query([release])?;
    let open =
        || csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::with_capacity(CHUNK * 2));
    let mut writer = open();
    writer.write_record(HEADER)?;
    while let Some(record) = records.next()? {
        row(&mut writer, record.get_ref(0)?.as_str()?)?;
        if writer.get_ref().len() >= CHUNK {
            let bytes =
                std::mem::replace(&mut writer, open()).into_inner().map_err(|error| Failed(error.to_string()))?;
            sender.blocking_send(Ok(Bytes::from(bytes)))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Failed(error.to_string()))?;
    sender.blocking_send(Ok(Bytes::from(bytes)))?;
    Ok(())
}

fn row(writer: &mut csv::Writer<Vec<u8>>, record: &str) -> Result<(), Failed> {
    let item: Indicator<'_> = serde_json::from_str(record)?;
    for field in [&item.id, &item.disclosure, &item.government] {
        writer.write_field(text_of(field).as_bytes())?;
    }
    writer.write_field(item.fiscal_year.to_string())?;
    writer.write_field(text_of(&item.project).as_bytes())?;
    writer.write_field(item.ordinal.to_string())?;
    let target = &item.target;
    for field in [&item.level1, &item.level1_printed, &item.level2, &item.level2_printed, &item.name, &item.description]
    {
        writer.write_field(text_of(field).as_bytes())?;
    }
    for field in [&target.printed, &target.kind, &target.operator] {
        writer.write_field(text_of(field).as_bytes())?;
    }
    // Numbers and days are no formulas.
    for field in [&target.value, &target.low, &target.high] {
        writer.write_field(field.as_deref().unwrap_or_default())?;
    }
    writer.write_field(text_of(&target.unit).as_bytes())?;
    writer.write_field(target.date.as_deref().unwrap_or_default())?;
    for field in [&item.basis, &item.weight] {
        writer.write_field(text_of(field).as_bytes())?;
    }
    writer.write_field(item.missing.get())?;
    writer.write_field(text_of(&item.source.document).as_bytes())?;
    writer.write_field(item.source.locator.get())?;
    writer.write_field(text_of(&item.source.text).as_bytes())?;
    writer.write_record(None::<&[u8]>)?;
    Ok(())
}

fn text_of<'a>(text: &'a Text<'_>) -> std::borrow::Cow<'a, str> {
    guarded(text.as_deref().unwrap_or_default())
}

/// Text that a spreadsheet would take for a formula, with an apostrophe before it.
fn guarded(text: &str) -> std::borrow::Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if risky { format!("'{text}").into() } else { text.into() }
}
