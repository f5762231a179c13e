//! First cells of rows that lost their TAB, so that flattened text has them as paragraphs.

use openbudget_domain::evidence::Locator;
use openbudget_domain::text::join_lines;

use super::label::{Label, label_of};
use super::level::level1_of;
use crate::block::{Block, Cell, Paragraph, Table};
use crate::narrative::place::spanning;

/// Puts each paragraph that is nothing but a label or a level of indicators, right above a row, before that row.
pub(crate) fn rejoin(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (joined.pop(), block) {
            (Some(Block::Paragraph(lost)), Block::Table(table)) if is_first_cell(&lost, &table) => {
                joined.push(Block::Table(with_first(&lost, table)));
            }
            (before, block) => {
                joined.extend(before);
                joined.push(block);
            }
        }
    }
    joined
}

fn is_first_cell(paragraph: &Paragraph, table: &Table) -> bool {
    let (Locator::Lines { to, .. }, Some(Locator::Lines { from, .. })) =
        (&paragraph.locator, table.rows.first().map(|row| &row.locator))
    else {
        return false;
    };
    let text = join_lines(&paragraph.text);
    let label =
        label_of(&text).is_some_and(|label| label.in_head() || matches!(label, Label::Level1 | Label::Objectives));
    to.saturating_add(1) == *from && (label || (text.ends_with("指标") && level1_of(&text).is_some()))
}

fn with_first(lost: &Paragraph, mut table: Table) -> Table {
    if let Some(row) = table.rows.first_mut() {
        for cell in &mut row.cells {
            cell.column = cell.column.saturating_add(1);
        }
        row.locator = spanning([&lost.locator, &row.locator].into_iter());
        row.cells.insert(0, Cell { text: lost.text.clone(), column: 0, span: 1, locator: lost.locator.clone() });
    }
    table
}
