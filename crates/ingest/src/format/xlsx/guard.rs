//! Looks at the parts of a workbook before they are read: the reader of workbooks trusts the counts and
//! references that parts state, keeps every style whole, and passes over formulas without a result.

use std::collections::BTreeSet;

use crate::format::Refusal;
use crate::format::archive::Archive;
use crate::format::archive::xml::{LONGEST_ATTRIBUTE, Step, Steps, Tag, decoded};

/// The bytes that the copies of names and format codes may take, of which every style keeps its own.
const STYLE_BYTES: usize = 64 << 20;
/// The least bytes of a shared string.
const STRING_BYTES: usize = 5;

/// What a look at the parts found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Whether a cell has a formula whose result was never stored.
    pub(super) unresolved: bool,
}

/// Unpacks every part once within bounds, and steps through it.
///
/// # Errors
/// Those of an archive and of XML; `too_many_styles`; `damaged_workbook` where a part states more strings
/// than it can hold, or names a cell that no sheet has.
pub(super) fn check(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let mut found = Found::default();
    let mut sheets = BTreeSet::new();
    for name in archive.names() {
        let lower = name.to_ascii_lowercase();
        let Some((_, kind @ ("xml" | "rels"))) = lower.rsplit_once('.') else { continue };
        let Some(part) = archive.part(&name)? else { continue };
        let text = decoded(&name, &part)?;
        drop(part);
        let mut steps = Steps::new(&name, &text);
        match () {
            () if lower.ends_with("sharedstrings.xml") => strings(&mut steps, &name, text.len())?,
            () if lower.ends_with("styles.xml") => styles(&mut steps)?,
            () if kind == "rels" => once_each(&mut steps, &name, &mut sheets)?,
            () => found.unresolved |= cells(&mut steps, &name)?,
        }
    }
    Ok(found)
}

fn strings(steps: &mut Steps<'_>, part: &str, size: usize) -> Result<(), Refusal> {
    while let Some(tag) = opened(steps)? {
        let stated = tag.attribute("uniqueCount").filter(|_| tag.name() == "sst");
        if stated.and_then(|count| count.trim().parse().ok()).is_some_and(|stated: usize| stated > size / STRING_BYTES)
        {
            return Err(damaged(part, "states more strings than it can hold"));
        }
    }
    Ok(())
}

fn styles(steps: &mut Steps<'_>) -> Result<(), Refusal> {
    let (mut styles, mut longest) = (0_usize, 0_usize);
    while let Some(tag) = opened(steps)? {
        longest = longest.max(tag.size());
        styles += usize::from(tag.name() == "xf");
        if styles.saturating_mul(longest.max(512)) > STYLE_BYTES {
            return Err(Refusal::new(
                "too_many_styles",
                "the workbook has more styles, or longer ones, than Excel allows; save it anew",
            ));
        }
    }
    Ok(())
}

/// Refuses a workbook that names a sheet or its part twice, and so would be read many times over.
fn once_each(steps: &mut Steps<'_>, part: &str, sheets: &mut BTreeSet<String>) -> Result<(), Refusal> {
    while let Some(tag) = opened(steps)? {
        if tag.attribute("Type").is_some_and(|kind| kind.ends_with("/worksheet")) {
            let target = tag.attribute("Target").unwrap_or_default().to_lowercase();
            let file = target.rsplit_once('/').map_or(target.as_str(), |(_, file)| file);
            if !sheets.insert(file.to_owned()) {
                return Err(damaged(part, &format!("names the part {target} twice")));
            }
        }
    }
    Ok(())
}

