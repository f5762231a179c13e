//! A table of figures: columns with the words above them, lines with the words beside them.

use openbudget_domain::money::Unit;

use super::header::{Column, columns};
use super::words::{AMONG_DEPTH, folded, is_figure, is_total, is_year, numbered, unit_within};
use crate::form::{Dropped, FormCell, FormRow, is_flattened, unit_of, without_blanks};

/// A line of figures.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The row.
    pub row: FormRow,
    /// The cells that name it.
    pub labels: Vec<FormCell>,
    /// Their words, in the form in which they are compared.
    pub words: String,
    /// The words of the lines that it is a part of, by its number or behind 其中, the outermost first.
    pub parents: Vec<String>,
    /// The cells with figures, each with the number of its column.
    pub cells: Vec<(usize, FormCell)>,
}

/// A table of figures.
#[derive(Debug, Clone)]
pub(crate) struct Matrix {
    /// What stands above the table, a line each, outermost first.
    pub caption: String,
    /// The unit that stands above the table.
    pub unit: Option<Unit>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The rows above the header.
    pub above: Vec<FormRow>,
    /// Cells that only number columns or lines.
    pub numbers: Vec<FormCell>,
    /// Rows whose cells cannot be told apart.
    pub left: Vec<FormRow>,
}

/// The most rows that a header has.
const DEEPEST_HEADER: usize = 4;

impl Matrix {
    /// Finds the columns and the lines of rows; nothing where there is no header, or no figure below it.
    pub(crate) fn new(rows: &[FormRow], caption: &str, unit: Option<Unit>) -> Option<Self> {
        let above = rows.iter().take_while(|row| is_caption(row)).count();
        let (above, rest) = rows.split_at_checked(above)?;
        let body = rest.iter().position(is_body)?;
        let (header, body) = rest.split_at_checked(body)?;
        let (numbering, header): (Vec<FormRow>, Vec<FormRow>) = header.iter().cloned().partition(numbers_columns);
        // Without a header each line is a label and its figure, and nothing else.
        let bare = header.is_empty();
        if header.len() > DEEPEST_HEADER || (bare && !(body.len() > 1 && body.iter().all(is_pair))) {
            return None;
        }
        let columns = columns(&header, body.first()?)?;
        let own: Vec<&FormCell> = above.iter().flat_map(FormRow::filled).collect();
        let units = own.iter().find_map(|cell| unit_of(&cell.text));
        let captions = own.iter().filter(|cell| unit_of(&cell.text).is_none()).map(|cell| folded(&cell.printed));
        let caption = std::iter::once(caption.to_owned()).filter(|line| !line.is_empty()).chain(captions);
        let heads = header.iter().flat_map(FormRow::filled).map(|cell| folded(&cell.text));
        let caption: Vec<String> = caption.collect();
        let stated = caption.last().cloned().into_iter().chain(heads).find_map(|words| unit_within(&words));
        let mut matrix = Self {
            caption: caption.join("\n"),
            unit: units.or(unit).or(stated),
            columns,
            lines: Vec::new(),
            above: above.to_vec(),
            numbers: numbering.iter().flat_map(FormRow::filled).cloned().collect(),
            left: Vec::new(),
        };
        let first = matrix.first_figures(body)?;
        for row in body {
            matrix.line(row, first);
        }
        Some(matrix)
    }

    /// Its title: the lowest line above it that is no remark in brackets.
    pub(crate) fn title(&self) -> &str {
        self.caption.lines().rfind(|line| !line.starts_with('(')).unwrap_or_default()
    }

    /// Whether nothing stands above its columns.
    pub(crate) fn is_headless(&self) -> bool {
        self.columns.iter().all(|column| column.heads.is_empty())
    }

