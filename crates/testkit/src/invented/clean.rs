//! Invented disclosures with nothing for a rule to find.

use std::collections::HashSet;

use openbudget_domain::money::Money;
use openbudget_domain::procurement::ThresholdKind;
use openbudget_domain::target::TargetKind;

use super::target::bare;
use super::{Invented, assemble_numbers};

/// The same disclosure without what a rule would find in it: blank codes, names that stand twice, targets
/// that are empty or copy their names, procurement limits that are not below those of open tenders.
#[must_use]
pub fn clean(invented: &Invented) -> Invented {
    let mut names = HashSet::new();
    let (templates, projects) = invented
        .templates
        .iter()
        .zip(&invented.disclosure.projects)
        .filter(|(_, project)| names.insert(project.name.clone()))
        .map(|(template, project)| (template.clone(), project.clone()))
        .unzip();
    let mut clean = Invented { disclosure: invented.disclosure.clone(), templates };
    clean.disclosure.projects = projects;
    assemble_numbers(&mut clean.disclosure.projects);
    for project in &mut clean.disclosure.projects {
        project.code = Some(format!("{:0>20}A", project.ordinal));
        project.evidence.missing.remove("code");
        for indicator in &mut project.indicators {
            if indicator.target.kind == TargetKind::Empty || indicator.target.printed == indicator.name {
                indicator.target = bare("稳步提升".to_owned(), TargetKind::Text);
            }
        }
    }
    let thresholds = &mut clean.disclosure.procurement_thresholds;
    let highest = thresholds.iter().filter_map(|fact| Some(fact.amount.as_ref()?.fen())).max().unwrap_or_default();
    for fact in thresholds.iter_mut().filter(|fact| fact.kind == ThresholdKind::OpenTender) {
        if let Some(amount) = &mut fact.amount {
            // A whole number of 万元 above every limit.
            let above = highest / 1_000_000 + 1;
            *amount = Money::from_fen(above * 1_000_000, above.to_string(), amount.unit());
        }
    }
    clean
}
