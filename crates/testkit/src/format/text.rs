//! The flattened text of a Word file: a cell a line, each after a TAB, rows parted by an empty
//! line; what a merge covers below its first row is a blank cell.

use crate::layout::{Layout, Piece};

/// How many empty lines stand after a table. One is enough to part rows, so a table's end can not always be told.
const AFTER_TABLE: &str = "\n\n";

/// The document as UTF-8.
#[must_use]
pub fn write(layout: &Layout) -> Vec<u8> {
    let mut text = String::new();
    for piece in &layout.pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                text.push_str(paragraph);
                text.push('\n');
            }
            Piece::Grid(grid) => {
                // A table begins after an empty line, as each of its rows does.
                text.push('\n');
                for row in &grid.rows {
                    for cell in row {
                        text.push('\t');
                        text.push_str(&cell.text);
                        text.push('\n');
                    }
                    text.push('\n');
                }
                text.push_str(AFTER_TABLE);
            }
        }
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::layout::{Grid, Layout, Piece};

    #[test]
    fn a_cell_is_a_line_after_a_tab_and_a_row_ends_with_an_empty_line() {
        let mut grid = Grid::default();
        grid.push_texts(&["项目编码", "", "项目名称", "道路\n养护"]);
        grid.push_texts(&["绩效目标", "保障通行"]);
        let layout = Layout { pieces: vec![Piece::Paragraph("标题".to_owned()), Piece::Grid(grid)] };
        let text = String::from_utf8(write(&layout)).unwrap();
        assert_eq!(text, "标题\n\n\t项目编码\n\t\n\t项目名称\n\t道路\n养护\n\n\t绩效目标\n\t保障通行\n\n\n\n");
    }
}
