//! Tables: rows and spans become a grid, as the table model of HTML forms it.

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use scraper::Node;

use super::walk::{Walk, is_named, is_shown};
use crate::format::flow::{Grid, GridCell};
use crate::format::{Refusal, bound};

/// A cell that reaches down into the rows below.
#[derive(Debug, Clone, Copy)]
struct Reach {
    span: usize,
    /// The rows still to cover; none for all that follow in the group of rows.
    rows: Option<usize>,
}

impl Walk<'_> {
    /// Reads a table. A cell that reaches down stands as a blank cell in the rows that it covers.
    pub(super) fn table(&mut self, table: NodeRef<'_, Node>) -> Result<Grid, Refusal> {
        self.meter.tables(1);
        let mut rows = Vec::new();
        for group in table.children().filter(is_shown_node) {
            if is_named(&group, "tr") {
                // the parser puts rows into groups, so this happens in no page; but lose nothing
                rows.push(self.row(group, &mut BTreeMap::new())?);
            }
            if ["thead", "tbody", "tfoot"].iter().any(|name| is_named(&group, name)) {
                let mut reaching = BTreeMap::new();
                for row in group.children().filter(|child| is_named(child, "tr")).filter(is_shown_node) {
                    rows.push(self.row(row, &mut reaching)?);
                }
            }
        }
        Ok(Grid::new(rows))
    }

    fn row(&mut self, row: NodeRef<'_, Node>, reaching: &mut BTreeMap<usize, Reach>) -> Result<Vec<GridCell>, Refusal> {
        self.meter.cells(reaching.len())?;
        let mut cells: Vec<GridCell> =
            reaching.iter().map(|(column, reach)| GridCell::new(*column, reach.span, Vec::new())).collect();
        let mut begun = BTreeMap::new();
        let mut column = 0;
        for node in row.children().filter(is_shown_node) {
            let Some(cell) = node.value().as_element().filter(|cell| matches!(cell.name(), "td" | "th")) else {
                continue;
            };
            column = free(reaching, column);
            self.meter.cells(1)?;
            let span = number(cell.attr("colspan")).unwrap_or(1).clamp(1, bound::SPAN);
            let rows = number(cell.attr("rowspan")).unwrap_or(1);
            if rows != 1 {
                begun.insert(column, Reach { span, rows: rows.checked_sub(1) });
            }
            let content = self.cell(node)?;
            cells.push(GridCell::new(column, span, content));
            column = column.saturating_add(span);
        }
        reaching.retain(|_, reach| match &mut reach.rows {
            None => true,
            Some(rows) => {
                *rows -= 1;
                *rows > 0
            }
        });
        reaching.append(&mut begun);
        cells.sort_by_key(GridCell::column);
        Ok(cells)
    }
}

/// The first column from `column` on that no cell from above covers.
fn free(reaching: &BTreeMap<usize, Reach>, mut column: usize) -> usize {
    while let Some((start, reach)) = reaching.range(..=column).next_back() {
        let end = start.saturating_add(reach.span);
        if end <= column {
            break;
        }
        column = end;
    }
    column
}

fn is_shown_node(node: &NodeRef<'_, Node>) -> bool {
    node.value().as_element().is_some_and(is_shown)
}

/// The digits that an attribute begins with.
fn number(attribute: Option<&str>) -> Option<usize> {
    let attribute = attribute?.trim_start();
    let end = attribute.find(|character: char| !character.is_ascii_digit()).unwrap_or(attribute.len());
    let digits = attribute.get(..end).filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(usize::MAX))
}
