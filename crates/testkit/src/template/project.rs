//! The table of a project: head, budget, purpose, schedule, objectives, indicators.

use openbudget_domain::money::Money;
use openbudget_domain::project::Project;

use super::indicators;
use super::variant::{ObjectivesPlace, ProjectTemplate, PurposePlace, TitlePlace};
use crate::layout::{Grid, Layout, Merge, Piece};

/// Adds the table, and the paragraph before it where the template has its heading there.
pub fn lay_out(layout: &mut Layout, project: &Project, template: &ProjectTemplate) {
    let title = project.title.clone().unwrap_or_default();
    let mut grid = Grid::default();
    match template.title {
        TitlePlace::Row => grid.push_texts(&[&title]),
        TitlePlace::Paragraph => layout.pieces.push(Piece::Paragraph(title)),
    }
    let unit = format!("单位：{}", template.unit.key());
    let mut unit_row = vec![""; template.blanks_before_unit];
    unit_row.push(&unit);
    grid.push_texts(&unit_row);
    grid.push_texts(&["项目编码", project.code.as_deref().unwrap_or_default(), template.name_label, &project.name]);
    budget_and_schedule(&mut grid, project, template);
    objectives(&mut grid, project, template);
    if template.blank_rows {
        grid.push_texts(&["", ""]);
        grid.push_texts(&["", ""]);
    }
    indicators::lay_out(&mut grid, project, template);
    layout.pieces.push(Piece::Grid(grid));
}

fn budget_and_schedule(grid: &mut Grid, project: &Project, template: &ProjectTemplate) {
    let purpose = project.purpose.clone().unwrap_or_default();
    let funds = [
        ("预算数", digits(project.budget.as_ref())),
        ("其中：财政资金", digits(project.fiscal_funds.as_ref())),
        ("其他资金", digits(project.other_funds.as_ref())),
    ];
    let budget = |label: &str| {
        let mut row = vec![(label.to_owned(), Merge::Begins)];
        for (label, digits) in &funds {
            row.push(((*label).to_owned(), Merge::Alone));
            row.push((digits.clone(), Merge::Alone));
        }
        row
    };
    let below = || (String::new(), Merge::Continues);
    let cell = |text: &str| (text.to_owned(), Merge::Alone);
    let mut labels: Vec<_> = template.schedule.iter().map(|label| cell(label)).collect();
    match template.purpose {
        PurposePlace::Labelled => {
            grid.push(budget("预算规模及资金用途"));
            grid.push(vec![below(), cell("资金用途"), cell(&purpose)]);
        }
        PurposePlace::Unlabelled => {
            grid.push(budget("预算规模及资金用途"));
            grid.push(vec![below(), cell(&purpose)]);
        }
        PurposePlace::Above => {
            grid.push_texts(&["项目资金主要用途", &purpose]);
            grid.push(budget("资金支出计划"));
        }
    }
    if template.purpose == PurposePlace::Above {
        labels.insert(0, below());
    } else {
        labels.insert(0, ("资金支出计划（%）".to_owned(), Merge::Begins));
    }
    grid.push(labels);
    let mut points: Vec<_> = project.schedule.iter().map(|point| cell(&point.printed)).collect();
    points.insert(0, below());
    grid.push(points);
}

fn objectives(grid: &mut Grid, project: &Project, template: &ProjectTemplate) {
    let texts: Vec<&str> = project.objectives.iter().map(|objective| objective.text.as_str()).collect();
    match template.objectives {
        ObjectivesPlace::Plain => grid.push_texts(&["绩效目标", &texts.join("\n")]),
        ObjectivesPlace::Labelled => grid.push_texts(&["绩效目标", "目标", &texts.join("\n")]),
        ObjectivesPlace::Rows => {
            for objective in &project.objectives {
                let (head, merge) =
                    if objective.ordinal == 1 { ("绩效目标", Merge::Begins) } else { ("", Merge::Continues) };
                let label = objective.label.clone().unwrap_or_default();
                grid.push(vec![
                    (head.to_owned(), merge),
                    (label, Merge::Alone),
                    (objective.text.clone(), Merge::Alone),
                ]);
            }
        }
        ObjectivesPlace::Lines => {
            let lines: Vec<String> = project
                .objectives
                .iter()
                .map(|objective| format!("{}：{}", objective.label.clone().unwrap_or_default(), objective.text))
                .collect();
            grid.push_texts(&["绩效目标", &lines.join("\n")]);
        }
    }
}

fn digits(money: Option<&Money>) -> String {
    money.map(|money| money.printed().to_owned()).unwrap_or_default()
}
