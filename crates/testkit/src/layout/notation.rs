//! A layout in plain text, for documents written by hand and for programs that make other formats of them.
//!
//! A line is a paragraph. A line that begins with `|` is a row of a table, its cells between `|`: `<` goes on with
//! the cell to its left, `^` with the cell above, `\n` breaks a line within a cell. A line `---` parts two tables.

use anyhow::{Result, ensure};

use super::{Cell, Grid, Layout, Merge, Piece};

/// Reads a layout.
///
/// # Errors
/// Where a row goes on with a cell that is not there.
pub fn parse(text: &str) -> Result<Layout> {
    let mut layout = Layout::default();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for line in text.lines().chain(std::iter::once("---")) {
        if let Some(cells) = line.strip_prefix('|') {
            rows.push(row(cells)?);
            continue;
        }
        if !rows.is_empty() {
            layout.pieces.push(Piece::Grid(grid(std::mem::take(&mut rows))?));
        }
        if !line.trim().is_empty() && line != "---" {
            layout.pieces.push(Piece::Paragraph(line.to_owned()));
        }
    }
    Ok(layout)
}

fn row(cells: &str) -> Result<Vec<Cell>> {
    let mut row: Vec<Cell> = Vec::new();
    for text in cells.trim_end().trim_end_matches('|').split('|').map(str::trim) {
        match (text, row.last_mut()) {
            ("<", Some(left)) => left.span += 1,
            ("<", None) => anyhow::bail!("the first cell of '{cells}' has no cell to its left"),
            ("^", _) => row.push(Cell { text: String::new(), span: 1, merge: Merge::Continues }),
            _ => row.push(Cell { text: text.replace("\\n", "\n"), span: 1, merge: Merge::Alone }),
        }
    }
    Ok(row)
}

/// The grid, in which every cell that another goes on with begins a merge.
fn grid(mut rows: Vec<Vec<Cell>>) -> Result<Grid> {
    for below in 1..rows.len() {
        let (above, rest) = rows.split_at_mut(below);
        let (Some(above), Some(row)) = (above.last_mut(), rest.first()) else { continue };
        let mut column = 0;
        for cell in row {
            if cell.merge == Merge::Continues {
                let begun = cell_at(above, column).filter(|begun| begun.span == cell.span);
                ensure!(begun.is_some(), "column {column} of row {} goes on with no cell", below + 1);
                if let Some(begun) = begun.filter(|begun| begun.merge == Merge::Alone) {
                    begun.merge = Merge::Begins;
                }
            }
            column += cell.span;
        }
    }
    Ok(Grid { rows })
}

fn cell_at(row: &mut [Cell], column: usize) -> Option<&mut Cell> {
    let mut at = 0;
    for cell in row {
        if at == column {
            return Some(cell);
        }
        at += cell.span;
    }
    None
}

/// Writes a layout.
#[must_use]
pub fn print(layout: &Layout) -> String {
    let mut text = String::new();
    let mut after_table = false;
    for piece in &layout.pieces {
        match piece {
            // a blank one says nothing but that a table is over
            Piece::Paragraph(paragraph) if paragraph.is_empty() => {}
            Piece::Paragraph(paragraph) => text.extend([paragraph, "\n"]),
            Piece::Grid(grid) => {
                text.push_str(if after_table { "---\n" } else { "" });
                for row in &grid.rows {
                    for cell in row {
                        let shown = if cell.merge == Merge::Continues { "^" } else { &cell.text.replace('\n', "\\n") };
                        text.extend(["| ", shown, " ", &"| < ".repeat(cell.span - 1)]);
                    }
                    text.push_str("|\n");
                }
            }
        }
        after_table = matches!(piece, Piece::Grid(_));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{parse, print};
    use crate::format::html;
    use crate::invented::government::unlisted;
    use crate::invented::sample::sample;
    use crate::template::lay_out;

    #[test]
    fn what_is_printed_is_read_back() {
        for number in 0..20 {
            let layout = lay_out(&sample(number, &unlisted("999901", "示例县"), 2024, 5).unwrap());
            let again = parse(&print(&layout)).unwrap();
            assert_eq!(print(&again), print(&layout));
            let page = |layout| String::from_utf8(html::write(layout)).unwrap().replace("<p></p>\n", "");
            assert_eq!(page(&again), page(&layout));
        }
    }

    #[test]
    fn a_merge_needs_a_cell_to_go_on_with() {
        assert!(parse("| 甲 | 乙 |\n| ^ | < | 丙 |\n").is_err());
        assert!(parse("| < |\n").is_err());
    }
}
