//! A web page as portals publish it: the article between navigation and a footer, tables with
//! `rowspan` and `colspan`.

use super::escaped;
use crate::layout::{Grid, Layout, Merge, Piece};

const HEAD: &str = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>政府信息公开</title>\
    <script>var visits = \"<td>1</td>\";</script><style>td { border: 1px solid }</style></head>\n\
    <body>\n<div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/open\">政务公开</a></div>\n<div class=\"article\">\n";
const FOOT: &str = "</div>\n</body></html>\n";

/// The document as UTF-8.
#[must_use]
pub fn write(layout: &Layout) -> Vec<u8> {
    let mut page = HEAD.to_owned();
    for piece in &layout.pieces {
        match piece {
            Piece::Paragraph(text) => page.extend(["<p>", &lines(text), "</p>\n"]),
            Piece::Grid(grid) => table(&mut page, grid),
        }
    }
    page.push_str(FOOT);
    page.into_bytes()
}

fn table(page: &mut String, grid: &Grid) {
    page.push_str("<table>\n");
    for (row, cells) in grid.rows.iter().enumerate() {
        page.push_str("<tr>");
        let mut column = 0;
        for cell in cells {
            if cell.merge != Merge::Continues {
                let height = grid.height(row, column);
                let rowspan = if height > 1 { format!(" rowspan=\"{height}\"") } else { String::new() };
                let text = if cell.text.is_empty() { "&nbsp;".to_owned() } else { lines(&cell.text) };
                page.extend([format!("<td{rowspan} colspan=\"{}\">", cell.span), text, "</td>".to_owned()]);
            }
            column += cell.span;
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}