    /// The cells of a line, labels and figures, each with the number of its column.
    pub(super) fn cells_of<'m>(&self, line: &'m Line) -> Vec<(usize, &'m FormCell)> {
        let flat = is_flattened(&line.row);
        let cells = line.row.cells.iter().enumerate();
        cells.filter_map(|(at, cell)| Some((self.column_of(cell, at, flat)?, cell))).collect()
    }

    /// The number of the column of a cell.
    fn column_of(&self, cell: &FormCell, at: usize, flat: bool) -> Option<usize> {
        if flat {
            return (at < self.columns.len()).then_some(at);
        }
        self.columns.iter().rposition(|column| column.start <= cell.column)
    }

    /// The first column that holds figures and does not number the lines.
    fn first_figures(&self, body: &[FormRow]) -> Option<usize> {
        let holds = |at: usize| {
            let cells = body.iter().flat_map(|row| {
                let flat = is_flattened(row);
                row.cells.iter().enumerate().filter(move |(index, cell)| self.column_of(cell, *index, flat) == Some(at))
            });
            cells
                .into_iter()
                .any(|(_, cell)| !cell.is_blank() && is_figure(&cell.text) && !(at == 0 && is_year(&cell.text)))
        };
        let figures = (0_usize..).zip(&self.columns).filter(|(_, column)| !column.numbers_lines());
        let figures: Vec<usize> = figures.map(|(at, _)| at).filter(|at| holds(*at)).collect();
        // Numbers without words above them, before texts, number the lines.
        let unnamed = |at: usize| self.columns.get(at).is_some_and(|column| column.heads.is_empty());
        figures.iter().copied().find(|at| !(*at == 0 && unnamed(0) && !figures.contains(&1)))
    }

    fn line(&mut self, row: &FormRow, first: usize) {
        if row.is_blank() {
            return;
        }
        let flat = is_flattened(row);
        let width = self.columns.len();
        let mut row = row.clone();
        if flat && row.cells.len() > width {
            // No figure stands where the lines are named, and no words where the figures are.
            let misplaced = |row: &FormRow| {
                let cells = (0_usize..).zip(&row.cells).filter(|(_, cell)| !cell.is_blank());
                Some(cells.filter(|(at, cell)| (*at < first) == is_figure(&cell.text)).count())
            };
            if let Dropped::Row(kept) = without_blanks(&row, width, &misplaced) {
                row = kept;
            }
        }
        if flat && row.cells.len() != width && row.cells.len() != 1 {
            self.left.push(row);
            return;
        }
        let (mut labels, mut cells) = (Vec::new(), Vec::new());
        for (index, cell) in row.cells.iter().enumerate() {
            let Some(at) = self.column_of(cell, index, flat) else { continue };
            let numbers = self.columns.get(at).is_some_and(Column::numbers_lines)
                || (at < first
                    && self.columns.get(at).is_some_and(|column| column.heads.is_empty())
                    && is_figure(&cell.text));
            if numbers {
                self.numbers.extend(Some(cell.clone()).filter(|cell| !cell.is_blank()));
            } else if at < first {
                labels.extend(Some(cell.clone()).filter(|cell| !cell.is_blank()));
            } else {
                cells.push((at, cell.clone()));
            }
        }
        let words: String = labels.iter().map(|cell| folded(&cell.text)).collect();
        let parents = self.parents(&words);
        self.lines.push(Line { row, labels, words, parents, cells });
    }

    /// The lines that a label stands below.
    fn parents(&self, words: &str) -> Vec<String> {
        let Some(before) = self.lines.last() else { return Vec::new() };
        let (depth, rest) = numbered(words);
        if is_total(rest) {
            return Vec::new();
        }
        let Some(depth) = depth else {
            // Behind 其中 the parts go on without it.
            let among =
                numbered(&before.words).0.is_none_or(|depth| depth == AMONG_DEPTH) && !before.parents.is_empty();
            return if among { before.parents.clone() } else { Vec::new() };
        };
        let depth_of = |words: &str| numbered(words).0.unwrap_or(0);
        // 其中 divides the line above it; a number begins a line that is none of what goes on behind 其中.
        let goes_on = depth < AMONG_DEPTH && numbered(&before.words).0.is_none() && !before.parents.is_empty();
        let chain = before.parents.iter().chain(Some(&before.words).filter(|_| !goes_on));
        chain.filter(|words| depth_of(words) < depth).cloned().collect()
    }
}

/// Whether a row stands above the header: a title, a unit, who filled in the table.
pub(super) fn is_caption(row: &FormRow) -> bool {
    row.is_blank()
        || row.filled().any(|cell| unit_of(&cell.text).is_some())
        || row.only().is_some_and(|cell| !is_figure(&cell.text))
}

/// Whether a row has figures.
fn is_body(row: &FormRow) -> bool {
    let mut rest = row.cells.iter().skip(1).filter(|cell| !cell.is_blank()).peekable();
    let years = rest.clone().all(|cell| is_year(&cell.text));
    rest.peek().is_some() && !years && rest.any(|cell| is_figure(&cell.text)) && !numbers_columns(row)
}

/// A label and its figure.
fn is_pair(row: &FormRow) -> bool {
    match row.cells.as_slice() {
        [label, figure] => {
            !label.is_blank() && !is_figure(&label.text) && (figure.is_blank() || is_figure(&figure.text))
        }
        _ => row.is_blank(),
    }
}

/// 栏次 | 1 | 2 | 3, or the numbers alone.
pub(super) fn numbers_columns(row: &FormRow) -> bool {
    let filled: Vec<String> = row.filled().map(|cell| folded(&cell.text)).collect();
    let named =
        filled.first().is_some_and(|first| matches!(first.as_str(), "栏次" | "行次" | "列次" | "公式" | "序号列"));
    let numbers = filled.get(usize::from(named)..).unwrap_or_default();
    let ascending = |numbers: &[String]| (1_usize..).zip(numbers).all(|(at, number)| *number == at.to_string());
    let reckoned =
        |number: &String| number.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=+-*/()%".contains(&byte));
    (named && numbers.iter().all(reckoned)) || (numbers.len() > 2 && ascending(numbers))
}
