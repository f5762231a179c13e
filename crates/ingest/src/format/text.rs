//! Flattened text: a cell a line behind a TAB, rows apart by blank lines, everything else paragraphs.
//!
//! A line with TABs between texts is a whole row, as where cells were put side by side; so is one between pipes, as
//! Markdown writes it.

use openbudget_domain::evidence::Locator;

use super::Refusal;
use super::bound::Meter;
use crate::block::{Block, Cell, Paragraph, Row, Table};

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The lines, whichever way they end: LF, CRLF, or CR alone.
fn lines(text: &str) -> impl Iterator<Item = &str> + Clone {
    let alone = !text.contains('\n');
    text.split(if alone { '\r' } else { '\n' }).map(|line| line.trim_end_matches('\r'))
}

/// How a text writes its rows.
#[derive(Clone, Copy)]
struct Layout {
    /// A row a line, its cells between TABs, not a cell a line.
    rows: bool,
    /// A TAB stands before every cell, not only between two.
    leads: bool,
}

/// By how many lines the layout is told.
const LINES: usize = 20_000;

impl Layout {
    fn of(text: &str) -> Self {
        let (mut rows, mut bare_rows, mut cells) = (0_usize, 0_usize, 0_usize);
        let mut grids = Grids::default();
        for line in lines(text).take(LINES).map(trim_blanks) {
            grids.line(line);
            match (line.starts_with('\t'), line.trim().contains('\t')) {
                (true, true) => rows += 1,
                (false, true) => bare_rows += 1,
                (true, false) => cells += 1,
                (false, false) => {}
            }
        }
        let whole = rows.saturating_add(bare_rows);
        grids.line("");
        // In a grid a TAB before a row is the border of a blank cell.
        let leads = bare_rows.saturating_mul(4) < whole && !grids.found;
        Self { rows: whole.saturating_mul(2) > cells, leads }
    }
}

/// Looks for rows as a workbook copies them: one below the other with equally many TABs, a merged cell as blank ones.
#[derive(Default)]
struct Grids {
    tabs: usize,
    /// The rows so far that begin with a blank cell, and those that do not.
    rows: (usize, usize),
    found: bool,
}

impl Grids {
    fn line(&mut self, line: &str) {
        let tabs = line.matches('\t').count();
        if tabs != self.tabs {
            self.found |= self.tabs > 1 && self.rows.0 > 0 && self.rows.1 > 1;
            *self = Self { tabs, rows: (0, 0), found: self.found };
        }
        let count = if line.starts_with('\t') { &mut self.rows.0 } else { &mut self.rows.1 };
        *count = count.saturating_add(1);
    }
}

/// A line without the blanks before its first TAB or letter.
fn trim_blanks(line: &str) -> &str {
    line.trim_start_matches([' ', '\u{3000}', '\u{a0}'])
}

/// Splits a text into paragraphs and tables. Locators are its lines, counted from 1.
///
/// # Errors
/// `too_many_cells`, `too_many_paragraphs`, `text_too_long`, `too_much_text` where there is more than is read, with the line.
pub fn read(text: &str) -> Result<Vec<Block>, Refusal> {
    let layout = Layout::of(text);
    let mut reader = Reader::default();
    let mut meter = Meter::default();
    let mut all = lines(text).enumerate();
    while let Some((index, line)) = all.next() {
        let at = number(index.saturating_add(1));
        let refused = |refusal: Refusal| refusal.at(&Locator::Lines { from: at, to: at });
        let cell = trim_blanks(line).strip_prefix('\t');
        meter.text(line.len()).map_err(refused)?;
        if layout.rows
            && let Some(quoted) = quoted(line, all.clone().map(|(_, line)| line))
        {
            meter.text(quoted.text.len()).map_err(refused)?;
            meter.cells(quoted.text.matches('\t').count().saturating_add(1)).map_err(refused)?;
            let row = quoted.text.as_str();
            let row = trim_blanks(row).strip_prefix('\t').filter(|_| layout.leads).unwrap_or(row);
            reader.row(at, row);
            all.by_ref().take(quoted.lines).for_each(drop);
            continue;
        }
        if let Some(cells) = piped(line) {
            meter.cells(cells.len()).map_err(refused)?;
            reader.piped(at, &cells);
        } else if line.trim().contains('\t') || (layout.rows && line.contains('\t')) {
            let row = cell.filter(|_| layout.leads).unwrap_or(line);
            meter.cells(row.matches('\t').count().saturating_add(1)).map_err(refused)?;
            reader.row(at, row);
        } else if let Some(cell) = cell {
            meter.cells(1).map_err(refused)?;
            reader.cell(at, cell);
        } else {
            if !line.trim().is_empty() {
                meter.paragraph().map_err(refused)?;
            }
            reader.text(at, line);
        }
    }
    reader.end_row();
    reader.end_table();
    Ok(reader.blocks)
}

