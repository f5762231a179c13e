//! Sentences in a sheet: offices write the explanations of a budget into single wide cells above,
//! between and below the forms. They become paragraphs, so that they are read like those of a document.

use crate::block::{Block, Paragraph, Row, Table};

/// A text of so many characters is a sentence also without a full stop.
const LONG: usize = 40;

/// What matters of a row for telling sentences from forms.
#[derive(Clone, Copy)]
struct Look {
    /// Only its first cell has text.
    alone: bool,
    /// What that text is.
    text: Text,
    /// Blank rows stand above it.
    apart: bool,
}

/// What a text is for a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    /// A sentence, or the numbered heading of a section: 五、项目绩效.
    Sentence,
    /// It goes with the title above it: a unit, who filled in the form, words in brackets.
    Remark,
    Other,
}

impl Text {
    fn of(text: &str) -> Self {
        let unit = text.contains("单位") && text.contains([':', '：']);
        let numbered = text.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
        let heading = numbered.len() < text.len() && numbered.starts_with('、');
        if heading || text.contains(['。', '；']) || text.chars().count() >= LONG {
            Self::Sentence
        } else if unit || (text.starts_with(['(', '（']) && text.ends_with([')', '）'])) {
            Self::Remark
        } else {
            Self::Other
        }
    }
}

/// Parts the rows of a sheet, each with its number, into paragraphs and tables.
///
/// A row is a candidate when its only text stands in the first column. Single cells without a sentence
/// are titles and units, which belong to the form below. A single sentence in the midst of the rows of a
/// form is part of the form.
pub(super) fn parted(rows: Vec<(u32, Row)>) -> Vec<Block> {
    let mut before = None;
    let looks: Vec<Look> = rows
        .iter()
        .map(|(number, row)| {
            let apart = before.replace(*number).is_some_and(|before| before + 1 < *number);
            let filled: Vec<usize> =
                (0_usize..).zip(&row.cells).filter(|(_, cell)| !cell.text.is_empty()).map(|(at, _)| at).collect();
            let text = row.cells.first().map_or("", |cell| cell.text.as_str());
            Look { alone: filled == [0], text: Text::of(text), apart }
        })
        .collect();
    let mut narrative = vec![false; looks.len()];
    let mut begin = 0;
    while begin < looks.len() {
        let alone = looks.iter().skip(begin).take_while(|look| look.alone).count();
        let end = begin + alone;
        let count = narrated(looks.get(begin..end).unwrap_or_default(), begin == 0, looks.get(end));
        narrative.iter_mut().skip(begin).take(count).for_each(|row| *row = true);
        begin = end + 1;
    }
    blocks(rows, &narrative)
}

/// How many rows of a run of single cells are paragraphs.
fn narrated(run: &[Look], leads: bool, next: Option<&Look>) -> usize {
    let sentences = run.iter().rposition(|look| look.text == Text::Sentence).map_or(0, |last| last + 1);
    let apart = run.iter().chain(next).any(|look| look.apart);
    // Above the title of the first form stands that of the workbook.
    let remarks = run.iter().rev().take_while(|look| look.text == Text::Remark).count();
    let above = run.len().saturating_sub(remarks).saturating_sub(1);
    match next {
        // a sheet of nothing else
        None if leads => run.len(),
        None if sentences > 0 && (run.len() > 1 || apart) => run.len(),
        Some(_) if leads => sentences.max(above),
        Some(_) if apart || sentences < run.len() => sentences,
        _ => 0,
    }
}

fn blocks(rows: Vec<(u32, Row)>, narrative: &[bool]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut table: Vec<Row> = Vec::new();
    for ((_, row), is_narrative) in rows.into_iter().zip(narrative) {
        if !is_narrative {
            table.push(row);
            continue;
        }
        if !table.is_empty() {
            blocks.push(Block::Table(Table { rows: std::mem::take(&mut table) }));
        }
        for cell in row.cells {
            let lines = cell.text.lines().map(str::trim).filter(|line| !line.is_empty());
            blocks.extend(
                lines.map(|line| Block::Paragraph(Paragraph { text: line.to_owned(), locator: cell.locator.clone() })),
            );
        }
    }
    if !table.is_empty() {
        blocks.push(Block::Table(Table { rows: table }));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::super::Sheet;
    use super::*;
    use crate::format::bound::Meter;

    /// Rows of cells; an empty slice is a blank row. Gives each block as its texts.
    fn parts(rows: &[&[&str]]) -> Vec<String> {
        let mut meter = Meter::default();
        let mut sheet = Sheet::new("x");
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.fill(row, column, text, &mut meter).unwrap();
            }
        }
        let row = |row: &Row| {
            row.cells
                .iter()
                .map(|cell| cell.text.as_str())
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("|")
        };
        let shown = |block: Block| match block {
            Block::Paragraph(paragraph) => format!("P {}", paragraph.text),
            Block::Table(table) => format!("T {}", table.rows.iter().map(row).collect::<Vec<_>>().join("/")),
        };
        sheet.blocks(&mut meter).unwrap().into_iter().map(shown).collect()
    }

    #[test]
    fn a_title_and_a_unit_belong_to_the_form_below() {
        assert_eq!(
            parts(&[&["绩效目标表"], &["单位：万元"], &["项目名称", "道路"]]),
            ["T 绩效目标表/单位：万元/项目名称|道路"]
        );
    }

    #[test]
    fn sentences_above_a_form_are_paragraphs_and_its_title_is_not() {
        assert_eq!(
            parts(&[&["一、三公经费"], &["安排260万元。"], &["绩效目标表"], &["项目名称", "道路"], &["预算数", "20"]]),
            ["P 一、三公经费", "P 安排260万元。", "T 绩效目标表/项目名称|道路/预算数|20"]
        );
    }

    #[test]
    fn what_stands_above_the_title_of_the_first_form_is_a_paragraph() {
        assert_eq!(
            parts(&[&["预算公开说明"], &["一、项目"], &["绩效目标表"], &["单位：万元"], &["项目名称", "道路"]]),
            ["P 预算公开说明", "P 一、项目", "T 绩效目标表/单位：万元/项目名称|道路"]
        );
    }

    #[test]
    fn a_numbered_heading_above_a_form_is_a_paragraph_and_no_title() {
        assert_eq!(parts(&[&["五、项目绩效"], &["项目名称", "道路"]]), ["P 五、项目绩效", "T 项目名称|道路"]);
    }

    #[test]
    fn a_sentence_in_the_midst_of_a_form_stays_in_it() {
        assert_eq!(
            parts(&[&["项目名称", "道路"], &["目标：养护；"], &["一级指标", "二级指标"]]),
            ["T 项目名称|道路/目标：养护；/一级指标|二级指标"]
        );
    }

    #[test]
    fn sentences_between_two_forms_are_paragraphs() {
        assert_eq!(
            parts(&[&["项目名称", "道路"], &[], &["说明如下。"], &["绩效目标表"], &["项目名称", "桥梁"]]),
            ["T 项目名称|道路", "P 说明如下。", "T 绩效目标表/项目名称|桥梁"]
        );
    }

    #[test]
    fn a_sheet_of_single_cells_is_paragraphs() {
        assert_eq!(parts(&[&["一、债务"], &["余额100万元"]]), ["P 一、债务", "P 余额100万元"]);
    }
}
