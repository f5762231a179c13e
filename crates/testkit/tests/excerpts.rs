//! Whatever a fact cites stands where it says, in every format, and is shown there.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

use openbudget_domain::record::records;
use openbudget_domain::source::citations;
use openbudget_ingest::excerpt::{Shown, excerpt};
use openbudget_ingest::{Request, format, read};
use openbudget_testkit::format::{docx, html, text, xlsx};
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::real_document::real_document;
use openbudget_testkit::template::lay_out;

/// The names that are marked in a block.
fn marked(block: &Shown) -> Vec<&str> {
    match block {
        Shown::Paragraph { parts, .. } => parts.iter().flat_map(|part| &part.marks).map(String::as_str).collect(),
        Shown::Table { rows, .. } => {
            rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.marks).map(String::as_str).collect()
        }
    }
}

/// How many citations of facts and findings the document shows at their places: every one.
fn shown(bytes: &[u8], request: &Request, of: &str) -> usize {
    let disclosure = read(bytes, request).unwrap().disclosure;
    let blocks = format::read(bytes).unwrap().blocks;
    let mut count = 0;
    for record in records(&disclosure).unwrap() {
        let cited = citations(&record.item);
        assert!(!cited.is_empty(), "{of}: {} cites nothing", record.id);
        let excerpt = excerpt(&blocks, &cited);
        let marked: Vec<&str> = excerpt.blocks.iter().flat_map(marked).collect();
        for (cited, found) in cited.iter().zip(&excerpt.found) {
            assert!(*found, "{of}: {} {} {:?}", record.id, cited.name, cited.citation);
            assert!(marked.contains(&cited.name.as_str()), "{of}: {} {}", record.id, cited.name);
        }
        let ordinals = excerpt.blocks.iter().map(|block| match block {
            Shown::Paragraph { ordinal, .. } | Shown::Table { ordinal, .. } => *ordinal,
        });
        assert!(ordinals.is_sorted());
        count += cited.len();
    }
    count
}

#[test]
fn every_citation_is_found_in_every_format() {
    let county = unlisted("999901", "示例县");
    let request = Request { government: county.clone(), fiscal_year: None, kind: None };
    for number in 0..8 {
        let layout = lay_out(&sample(number, &county, 2024, 3).unwrap());
        let of_text = shown(&text::write(&layout), &request, &format!("text of {number}"));
        assert!(of_text > 50, "{of_text}");
        shown(&docx::write(&layout).unwrap(), &request, &format!("docx of {number}"));
        shown(&html::write(&layout), &request, &format!("html of {number}"));
        shown(&xlsx::write(&layout).unwrap(), &request, &format!("xlsx of {number}"));
    }
}

#[test]
fn every_citation_of_the_real_document_is_found() {
    let Some(bytes) = real_document().unwrap() else { return };
    let request = openbudget_testkit::publisher::request("130271");
    assert!(shown(&bytes, &request, "the real document") > 2_000);
}