/// A row with cells of several lines, which a workbook copies between quotes.
struct Quoted {
    /// The row without the quotes, the line breaks within its cells as they stand.
    text: String,
    /// How many lines it has below the first.
    lines: usize,
}

/// The most lines that a cell between quotes has.
const CELL_LINES: usize = 60;

/// A row of a line and those below it, where a cell begins with a quote that another line ends.
fn quoted<'t>(line: &str, below: impl Iterator<Item = &'t str>) -> Option<Quoted> {
    let (mut text, mut open) = Some(line).filter(|line| line.contains('"')).map(|line| unquoted(line, false))?;
    if !open {
        return None;
    }
    for (count, line) in (1..=CELL_LINES).zip(below) {
        let (rest, goes_on) = unquoted(line, open);
        text.push('\n');
        text.push_str(&rest);
        open = goes_on;
        if !open {
            return Some(Quoted { text, lines: count });
        }
    }
    None
}

/// A line without the quotes around its cells, and whether a cell is open at its end; `open` tells that one is at its
/// beginning. Within quotes a quote is doubled, and a TAB is a blank.
fn unquoted(line: &str, mut open: bool) -> (String, bool) {
    let mut bare = String::with_capacity(line.len());
    let mut begins = !open;
    let mut rest = line.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' if open && rest.peek() == Some(&'"') => bare.extend(rest.next()),
            '"' if open && matches!(rest.peek(), None | Some('\t')) => open = false,
            '"' if begins => open = true,
            '\t' if open => bare.push(' '),
            other => bare.push(other),
        }
        begins = character == '\t';
    }
    (bare, open)
}

/// The cells of a row between pipes; nothing for any other line.
fn piped(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    // `\|` is a pipe of the text.
    let kept = inside.replace("\\|", "\u{0}");
    let cell = |cell: &str| {
        let text = cell.replace('\u{0}', "|").replace("<br>", "\n").replace("<br/>", "\n");
        let bare = text.trim();
        bare.strip_prefix("**").and_then(|bare| bare.strip_suffix("**")).unwrap_or(bare).to_owned()
    };
    Some(kept.split('|').map(cell).collect())
}

/// Whether a row only rules off the header: | --- | :-: |.
fn rules_off(cells: &[String]) -> bool {
    let least = if cells.len() > 1 { 1 } else { 3 };
    cells.iter().all(|cell| {
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        dashes.len() >= least && dashes.bytes().all(|byte| byte == b'-')
    })
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    rows: Vec<Row>,
    cells: Vec<Cell>,
}

impl Reader {
    fn cell(&mut self, at: u32, text: &str) {
        let column = self.cells.len();
        let locator = Locator::Lines { from: at, to: at };
        self.cells.push(Cell { text: text.to_owned(), column, span: 1, locator });
    }

    /// A whole row, whose cells may have several lines.
    fn row(&mut self, mut at: u32, text: &str) {
        self.end_row();
        for cell in text.split('\t') {
            let column = self.cells.len();
            let to = at.saturating_add(number(cell.matches('\n').count()));
            let locator = Locator::Lines { from: at, to };
            self.cells.push(Cell { text: cell.to_owned(), column, span: 1, locator });
            at = to;
        }
        self.end_row();
    }

    /// A whole row between pipes.
    fn piped(&mut self, at: u32, cells: &[String]) {
        self.end_row();
        if !rules_off(cells) {
            for cell in cells {
                self.cell(at, cell);
            }
            self.end_row();
        }
    }

    fn text(&mut self, at: u32, line: &str) {
        if line.trim().is_empty() {
            self.end_row();
        } else if let Some(cell) = self.cells.last_mut() {
            // A line without a TAB right below a cell's goes on with that cell.
            cell.text.push('\n');
            cell.text.push_str(line);
            if let Locator::Lines { to, .. } = &mut cell.locator {
                *to = at;
            }
        } else {
            self.end_table();
            let locator = Locator::Lines { from: at, to: at };
            self.blocks.push(Block::Paragraph(Paragraph { text: line.to_owned(), locator }));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if let (Some(first), Some(last)) = (cells.first(), cells.last())
            && let (Locator::Lines { from, .. }, Locator::Lines { to, .. }) = (&first.locator, &last.locator)
        {
            let locator = Locator::Lines { from: *from, to: *to };
            self.rows.push(Row { cells, locator });
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.blocks.push(Block::Table(Table { rows }));
        }
    }
}
