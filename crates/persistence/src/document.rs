//! Documents: what is known of the bytes that disclosures were read from, and the bytes where they are held.

use openbudget_domain::document::Document;
use serde_json::json;

use crate::connection::{AnyConnection, Backend};
use crate::error::StoreError;
use crate::row::Content;
use crate::sql::{Bind, Sql};

/// The bytes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentContent {
    /// The media type found from the bytes.
    pub media_type: String,
    /// The bytes; nothing where only the extracted record is held.
    pub bytes: Option<Vec<u8>>,
    /// The first disclosure that was read from it.
    pub disclosure: Option<String>,
}

pub(crate) fn content(
    connection: &mut AnyConnection,
    backend: Backend,
    sha256: &str,
) -> Result<Option<DocumentContent>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push(
        "SELECT media_type, content, (SELECT id FROM revisions WHERE document = sha256 ORDER BY since, id LIMIT 1)",
    );
    sql.push(" AS disclosure FROM documents WHERE sha256 = ").bind(sha256);
    let row = sql.rows::<Content>(connection)?.into_iter().next();
    Ok(row.map(|row| DocumentContent { media_type: row.media_type, bytes: row.bytes, disclosure: row.disclosure }))
}

/// Writes a document that is not there, which is known since a release then, and adds its bytes where only its record was held.
///
/// Whether bytes were added to a document that was there without them.
pub(crate) fn save(
    connection: &mut AnyConnection,
    backend: Backend,
    document: &Document,
    bytes: Option<&[u8]>,
    since: i64,
) -> Result<bool, StoreError> {
    let size = i64::try_from(document.size).unwrap_or(i64::MAX);
    let record = json!({
        "sha256": document.sha256, "media_type": document.media_type, "size": size, "held": bytes.is_some(),
    });
    let mut sql = Sql::new(backend);
    sql.push("INSERT INTO documents (sha256, media_type, size, held, content, since, record) VALUES ");
    sql.bind_all([
        Bind::from(document.sha256.as_str()),
        Bind::from(document.media_type.as_str()),
        Bind::from(size),
        Bind::Boolean(Some(bytes.is_some())),
        Bind::Bytes(bytes.map(<[u8]>::to_vec)),
        Bind::from(since),
        Bind::Text(Some(record.to_string())),
    ]);
    sql.push(" ON CONFLICT (sha256) DO NOTHING");
    if sql.execute(connection)? > 0 || bytes.is_none() {
        return Ok(false);
    }
    let mut sql = Sql::new(backend);
    sql.push("UPDATE documents SET held = ").bind(Bind::Boolean(Some(true)));
    sql.push(", content = ").bind(Bind::Bytes(bytes.map(<[u8]>::to_vec)));
    sql.push(", record = ").bind(Bind::Text(Some(record.to_string())));
    sql.push(" WHERE sha256 = ").bind(document.sha256.as_str()).push(" AND content IS NULL");
    Ok(sql.execute(connection)? > 0)
}
