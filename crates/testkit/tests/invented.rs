//! Invented disclosures are the same from the same number, hold together, and are printed whole.

use openbudget_testkit::format::{docx, html, text, xlsx};
use openbudget_testkit::invented::government::unlisted;
use openbudget_testkit::invented::sample::sample;
use openbudget_testkit::layout::{Merge, Piece};
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

/// Where a cell continues a merge, the cell above it has to hold the merge or continue it too.
#[test]
fn merged_cells_hang_together_in_every_layout() {
    let county = unlisted("999901", "示例县");
    for number in 0..20 {
        for piece in lay_out(&sample(number, &county, 2024, 5).unwrap()).pieces {
            let Piece::Grid(grid) = piece else { continue };
            let mut above: Vec<(usize, Merge)> = vec![];
            for row in &grid.rows {
                let starts = row.iter().scan(0, |column, cell| {
                    let start = *column;
                    *column += cell.span;
                    Some((start, cell.merge))
                });
                let here: Vec<_> = starts.collect();
                for (column, merge) in &here {
                    let continued = above.iter().any(|(at, merge)| at == column && *merge != Merge::Alone);
                    assert!(*merge != Merge::Continues || continued, "column {column} of {row:#?}");
                }
                above = here;
            }
        }
    }
}

#[test]
fn every_format_is_written() {
    let layout = lay_out(&sample(7, &unlisted("999901", "示例县"), 2024, 5).unwrap());
    assert!(docx::write(&layout).unwrap().starts_with(b"PK"));
    assert!(xlsx::write(&layout).unwrap().starts_with(b"PK"));
    assert!(html::write(&layout).ends_with(b"</html>\n"));
}
