//! What is shown of a source, before it is JSON or a page.

use openbudget_domain::resource::Resource;
use openbudget_domain::source::{Cited, citations};
use openbudget_ingest::excerpt::{Excerpt, excerpt};
use serde_json::{Map, Value as Json, json};

use super::{Facts, text};
use crate::problem::Problem;
use crate::readings::Held;

/// The source of a fact.
pub(super) struct View {
    /// The resource of the fact.
    pub(super) resource: &'static Resource,
    /// What is stored.
    pub(super) facts: Facts,
    /// What the fact cites.
    pub(super) citations: Vec<Cited>,
    /// The blocks around it, or the problem that there are none.
    pub(super) excerpt: Result<Excerpt, Problem>,
    /// The release that was read.
    pub(super) release: i64,
    /// Whether just this release was asked for.
    pub(super) pinned: bool,
}

impl View {
    pub(super) fn of(resource: &'static Resource, facts: Facts, held: &Held, release: i64, pinned: bool) -> Self {
        let citations = citations(&facts.item);
        let excerpt = match held {
            Held::Blocks(blocks) => Ok(excerpt(blocks, &citations)),
            Held::Nothing => Err(Problem::of("document_bytes_not_held")),
            Held::Unreadable => Err(Problem::of("unreadable_document")),
        };
        Self { resource, facts, citations, excerpt, release, pinned }
    }

    /// Whether the words of a citation stand at its place; nothing where the document cannot be asked.
    pub(super) fn found(&self, at: usize) -> Option<bool> {
        self.excerpt.as_ref().ok().and_then(|excerpt| excerpt.found.get(at).copied())
    }

    /// The id of the fact.
    pub(super) fn id(&self) -> &str {
        text(&self.facts.item, "id").unwrap_or_default()
    }

    /// Where the bytes of the document are; nothing where they are not held.
    pub(super) fn content(&self) -> Option<String> {
        let sha256 = self.facts.document_hash().filter(|_| self.facts.is_held())?;
        Some(format!("/v1/documents/{sha256}/content"))
    }

    pub(super) fn json(&self) -> Json {
        let of = |key: &str| self.facts.item.get(key).cloned().unwrap_or_default();
        let citations: Vec<Json> = (0..)
            .zip(&self.citations)
            .map(|(at, cited)| {
                json!({
                    "name": cited.name,
                    "label": cited.label,
                    "value": cited.value,
                    "locator": cited.citation.locator,
                    "text": cited.citation.text,
                    "found": self.found(at),
                })
            })
            .collect();
        let (blocks, unavailable) = match &self.excerpt {
            Ok(excerpt) => (json!(excerpt.blocks), Json::Null),
            Err(problem) => (Json::Null, json!({"code": problem.key(), "detail": problem.words()})),
        };
        json!({
            "id": self.id(),
            "resource": self.resource.name,
            "disclosure": of("disclosure"),
            "government": of("government"),
            "fiscal_year": of("fiscal_year"),
            "document": self.facts.document,
            "content": self.content(),
            "source": of("source"),
            "citations": citations,
            "missing": self.facts.item.get("missing").cloned().unwrap_or_else(|| Json::Object(Map::new())),
            "blocks": blocks,
            "unavailable": unavailable,
        })
    }
}
