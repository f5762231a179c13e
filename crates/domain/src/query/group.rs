//! Conditions joined by words: `or=(budget__ge:100万元,and(name__contains:道路,code__missing:true))`.
//!
//! ```text
//! group = "(" item *("," item) ")"
//! item  = ("or" / "and") group / test
//! test  = field ["__" operator] ":" value
//! value = quoted / bare / "(" value *("," value) ")"     ; the last for `in`
//! ```
//! A bare value ends before `,` or `)`. A quoted one stands in `"` with `\"` and `\\` inside.

use super::condition::{Condition, Filter, Operator};
use super::parse::{condition_of, split_operator};
use super::refusal::Refusal;
use crate::resource::Resource;

/// How deep groups may stand in one another.
pub const DEEPEST_GROUP: usize = 4;

/// How many tests one question may hold in groups.
pub const MOST_TESTS: usize = 50;

/// Reads the value of the parameter `or` (or `and`): alternatives.
///
/// # Errors
/// Where the text is no group, is too deep or too long, or a test in it is refused.
pub fn read_group(resource: &'static Resource, parameter: &str, text: &str) -> Result<Filter, Refusal> {
    let mut reader = Reader { resource, parameter, rest: text, tests: 0 };
    let items = reader.group(1)?;
    if !reader.rest.is_empty() {
        return Err(reader.refuse(&format!("'{}' stands behind the closing bracket", reader.rest)));
    }
    Ok(if parameter == "or" { Filter::Any(items) } else { Filter::All(items) })
}

struct Reader<'a> {
    resource: &'static Resource,
    parameter: &'a str,
    rest: &'a str,
    tests: usize,
}

impl Reader<'_> {
    fn refuse(&self, message: &str) -> Refusal {
        Refusal::value(self.parameter, message)
    }

    fn take(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, sign: char) -> Result<(), Refusal> {
        if self.take(sign) {
            return Ok(());
        }
        let met = self.rest.chars().next().map_or_else(|| "the end".to_owned(), |c| format!("'{c}'"));
        Err(self.refuse(&format!("expected '{sign}', met {met}")))
    }

    fn group(&mut self, depth: usize) -> Result<Vec<Filter>, Refusal> {
        if depth > DEEPEST_GROUP {
            return Err(self.refuse(&format!("groups stand deeper than {DEEPEST_GROUP}")));
        }
        self.expect('(')?;
        let mut items = vec![self.item(depth)?];
        while self.take(',') {
            items.push(self.item(depth)?);
        }
        self.expect(')')?;
        Ok(items)
    }

    fn item(&mut self, depth: usize) -> Result<Filter, Refusal> {
        for (word, any) in [("or(", true), ("and(", false)] {
            if self.rest.starts_with(word) {
                self.rest = self.rest.get(word.len().saturating_sub(1)..).unwrap_or_default();
                let items = self.group(depth.saturating_add(1))?;
                return Ok(if any { Filter::Any(items) } else { Filter::All(items) });
            }
        }
        self.test().map(Filter::Test)
    }

    fn test(&mut self) -> Result<Condition, Refusal> {
        self.tests = self.tests.saturating_add(1);
        if self.tests > MOST_TESTS {
            return Err(self.refuse(&format!("holds more than {MOST_TESTS} tests")));
        }
        let (name, rest) =
            self.rest.split_once(':').ok_or_else(|| self.refuse("a test is written field__operator:value"))?;
        self.rest = rest;
        let (field, operator) = split_operator(self.resource, name).map_err(|refusal| Refusal {
            parameter: self.parameter.to_owned(),
            message: format!("{}: {}", name, refusal.message),
            ..refusal
        })?;
        let values = if operator == Operator::In && self.take('(') {
            let mut values = vec![self.value()?];
            while self.take(',') {
                values.push(self.value()?);
            }
            self.expect(')')?;
            values
        } else {
            vec![self.value()?]
        };
        condition_of(self.parameter, field, operator, &values)
    }

    fn value(&mut self) -> Result<String, Refusal> {
        if self.take('"') {
            return self.quoted();
        }
        let end = self.rest.find([',', ')']).unwrap_or(self.rest.len());
        let (bare, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        Ok(bare.to_owned())
    }

    fn quoted(&mut self) -> Result<String, Refusal> {
        let (text, rest) = unquote(self.rest).ok_or_else(|| self.refuse("a quotation mark is not closed"))?;
        self.rest = rest;
        Ok(text)
    }
}

/// The text up to the closing quotation mark, and what follows it.
fn unquote(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((value, text.get(place.saturating_add(1)..).unwrap_or_default())),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

/// The members of a list written `a,b,"c,d"`.
pub(crate) fn split_list(text: &str) -> Option<Vec<String>> {
    let mut members = Vec::new();
    let mut rest = text;
    loop {
        if let Some(quoted) = rest.trim_start().strip_prefix('"') {
            let (member, behind) = unquote(quoted)?;
            members.push(member);
            rest = behind.trim_start();
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let (member, behind) = rest.split_at_checked(end)?;
            members.push(member.to_owned());
            rest = behind;
        }
        if rest.is_empty() {
            return Some(members);
        }
        rest = rest.strip_prefix(',')?;
    }
}
