//! What the writers of formats lay out, the readers read back: the same paragraphs and the same grids.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and so do the functions that only tests call"
)]

use openbudget_domain::evidence::Locator;
use openbudget_ingest::block::Block;
use openbudget_ingest::format::detect::{Format, detect};
use openbudget_testkit::format::{docx, html, xlsx};
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::layout::{Layout, Piece};
use openbudget_testkit::template::lay_out;

/// A paragraph, or the rows of a table with text, column and span of each cell.
#[derive(Debug, PartialEq)]
enum Shape {
    Paragraph(String),
    Table(Vec<Vec<(String, usize, usize)>>),
}

fn laid_out(layout: &Layout) -> Vec<Shape> {
    let shape = |piece: &Piece| match piece {
        Piece::Paragraph(text) => Shape::Paragraph(text.trim().to_owned()),
        Piece::Grid(grid) => Shape::Table(
            grid.rows
                .iter()
                .map(|row| {
                    let mut column = 0;
                    row.iter()
                        .map(|cell| {
                            let start = column;
                            column += cell.span;
                            (cell.text.trim().to_owned(), start, cell.span)
                        })
                        .collect()
                })
                .collect(),
        ),
    };
    layout.pieces.iter().map(shape).filter(|shape| *shape != Shape::Paragraph(String::new())).collect()
}

fn read(blocks: Vec<Block>) -> Vec<Shape> {
    let shape = |block| match block {
        Block::Paragraph(paragraph) => Shape::Paragraph(paragraph.text),
        Block::Table(table) => Shape::Table(
            table
                .rows
                .into_iter()
                .map(|row| row.cells.into_iter().map(|cell| (cell.text, cell.column, cell.span)).collect())
                .collect(),
        ),
    };
    blocks.into_iter().map(shape).collect()
}

fn samples() -> impl Iterator<Item = Layout> {
    let county = unlisted("999901", "示例县");
    (0..20).map(move |number| lay_out(&sample(number, &county, 2024, 5).unwrap()))
}

#[test]
fn a_word_document_is_read_as_it_was_laid_out() {
    for layout in samples() {
        let bytes = docx::write(&layout).unwrap();
        assert_eq!(detect(&bytes), Ok(Format::Docx));
        assert_eq!(read(openbudget_ingest::format::docx::read(&bytes).unwrap()), laid_out(&layout));
    }
}

#[test]
fn a_web_page_is_read_as_it_was_laid_out_without_its_navigation() {
    for layout in samples() {
        let bytes = html::write(&layout);
        assert_eq!(detect(&bytes), Ok(Format::Html));
        assert_eq!(read(openbudget_ingest::format::html::read(&bytes).unwrap()), laid_out(&layout));
    }
}

/// A workbook has the paragraphs on a sheet of their own, and leaves out rows without text.
#[test]
fn a_workbook_is_read_as_it_was_laid_out_with_the_paragraphs_first() {
    for layout in samples() {
        let bytes = xlsx::write(&layout).unwrap();
        assert_eq!(detect(&bytes), Ok(Format::Xlsx));
        let (paragraphs, mut tables): (Vec<_>, Vec<_>) =
            laid_out(&layout).into_iter().partition(|shape| matches!(shape, Shape::Paragraph(_)));
        for table in &mut tables {
            if let Shape::Table(rows) = table {
                rows.retain(|row| row.iter().any(|(text, ..)| !text.is_empty()));
            }
        }
        let expected: Vec<Shape> = paragraphs.into_iter().chain(tables).collect();
        let blocks = openbudget_ingest::format::xlsx::read(&bytes).unwrap();
        assert!(blocks.iter().all(|block| match block {
            Block::Paragraph(paragraph) => matches!(paragraph.locator, Locator::Cell { .. }),
            Block::Table(table) => table.rows.iter().all(|row| matches!(row.locator, Locator::Cell { .. })),
        }));
        assert_eq!(read(blocks), expected);
    }
}
