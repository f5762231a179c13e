//! Words within a paragraph: where they stand, and the paragraph cut there.

use std::collections::BTreeSet;
use std::ops::Range;

use openbudget_domain::text::Folded;

use super::Part;

/// Where each text stands in a paragraph, white space and the width of signs aside.
///
/// A text that stands there more than once is taken where it is nearest to those that stand there once: the parts
/// of a fact are printed together. The longest text holds the others, where it can.
pub(super) fn places(paragraph: &str, texts: &[&str]) -> Vec<Option<Range<usize>>> {
    let folded = Folded::new(paragraph);
    let every: Vec<Vec<Range<usize>>> = texts.iter().map(|text| occurrences(&folded, text)).collect();
    let longest = every.iter().filter(|ranges| ranges.len() == 1).flatten().max_by_key(|range| range.len()).cloned();
    let within: Vec<Vec<Range<usize>>> = every
        .into_iter()
        .map(|ranges| {
            let holds = |range: &&Range<usize>| {
                longest.as_ref().is_none_or(|whole| whole.start <= range.start && range.end <= whole.end)
            };
            let inside: Vec<_> = ranges.iter().filter(holds).cloned().collect();
            if inside.is_empty() { ranges } else { inside }
        })
        .collect();
    let anchors: Vec<usize> = within
        .iter()
        .filter_map(|ranges| if let [only] = ranges.as_slice() { Some(only) } else { None })
        .filter(|range| longest.as_ref() != Some(range))
        .map(|range| range.start)
        .collect();
    let far = |range: &Range<usize>| anchors.iter().map(|anchor| anchor.abs_diff(range.start)).min();
    within
        .into_iter()
        .map(|ranges| ranges.into_iter().min_by_key(|range| (far(range), range.start)))
        .map(|range| range.map(|range| folded.printed(range)))
        .collect()
}

fn occurrences(folded: &Folded, text: &str) -> Vec<Range<usize>> {
    let text = Folded::new(text);
    if text.as_str().is_empty() {
        return Vec::new();
    }
    let found = folded.as_str().match_indices(text.as_str());
    found.map(|(start, words)| start..start.saturating_add(words.len())).collect()
}

/// A paragraph cut where named ranges begin and end.
pub(super) fn parts(paragraph: &str, ranges: &[(&str, Range<usize>)]) -> Vec<Part> {
    let mut cuts: BTreeSet<usize> = ranges.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
    cuts.extend([0, paragraph.len()]);
    let cuts: Vec<usize> = cuts.into_iter().collect();
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .filter_map(|(start, end)| {
            let text = paragraph.get(*start..*end)?.to_owned();
            let holds = |range: &Range<usize>| range.start <= *start && *end <= range.end;
            let marks = ranges.iter().filter(|(_, range)| holds(range)).map(|(name, _)| (*name).to_owned());
            Some(Part { text, marks: marks.collect() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraph: &str, texts: &[&str]) -> String {
        let places = places(paragraph, texts);
        let named: Vec<_> = texts.iter().zip(places).filter_map(|(text, range)| Some((*text, range?))).collect();
        let part = |part: Part| match part.marks.len() {
            0 => part.text,
            depth => format!("{}{}{}", "[".repeat(depth), part.text, "]".repeat(depth)),
        };
        parts(paragraph, &named).into_iter().map(part).collect()
    }

    #[test]
    fn words_are_found_inside_the_sentence_that_holds_them() {
        assert_eq!(
            shown("接待费 10万元，持平；运行费10万元，持平。", &["运行费10万元，持平", "10万元", "持平"]),
            "接待费 10万元，持平；[运行费][[10万元]][，][[持平]]。"
        );
    }

    #[test]
    fn words_that_stand_twice_are_taken_beside_those_that_stand_once() {
        let sentence =
            "基金安排500万元（本金310万元，利息190万元），一般公共预算安排1151万元（本金310万元，利息841万元）";
        assert_eq!(
            shown(sentence, &[sentence, "一般公共预算安排1151万元", "本金310万元", "利息841万元"]),
            "[基金安排500万元（本金310万元，利息190万元），][[一般公共预算安排1151万元]][（][[本金310万元]][，][[利息841万元]][）]"
        );
    }

    #[test]
    fn spaces_and_the_width_of_signs_do_not_matter_and_other_words_are_not_found() {
        assert_eq!(
            shown("余额 3 4500 万元(含)。", &["余额34500万元（含）", "余额34501万元"]),
            "[余额 3 4500 万元(含)]。"
        );
    }

    #[test]
    fn the_parts_are_the_paragraph() {
        assert_eq!(shown("没有引用。", &[]), "没有引用。");
        assert_eq!(shown("", &["x"]), "");
    }
}
