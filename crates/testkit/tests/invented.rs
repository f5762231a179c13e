//! Invented disclosures are the same from the same number, hold together, and are printed whole.

use openbudget_testkit::format::text;
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::template::lay_out;

#[test]
fn a_number_gives_the_same_document_every_time() {
    let county = unlisted("999901", "示例县");
    let print = || text::write(&lay_out(&sample(7, &county, 2024, 5).unwrap()));
    assert_eq!(print(), print());
    assert_ne!(print(), text::write(&lay_out(&sample(8, &county, 2024, 5).unwrap())));
}

#[test]
fn every_word_of_an_invented_project_is_printed() {
    let county = unlisted("999901", "示例县");
    let mut projects = 0;
    for number in 0..20 {
        let invented = sample(number, &county, 2024, 5).unwrap();
        let printed: String = String::from_utf8(text::write(&lay_out(&invented))).unwrap().split_whitespace().collect();
        let has = |words: &str| printed.contains(&words.split_whitespace().collect::<String>());
        for project in &invented.disclosure.projects {
            projects += 1;
            assert!(has(&project.name) && has(project.purpose.as_deref().unwrap_or_default()), "{project:#?}");
            assert!(project.objectives.iter().all(|objective| has(&objective.text)), "{project:#?}");
            assert!(project.indicators.iter().all(|indicator| has(&indicator.target.printed)), "{project:#?}");
        }
    }
    assert!(projects > 20);
}
