//! Looks at the parts of a workbook before they are read: the reader of workbooks trusts the counts
//! that parts state and keeps every style whole.

use crate::format::Refusal;
use crate::format::archive::Archive;
use crate::format::archive::xml::{Step, Steps, decoded};

/// Excel itself allows 65,490 formats of cells, and as many named styles.
const STYLES: usize = 2 * 65_490;
/// The bytes of a tag among the styles. Every style keeps its own copy of a name or of a format code,
/// of which Excel allows 255 characters.
const STYLE_TAG: usize = 4096;
/// The least bytes of a shared string.
const STRING_BYTES: usize = 5;

/// Unpacks every part once within bounds, and steps through those that could make the reader swell.
///
/// # Errors
/// Those of an archive and of XML; `too_many_styles`; `damaged_workbook` where a part states more strings
/// than it can hold.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = Archive::open(bytes)?;
    for name in archive.names() {
        let lower = name.to_ascii_lowercase();
        if !matches!(lower.rsplit_once('.'), Some((_, "xml" | "rels"))) {
            continue;
        }
        let Some(part) = archive.part(&name)? else { continue };
        let text = decoded(&name, &part)?;
        let role = match () {
            () if lower.ends_with("sharedstrings.xml") => Role::Strings(part.len() / STRING_BYTES),
            () if lower.ends_with("styles.xml") => Role::Styles,
            () => Role::Other,
        };
        look(&name, &text, role)?;
    }
    Ok(())
}

/// What the reader of workbooks makes of a part.
#[derive(Clone, Copy)]
enum Role {
    /// Strings, of which the part can hold so many.
    Strings(usize),
    Styles,
    Other,
}

fn look(part: &str, text: &str, role: Role) -> Result<(), Refusal> {
    let mut steps = Steps::new(part, text);
    let mut styles = 0_usize;
    loop {
        match (steps.next()?, role) {
            (Step::Open(tag), Role::Strings(most)) if tag.name() == "sst" => {
                let stated = tag.attribute("uniqueCount").and_then(|count| count.trim().parse::<usize>().ok());
                if stated.is_some_and(|stated| stated > most) {
                    return Err(Refusal::new(
                        "damaged_workbook",
                        format!("the part {part} states more strings than it can hold; save the workbook anew"),
                    ));
                }
            }
            (Step::Open(tag), Role::Styles) => {
                styles += usize::from(tag.name() == "xf");
                if styles > STYLES || tag.size() > STYLE_TAG {
                    return Err(Refusal::new(
                        "too_many_styles",
                        "the workbook has more styles, or longer ones, than Excel allows; save it anew",
                    ));
                }
            }
            (Step::End, _) => return Ok(()),
            (Step::Open(_) | Step::Close | Step::Text(_), _) => {}
        }
    }
}
