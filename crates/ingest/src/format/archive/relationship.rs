//! Which part of an archive plays which role: the `.rels` parts of the Open Packaging Conventions.

use super::Archive;
use super::xml::{Step, Steps, decoded};
use crate::format::Refusal;

/// The name of the part that `source` refers to by a relationship whose type ends in `/role`; the
/// empty source stands for the archive itself.
///
/// # Errors
/// Those of an archive and of XML.
pub(in crate::format) fn target(
    archive: &mut Archive<'_>,
    source: &str,
    role: &str,
) -> Result<Option<String>, Refusal> {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let part = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(bytes) = archive.part(&part)? else { return Ok(None) };
    let text = decoded(&part, &bytes)?;
    let mut steps = Steps::new(&part, &text);
    loop {
        match steps.next()? {
            Step::Open(tag) if tag.name() == "Relationship" => {
                let fits = tag
                    .attribute("Type")
                    .is_some_and(|kind| kind.rsplit_once('/').is_some_and(|(_, last)| last == role));
                if fits && let Some(target) = tag.attribute("Target") {
                    return Ok(Some(resolved(folder, &target)));
                }
            }
            Step::End => return Ok(None),
            Step::Open(_) | Step::Close | Step::Text(_) => {}
        }
    }
}

fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}
