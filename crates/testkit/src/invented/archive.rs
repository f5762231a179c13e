//! An archive: as many invented government-years as are asked for, each of the same size, the same every time.

use anyhow::{Context, Result, anyhow};
use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::government::{Government, Level, listed};
use openbudget_domain::indicator::Indicator;
use openbudget_domain::project::Project;
use openbudget_ingest::Request;
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{Invented, assemble, narrative, project};
use crate::template::variant;
use crate::{format, template};

/// How many projects a government-year has.
pub const PROJECTS: usize = 42;
/// How many indicators a government-year has.
pub const INDICATORS: usize = 350;
/// The years of each government.
pub const YEARS: [i32; 5] = [2020, 2021, 2022, 2023, 2024];

/// A document of the archive, with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// What was read from the document.
    pub disclosure: Disclosure,
    /// The document.
    pub bytes: Vec<u8>,
}

/// The government-year with this number: printed as a text and read back, as any document is.
///
/// # Errors
/// Where the number is beyond the listed counties, or what was printed is not read back whole.
pub fn file(number: usize) -> Result<Filed> {
    let (government, year) = place(number)?;
    let invented = invent(number, government, year)?;
    let bytes = format::text::write(&template::lay_out(&invented));
    let request = Request { government: government.clone(), fiscal_year: Some(year), kind: None };
    let reading = openbudget_ingest::read(&bytes, &request).map_err(|refusal| anyhow!("{refusal}"))?;
    let disclosure = reading.disclosure;
    let indicators = disclosure.projects.iter().map(|project| project.indicators.len()).sum::<usize>();
    if (disclosure.projects.len(), indicators) != (PROJECTS, INDICATORS) {
        let read = (disclosure.projects.len(), indicators);
        return Err(anyhow!("{}: {read:?} projects and indicators were read", disclosure.id));
    }
    Ok(Filed { disclosure, bytes })
}

/// Whose and of which year the government-year with this number is.
fn place(number: usize) -> Result<(&'static Government, i32)> {
    let mut counties = listed().iter().filter(|government| government.level == Level::County);
    let (county, year) = (number / YEARS.len(), number % YEARS.len());
    let government = counties.nth(county).context("there are not so many counties")?;
    Ok((government, YEARS.get(year).copied().unwrap_or_default()))
}

fn invent(number: usize, government: &Government, year: i32) -> Result<Invented> {
    let mut seed = [0_u8; 32];
    for (place, byte) in seed.iter_mut().zip(number.to_be_bytes()) {
        *place = byte;
    }
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let printed = variant::flattened()
        .prop_flat_map(move |template| (proptest::strategy::Just(template.clone()), project::of(template, year)));
    let strategy = (narrative::of(year), vec(printed, PROJECTS));
    let tree = strategy.new_tree(&mut runner).map_err(|reason| anyhow!("no invented archive: {reason}"))?;
    let (narrative, mut projects) = tree.current();
    fit(&mut projects.iter_mut().map(|(_, project)| project).collect::<Vec<_>>());
    Ok(assemble(government.clone(), year, narrative, projects))
}

/// Adds rows to the smallest tables, or takes some from the largest, until there are as many as there should be.
fn fit(projects: &mut [&mut Project]) {
    let mut count = projects.iter().map(|project| project.indicators.len()).sum::<usize>();
    while count > INDICATORS {
        let Some(largest) = projects.iter_mut().max_by_key(|project| project.indicators.len()) else { return };
        largest.indicators.remove(0);
        number_anew(&mut largest.indicators);
        count -= 1;
    }
    while count < INDICATORS {
        let Some(smallest) = projects.iter_mut().min_by_key(|project| project.indicators.len()) else { return };
        let Some(mut again) = smallest.indicators.first().cloned() else { return };
        again.name = format!("{}（{}）", again.name, smallest.indicators.len());
        smallest.indicators.insert(1, again);
        number_anew(&mut smallest.indicators);
        count += 1;
    }
}

fn number_anew(indicators: &mut [Indicator]) {
    for (ordinal, indicator) in (1..).zip(indicators) {
        indicator.ordinal = ordinal;
    }
}

#[cfg(test)]
mod tests {
    use super::{INDICATORS, PROJECTS, file};

    #[test]
    fn a_government_year_is_read_back_whole_and_the_same_every_time() {
        let filed = file(7).unwrap();
        assert_eq!(filed, file(7).unwrap());
        assert_eq!(filed.disclosure.projects.len(), PROJECTS);
        assert_eq!(filed.disclosure.projects.iter().map(|project| project.indicators.len()).sum::<usize>(), INDICATORS);
        assert_eq!(filed.disclosure.coverage.unrecognised, []);
        assert_ne!(filed.disclosure.projects, file(8).unwrap().disclosure.projects);
    }
}
