//! Automatic numbers: Word prints `一、` or `目标1：` for a paragraph that does not hold it as text.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::Refusal;
use crate::format::archive::xml::{Step, Steps, Tag, decoded};
use crate::format::archive::{Archive, relationship};

mod numeral;

use numeral::{Numeral, numeral};

/// The deepest level of a list.
const LEVELS: usize = 9;
/// The longest pattern of a number, in characters; Word allows less.
const PATTERN: usize = 32;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    numeral: Numeral,
    /// The pattern, as `（%1）`.
    pattern: String,
}

/// A list as paragraphs refer to it.
#[derive(Debug, Default)]
struct Instance {
    definition: String,
    restarts: BTreeMap<usize, u32>,
}

/// The list and level of a style of paragraphs.
#[derive(Debug, Default)]
struct Style {
    list: Option<String>,
    level: Option<String>,
    parent: Option<String>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    definitions: BTreeMap<String, BTreeMap<usize, Level>>,
    instances: BTreeMap<String, Instance>,
    styles: BTreeMap<String, Style>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    restarted: BTreeSet<(String, usize)>,
}

impl Lists {
    /// Reads the lists and styles that the part `main` refers to.
    pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Self, Refusal> {
        let mut lists = Self::default();
        if let Some((name, text)) = related(archive, main, "numbering")? {
            lists.read_numbering(&mut Steps::new(&name, &text))?;
        }
        if let Some((name, text)) = related(archive, main, "styles")? {
            lists.read_styles(&mut Steps::new(&name, &text))?;
        }
        Ok(lists)
    }

    fn read_numbering(&mut self, steps: &mut Steps<'_>) -> Result<(), Refusal> {
        let mut definition = String::new();
        let mut instance = String::new();
        let mut level = 0;
        loop {
            let tag = match steps.next()? {
                Step::Open(tag) => tag,
                Step::End => return Ok(()),
                Step::Close | Step::Text(_) => continue,
            };
            match tag.name() {
                "abstractNum" => definition = tag.attribute("abstractNumId").unwrap_or_default(),
                "num" => {
                    instance = tag.attribute("numId").unwrap_or_default();
                    self.instances.insert(instance.clone(), Instance::default());
                }
                "abstractNumId" => {
                    if let Some(instance) = self.instances.get_mut(&instance) {
                        instance.definition = value(&tag);
                    }
                }
                "lvlOverride" => level = number(tag.attribute("ilvl")),
                "startOverride" => {
                    if let Some(instance) = self.instances.get_mut(&instance) {
                        instance.restarts.insert(level, value(&tag).parse().unwrap_or(1));
                    }
                }
                "lvl" if instance.is_empty() => {
                    level = number(tag.attribute("ilvl"));
                    self.definitions
                        .entry(definition.clone())
                        .or_default()
                        .insert(level, Level { start: 1, ..Level::default() });
                }
                "start" | "numFmt" | "lvlText" if instance.is_empty() => {
                    if let Some(level) = self.definitions.get_mut(&definition).and_then(|levels| levels.get_mut(&level))
                    {
                        match tag.name() {
                            "start" => level.start = value(&tag).parse().unwrap_or(1),
                            "numFmt" => level.numeral = Numeral::of(&value(&tag)),
                            _ => level.pattern = value(&tag).chars().take(PATTERN).collect(),
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, steps: &mut Steps<'_>) -> Result<(), Refusal> {
        let mut style = String::new();
        loop {
            let tag = match steps.next()? {
                Step::Open(tag) => tag,
                Step::End => return Ok(()),
                Step::Close | Step::Text(_) => continue,
            };
            if tag.is_word("style") {
                style = tag.attribute("styleId").unwrap_or_default();
            }
            let entry = self.styles.entry(style.clone()).or_default();
            match tag.name() {
                "numId" => entry.list = tag.attribute("val"),
                "ilvl" => entry.level = tag.attribute("val"),
                "basedOn" => entry.parent = tag.attribute("val"),
                _ => {}
            }
        }
    }

    /// Counts a paragraph on and gives the number that is printed before it; empty for a bullet or none.
    pub(super) fn label(&mut self, list: Option<&str>, level: Option<&str>, style: Option<&str>) -> String {
        let (from_style, style_level) = self.of_style(style);
        let Some(list) = list.map(str::to_owned).or(from_style) else { return String::new() };
        let level = number(level.map(str::to_owned).or(style_level));
        let Some(instance) = self.instances.get(&list) else { return String::new() };
        let Some(levels) = self.definitions.get(&instance.definition) else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let counters = self.counters.entry(instance.definition.clone()).or_default();
        let restart = instance.restarts.get(&level).filter(|_| self.restarted.insert((list, level)));
        for (depth, counter) in counters.iter_mut().enumerate() {
            *counter = match depth.cmp(&level) {
                std::cmp::Ordering::Less => counter.or_else(|| levels.get(&depth).map(|level| level.start)),
                std::cmp::Ordering::Equal => match (restart, *counter) {
                    (Some(&start), _) => Some(start),
                    (None, Some(count)) => Some(count.saturating_add(1)),
                    (None, None) => Some(own.start),
                },
                std::cmp::Ordering::Greater => None,
            };
        }
        let mut label = String::new();
        let mut pattern = own.pattern.chars();
        while let Some(character) = pattern.next() {
            let place = if character == '%' { pattern.next().and_then(|digit| digit.to_digit(10)) } else { None };
            match place.and_then(|place| usize::try_from(place).ok()?.checked_sub(1)) {
                Some(depth) => {
                    let count = counters.get(depth).copied().flatten().unwrap_or(1);
                    label.push_str(&numeral(count, levels.get(&depth).map_or(own.numeral, |level| level.numeral)));
                }
                None => label.push(character),
            }
        }
        if own.numeral == Numeral::None {
            return String::new();
        }
        if label.ends_with(char::is_alphanumeric) {
            label.push(' ');
        }
        label
    }

    fn of_style(&self, style: Option<&str>) -> (Option<String>, Option<String>) {
        let mut name = style.map(str::to_owned);
        // styles build on one another, some of them in a circle
        for _ in 0..LEVELS {
            let Some(style) = name.as_ref().and_then(|name| self.styles.get(name)) else { break };
            if style.list.is_some() {
                return (style.list.clone(), style.level.clone());
            }
            name.clone_from(&style.parent);
        }
        (None, None)
    }
}

/// The name and the text of the part that plays a role.
fn related(archive: &mut Archive<'_>, main: &str, role: &str) -> Result<Option<(String, String)>, Refusal> {
    let Some(name) = relationship::target(archive, main, role)? else { return Ok(None) };
    let Some(part) = archive.part(&name)? else { return Ok(None) };
    let text = decoded(&name, &part)?;
    Ok(Some((name, text)))
}

fn value(tag: &Tag<'_>) -> String {
    tag.attribute("val").unwrap_or_default()
}

fn number(level: Option<String>) -> usize {
    level.and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS).unwrap_or(0)
}