/// Whether a formula has no result.
fn cells(steps: &mut Steps<'_>, part: &str) -> Result<bool, Refusal> {
    let mut names = BTreeSet::new();
    let mut unresolved = false;
    let mut awaiting = false;
    // Whether what comes next is the result of a cell.
    let mut in_result = false;
    // Whether a cell holds a text that a formula gave, which may be empty.
    let mut holds_text = false;
    loop {
        let tag = match steps.next()? {
            Step::Open(tag) => tag,
            Step::Text(text) => {
                awaiting &= !in_result || text.trim().is_empty();
                continue;
            }
            Step::Close => continue,
            Step::End => break,
        };
        let (place, well_formed): (_, fn(&str) -> bool) = match tag.name() {
            "c" => (tag.attribute("r"), |place| reference(place).is_some()),
            "row" => (tag.attribute("r"), |place| row(place).is_some()),
            "mergeCell" | "dimension" => (tag.attribute("ref"), is_range),
            "sheet" => {
                let (name, id) = (tag.attribute("name").unwrap_or_default(), tag.attribute("id").unwrap_or_default());
                if !names.insert(format!("name {name}")) || !names.insert(format!("id {id}")) {
                    return Err(damaged(part, &format!("names the sheet {name:?} twice")));
                }
                (None, |_| true)
            }
            _ => (None, |_| true),
        };
        if tag.size() > LONGEST_ATTRIBUTE && matches!(tag.name(), "c" | "row" | "mergeCell" | "dimension") {
            return Err(damaged(part, "has a longer cell than any office program writes"));
        }
        if let Some(place) = place.filter(|place| !well_formed(place)) {
            return Err(damaged(part, &format!("names the cell {place:?}, which no sheet has")));
        }
        match tag.name() {
            // the cell before had a formula and nothing after it
            "c" | "row" | "mergeCell" => unresolved |= std::mem::take(&mut awaiting),
            "f" => awaiting = !holds_text,
            _ => {}
        }
        match tag.name() {
            "c" => holds_text = tag.attribute("t").as_deref() == Some("str"),
            "v" | "is" => in_result = true,
            _ => {}
        }
        in_result &= !matches!(tag.name(), "c" | "row" | "f");
    }
    Ok(unresolved || awaiting)
}

fn opened<'i>(steps: &mut Steps<'i>) -> Result<Option<Tag<'i>>, Refusal> {
    loop {
        match steps.next()? {
            Step::Open(tag) => return Ok(Some(tag)),
            Step::End => return Ok(None),
            Step::Close | Step::Text(_) => {}
        }
    }
}

/// Whether this is one cell, or two of which the first is the upper left.
fn is_range(place: &str) -> bool {
    let mut corners = place.split(':').map(reference);
    match (corners.next().flatten(), corners.next(), corners.next()) {
        (Some(_), None, None) => true,
        (Some(first), Some(Some(last)), None) => first.0 <= last.0 && first.1 <= last.1,
        _ => false,
    }
}

/// Column and row of a cell, counted from 1.
fn reference(place: &str) -> Option<(u32, u32)> {
    let digits = place.find(|character: char| !character.is_ascii_alphabetic())?;
    let (letters, digits) = place.split_at_checked(digits)?;
    let letters = letters.bytes().map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let column = letters.fold(0_u32, |column, letter| column.saturating_mul(26).saturating_add(letter));
    Some(((1..=16_384).contains(&column).then_some(column)?, row(digits)?))
}

fn row(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|row| (1..=1_048_576).contains(row))
}

fn damaged(part: &str, why: &str) -> Refusal {
    Refusal::new("damaged_workbook", format!("the part {part} {why}; save the workbook anew"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_ranges_of_a_sheet_are_told_from_others() {
        assert_eq!(reference("XFD1048576"), Some((16_384, 1_048_576)));
        for place in ["XFE1", "A0", "A1048577", "1", "A", "", "A1B", "预1", "AAAAAAAAAAAAAAAA1"] {
            assert_eq!(reference(place), None, "{place}");
        }
        assert!(is_range("A1") && is_range("A1:C3"));
        assert!(!is_range("C3:A1") && !is_range("A1:B2:C3") && !is_range("A1:"));
    }
}
