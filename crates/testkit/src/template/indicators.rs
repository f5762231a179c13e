//! The rows of indicators below a project's head.

use openbudget_domain::indicator::Indicator;
use openbudget_domain::project::Project;

use super::variant::ProjectTemplate;
use crate::layout::{Grid, Merge};

/// From how many characters on a cell is broken or runs on in the next row.
const LONG: usize = 7;

/// Adds the header and a row an indicator; levels are merged over the rows that share them.
pub fn lay_out(grid: &mut Grid, project: &Project, template: &ProjectTemplate) {
    let header = header(template);
    grid.push_texts(&header);
    if template.blank_rows {
        grid.push_texts(&vec![""; header.len()]);
    }
    let mut above: Option<&Indicator> = None;
    for indicator in &project.indicators {
        row(grid, indicator, above, template);
        above = Some(indicator);
    }
}

fn header(template: &ProjectTemplate) -> Vec<&'static str> {
    let mut labels = vec!["一级指标", "二级指标", "三级指标"];
    if template.description {
        labels.push("绩效指标描述");
    }
    if template.operator_and_unit {
        labels.push("运算符号");
    }
    labels.push("指标值");
    if template.operator_and_unit {
        labels.push("计量单位");
    }
    if template.weight {
        labels.push("权重");
    }
    if template.basis {
        labels.push("指标值确定依据");
    }
    labels
}

fn row(grid: &mut Grid, indicator: &Indicator, above: Option<&Indicator>, template: &ProjectTemplate) {
    let same1 = above.is_some_and(|above| above.level1_printed == indicator.level1_printed);
    let same2 = same1 && above.is_some_and(|above| above.level2_printed == indicator.level2_printed);
    let name: Vec<char> = indicator.name.chars().collect();
    let splits = template.split_rows && name.len() >= LONG && indicator.ordinal % 2 == 1;
    let (first, second) = if splits { name.split_at(name.len() / 2) } else { (name.as_slice(), [].as_slice()) };
    let first: String = first.iter().collect();

    let broken = |text: Option<&String>| {
        let text = text.cloned().unwrap_or_default();
        (if template.broken_lines { break_line(&text) } else { text }, Merge::Alone)
    };
    let mut cells = vec![merged(indicator.level1_printed.as_ref(), same1, template)];
    cells.push(merged(indicator.level2_printed.as_ref(), same2, template));
    cells.push(broken(Some(&first)));
    if template.description {
        cells.push(broken(indicator.description.as_ref()));
    }
    if template.operator_and_unit {
        cells.push((operator_sign(indicator).to_owned(), Merge::Alone));
    }
    cells.push(broken(Some(&indicator.target.printed)));
    if template.operator_and_unit {
        cells.push((indicator.target.unit.clone().unwrap_or_default(), Merge::Alone));
    }
    if template.weight {
        cells.push(broken(indicator.weight.as_ref()));
    }
    if template.basis {
        cells.push(broken(indicator.basis.as_ref()));
    }
    let count = cells.len();
    grid.push(cells);
    if splits {
        let mut rest = below(count);
        if let Some(cell) = rest.get_mut(2) {
            cell.0 = second.iter().collect();
        }
        grid.push(rest);
    } else if template.blank_rows && indicator.ordinal.is_multiple_of(3) {
        grid.push(below(count));
    }
}

/// A row of blank cells over which the levels' merges go on.
fn below(count: usize) -> Vec<(String, Merge)> {
    let merge = |at| if at < 2 { Merge::Continues } else { Merge::Alone };
    (0..count).map(|at| (String::new(), merge(at))).collect()
}

fn merged(text: Option<&String>, continues: bool, template: &ProjectTemplate) -> (String, Merge) {
    if continues {
        return (String::new(), Merge::Continues);
    }
    let text = text.cloned().unwrap_or_default();
    (if template.broken_lines { break_line(&text) } else { text }, Merge::Begins)
}

fn operator_sign(indicator: &Indicator) -> &'static str {
    use openbudget_domain::target::Operator;
    match indicator.target.operator {
        Some(Operator::Eq) => "=",
        Some(Operator::Ge) => "≥",
        Some(Operator::Le) => "≤",
        Some(Operator::Gt) => ">",
        Some(Operator::Lt) => "<",
        None => "",
    }
}

/// Breaks a long cell in two lines, between two characters that are neither white space nor Latin.
fn break_line(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let breakable = |at: usize| {
        let around = [characters.get(at - 1), characters.get(at)];
        around.iter().all(|character| character.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c)))
    };
    let Some(at) = (characters.len() / 2..characters.len()).find(|at| *at > 0 && breakable(*at)) else {
        return text.to_owned();
    };
    if characters.len() < LONG {
        return text.to_owned();
    }
    let (first, second) = characters.split_at(at);
    format!("{}\n{}", first.iter().collect::<String>(), second.iter().collect::<String>())
}
