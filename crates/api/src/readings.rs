//! Documents as they are read again to be shown: the last of them are kept.

use std::sync::Arc;

use openbudget_ingest::block::Block;
use openbudget_ingest::format;
use openbudget_persistence::Store;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::problem::Problem;
use crate::state::AppState;

/// How many bytes of text and cells are kept: some dozens of documents of the usual size.
const KEPT_BYTES: u64 = 64 << 20;
/// How many documents are expected among them.
const KEPT: usize = 64;
/// What a block, a row or a cell takes beside its text.
const EACH: u64 = 120;

/// What is known of a document's blocks.
#[derive(Debug, Clone)]
pub(crate) enum Held {
    /// The blocks.
    Blocks(Arc<Vec<Block>>),
    /// The bytes are not held.
    Nothing,
    /// The bytes are held, and cannot be read any more.
    Unreadable,
}

/// The blocks of documents by their hash.
#[derive(Clone)]
pub(crate) struct Readings {
    kept: Arc<Cache<String, Arc<Vec<Block>>, Weight>>,
}

impl std::fmt::Debug for Readings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Readings").field("kept", &self.kept.len()).finish()
    }
}

impl Default for Readings {
    fn default() -> Self {
        Self { kept: Arc::new(Cache::with_weighter(KEPT, KEPT_BYTES, Weight)) }
    }
}

#[derive(Debug, Clone, Copy)]
struct Weight;

impl Weighter<String, Arc<Vec<Block>>> for Weight {
    fn weight(&self, _: &String, blocks: &Arc<Vec<Block>>) -> u64 {
        let text = |text: &str| u64::try_from(text.len()).unwrap_or(u64::MAX).saturating_add(EACH);
        let block = |block: &Block| match block {
            Block::Paragraph(paragraph) => text(&paragraph.text),
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).map(|cell| text(&cell.text)).sum::<u64>()
            }
        };
        blocks.iter().map(block).sum::<u64>().saturating_add(EACH)
    }
}

/// The blocks of a document: kept ones, or its bytes read again.
pub(crate) async fn blocks_of(state: &AppState, sha256: String) -> Result<Held, Problem> {
    if let Some(blocks) = state.readings().kept.get(&sha256) {
        return Ok(Held::Blocks(blocks));
    }
    let (store, readings) = (state.store().clone(), state.readings().clone());
    state.read(move || read(&store, &readings, &sha256)).await
}

fn read(store: &Store, readings: &Readings, sha256: &str) -> Result<Held, Problem> {
    // Who asks for the same document meanwhile waits for this reading.
    let blocks = readings.kept.get_or_insert_with(sha256, || {
        let bytes = store.document_content(sha256).map_err(|error| Err(Problem::from(error)))?;
        let Some(bytes) = bytes.and_then(|document| document.bytes) else { return Err(Ok(Held::Nothing)) };
        match format::read(&bytes) {
            Ok(content) => Ok(Arc::new(content.blocks)),
            Err(refusal) => {
                tracing::error!(%refusal, sha256, "a published document cannot be read again");
                Err(Ok(Held::Unreadable))
            }
        }
    });
    blocks.map_or_else(|other| other, |blocks| Ok(Held::Blocks(blocks)))
}
