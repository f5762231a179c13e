//! Where a page ended: opaque to clients, bound to its question and to the release of its first page.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use super::aggregate::AggregateQuery;
use super::list::{AsOf, ListQuery};
use super::refusal::Refusal;

/// How many bytes of the question's hash a cursor holds.
const HASH_LENGTH: usize = 9;

/// The cursor of the page that follows the item `last`, read from `release`.
#[must_use]
pub fn encode(query: &impl fmt::Display, release: i64, last: &str) -> String {
    let mut bytes = question_hash(query);
    bytes.extend(release.to_be_bytes());
    bytes.extend(last.as_bytes());
    BASE64URL_NOPAD.encode(&bytes)
}

/// Lets `query` go on behind the page that gave the cursor `text`, in that page's release.
///
/// # Errors
/// Where the text is no cursor, or one of another question.
pub fn resume(query: &mut ListQuery, text: &str) -> Result<(), Refusal> {
    let (release, last) = decode(query, text)?;
    query.after = Some(last);
    query.as_of = AsOf::Release(release);
    Ok(())
}

/// Lets a question for groups go on behind the page that gave the cursor `text`: groups have no
/// ids, so their cursor holds how many stood before.
///
/// # Errors
/// Where the text is no cursor, or one of another question.
pub fn resume_groups(query: &mut AggregateQuery, text: &str) -> Result<(), Refusal> {
    let (release, offset) = resume_at(query, text)?;
    query.offset = offset;
    query.as_of = AsOf::Release(release);
    Ok(())
}

/// The release and the number of hits before the page that a cursor of another kind of question holds.
///
/// # Errors
/// Where the text is no cursor, or one of another question.
pub fn resume_at(question: &impl fmt::Display, text: &str) -> Result<(i64, u32), Refusal> {
    let (release, offset) = decode(question, text)?;
    Ok((release, offset.parse().map_err(|_| damaged())?))
}

fn damaged() -> Refusal {
    Refusal::cursor("is damaged: give it as a page gave it")
}

fn decode(query: &impl fmt::Display, text: &str) -> Result<(i64, String), Refusal> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| damaged())?;
    let (hash, rest) = bytes.split_at_checked(HASH_LENGTH).ok_or_else(damaged)?;
    let (release, last) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
    let last = std::str::from_utf8(last).ok().filter(|last| is_id(last)).ok_or_else(damaged)?;
    if hash != question_hash(query) {
        return Err(Refusal::cursor("belongs to another question: keep every parameter but limit"));
    }
    Ok((i64::from_be_bytes(*release), last.to_owned()))
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn question_hash(query: &impl fmt::Display) -> Vec<u8> {
    Sha256::digest(query.to_string().as_bytes()).iter().copied().take(HASH_LENGTH).collect()
}
