//! What a finding is found of: its subject, and the facts whose places it cites, no neighbour of theirs.

use std::collections::{BTreeMap, BTreeSet};

use openbudget_domain::disclosure::Disclosure;
use openbudget_domain::evidence::{Citation, Evidence};
use openbudget_domain::link::facts_of;
use openbudget_domain::record::records;
use openbudget_domain::rule::evaluate;
use openbudget_ingest::read;
use openbudget_testkit::format::text;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::publisher::request;
use openbudget_testkit::template::lay_out;

use crate::fixture::{COUNTY_2024, COUNTY_2025, DISTRICT_2024, embedded};

/// The real document, those that most tests publish, and invented ones.
fn disclosures() -> Vec<Disclosure> {
    let fixed = [("999901", COUNTY_2024), ("999901", COUNTY_2025), ("999902", DISTRICT_2024)];
    let fixed = fixed.map(|(code, bytes)| read(bytes, &request(code)).unwrap().disclosure);
    let invented = (0..20).map(|number| {
        let invented = sample(number, &unlisted("999901", "示例县"), 2024, 4).unwrap();
        read(&text::write(&lay_out(&invented)), &request("999901")).unwrap().disclosure
    });
    std::iter::once(embedded()).chain(fixed).chain(invented).collect()
}

/// Where every fact stands, by its id.
fn evidence(disclosure: &Disclosure) -> BTreeMap<&str, &Evidence> {
    let mut all = BTreeMap::new();
    for project in &disclosure.projects {
        all.insert(project.id.as_str(), &project.evidence);
        all.extend(project.indicators.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    }
    all.extend(disclosure.official_expenses.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all.extend(disclosure.debt_balances.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all.extend(disclosure.debt_service.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all.extend(disclosure.transfer_payments.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all.extend(disclosure.procurement_thresholds.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all.extend(disclosure.statements.iter().map(|fact| (fact.id.as_str(), &fact.evidence)));
    all
}

/// The places of a fact that are not merged over the rows of others.
fn own(evidence: &Evidence) -> Vec<&Citation> {
    let fields = evidence.sources.iter().filter(|(field, _)| !["level1", "level2"].contains(&field.as_str()));
    std::iter::once(&evidence.source).chain(fields.map(|(_, citation)| citation)).collect()
}

#[test]
fn a_finding_is_found_of_its_subject_and_of_every_fact_whose_place_it_cites() {
    let (mut beside, mut shared) = (0, 0);
    for disclosure in disclosures() {
        let evidence = evidence(&disclosure);
        let stand_at = |place: &Citation| -> BTreeSet<&str> {
            let at = evidence.iter().filter(|(_, evidence)| own(evidence).contains(&place));
            at.map(|(id, _)| *id).collect()
        };
        for finding in evaluate(&disclosure) {
            let (subject, others) = finding.facts.split_first().unwrap();
            assert_eq!(*subject, finding.subject.id, "{finding:?}");
            for other in others {
                let cited = own(evidence[other.as_str()]).iter().any(|place| finding.evidence.contains(place));
                assert!(cited, "{other} is not cited by {finding:?}");
                beside += 1;
            }
            for place in &finding.evidence {
                let facts = stand_at(place);
                let found: Vec<&&str> = facts.iter().filter(|id| finding.facts.iter().any(|of| of == *id)).collect();
                // A place of the narrative may be no fact's, and one sentence may be that of several facts.
                if facts.len() == 1 {
                    assert_eq!(found.len(), 1, "{facts:?} of {finding:?}");
                }
                shared += usize::from(facts.len() > 1 && found.len() < facts.len());
            }
        }
    }
    assert!(beside > 200, "{beside} facts beside the subjects");
    assert!(shared > 10, "{shared} places of several facts");
}

#[test]
fn stored_places_tell_the_same_but_for_places_of_several_facts() {
    let (mut equal, mut fewer) = (0, 0);
    for disclosure in disclosures() {
        let records = records(&disclosure).unwrap();
        let told: BTreeMap<&str, Vec<String>> = facts_of(&records).into_iter().collect();
        for record in records.iter().filter(|record| record.resource.name == "findings") {
            let told: BTreeSet<&String> = told[record.id.as_str()].iter().collect();
            let said: BTreeSet<&String> = record.facts.iter().collect();
            assert!(told.is_subset(&said), "{} {told:?} {said:?}", record.id);
            if told == said {
                equal += 1;
            } else {
                fewer += 1;
            }
        }
        assert!(records.iter().all(|record| record.facts.is_empty() != (record.resource.name == "findings")));
    }
    assert!(equal > 20 * fewer && fewer > 0, "{equal} equal, {fewer} fewer");
}
