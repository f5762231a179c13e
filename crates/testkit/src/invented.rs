//! Invented disclosures: what is said in them is known, so that reading one back can be judged.
//!
//! Their facts have no places and no ids; [`facts::facts`] takes both from a disclosure that was read.

pub mod archive;
pub mod clean;
pub mod facts;
pub mod government;
pub mod indicator;
pub mod narrative;
pub mod project;
pub mod sample;
pub mod target;
mod vocabulary;

use std::collections::BTreeMap;

use openbudget_domain::coverage::Coverage;
use openbudget_domain::disclosure::{Disclosure, DisclosureKind};
use openbudget_domain::document::Document;
use openbudget_domain::evidence::{Citation, Evidence, Locator, Missing};
use openbudget_domain::government::Government;
use openbudget_domain::identity::disclosure_id;
use openbudget_domain::project::Project;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::template::variant::{self, ProjectTemplate};
use narrative::Narrative;

/// An invented disclosure, and the way each of its projects is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invented {
    /// What it says.
    pub disclosure: Disclosure,
    /// How its projects are printed, in their order.
    pub templates: Vec<ProjectTemplate>,
}

/// Any invented disclosure in the templates of the flattened example, with up to this many projects.
pub fn flattened(most_projects: usize) -> impl Strategy<Value = Invented> {
    (government::any(), 2015..2035_i32)
        .prop_flat_map(move |(government, year)| flattened_of(government, year, most_projects))
}

/// The same, for this government and year.
pub fn flattened_of(government: Government, year: i32, most_projects: usize) -> impl Strategy<Value = Invented> {
    printed_in(variant::flattened().boxed(), government, year, most_projects)
}

/// An invented disclosure of this government and year in the templates of other counties.
pub fn varied_of(government: Government, year: i32, most_projects: usize) -> impl Strategy<Value = Invented> {
    printed_in(variant::varied().boxed(), government, year, most_projects)
}

fn printed_in(
    templates: BoxedStrategy<ProjectTemplate>,
    government: Government,
    year: i32,
    most_projects: usize,
) -> impl Strategy<Value = Invented> {
    let project = templates.prop_flat_map(move |template| (Just(template.clone()), project::of(template, year)));
    (narrative::of(year), vec(project, 0..=most_projects), any::<bool>()).prop_map(
        move |(narrative, mut projects, repeats)| {
            if let (true, Some(last)) = (repeats, projects.last().cloned()) {
                projects.push(last);
            }
            assemble(government.clone(), year, narrative, projects)
        },
    )
}

fn assemble(
    government: Government,
    fiscal_year: i32,
    narrative: Narrative,
    printed: Vec<(ProjectTemplate, Project)>,
) -> Invented {
    let (templates, mut projects): (Vec<_>, Vec<_>) = printed.into_iter().unzip();
    let originals: Vec<_> = templates.iter().cloned().zip(projects.iter().cloned()).collect();
    for (at, (ordinal, project)) in (1..).zip(projects.iter_mut()).enumerate() {
        project.ordinal = ordinal;
        let equal = originals.iter().take(at).position(|earlier| Some(earlier) == originals.get(at));
        project.duplicate_of = equal.map(|earlier| facts::ordinal_reference(earlier + 1));
    }
    let kind = DisclosureKind::Budget;
    let disclosure = Disclosure {
        id: disclosure_id(&government.code, fiscal_year, kind),
        fiscal_year,
        kind,
        title: Some(citation(&format!("关于{fiscal_year}年预算公开有关事项的说明"))),
        government,
        document: Document { sha256: String::new(), media_type: String::new(), size: 0 },
        reader: String::new(),
        sections: vec![],
        official_expenses: narrative.official_expenses,
        debt_balances: narrative.debt_balances,
        debt_service: narrative.debt_service,
        transfer_payments: narrative.transfer_payments,
        procurement_thresholds: narrative.procurement_thresholds,
        statements: narrative.statements,
        debt_flows: vec![],
        repetitions: vec![],
        budget_tables: vec![],
        empty_tables: vec![],
        projects,
        coverage: Coverage::default(),
    };
    Invented { disclosure, templates }
}

/// Numbers projects anew; none is a duplicate.
fn assemble_numbers(projects: &mut [Project]) {
    for (ordinal, project) in (1..).zip(projects) {
        project.ordinal = ordinal;
        project.duplicate_of = None;
    }
}

/// Evidence of a fact that has no place yet.
fn evidence(missing: impl IntoIterator<Item = (&'static str, Missing)>) -> Evidence {
    let missing = missing.into_iter().map(|(field, why)| (field.to_owned(), why)).collect();
    Evidence { source: citation(""), sources: BTreeMap::new(), missing }
}

/// A citation of this text at no place.
fn citation(text: &str) -> Citation {
    Citation { locator: Locator::Lines { from: 0, to: 0 }, text: text.to_owned() }
}
