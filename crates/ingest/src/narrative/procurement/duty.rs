//! What an amount is a limit of, and whether it is meant itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use openbudget_domain::evidence::{Evidence, Missing};
use openbudget_domain::identity::Identities;
use openbudget_domain::money::Money;
use openbudget_domain::procurement::{Category, ProcurementThreshold, ThresholdKind};
use openbudget_domain::text::pattern;
use regex::Regex;

use crate::narrative::prose::{Clause, Prose};

pub(super) static EXEMPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("不需|无需|不用|可不|免于|不必|不再|不实行|不纳入|不列入|不适用|不在政府采购|自行采购|不属于")
});
/// What stands before an amount: below it is free of the duty, so that the amount itself is under it; above it is
/// under the duty without the amount.
pub(super) static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:(?P<least>不低于|不少于|达到|达|≥|≧|>=)|(?P<less>不满|不足|低于|未达到?|小于|少于)|(?P<more>超过|高于|大于|>))(?:人民币)?$",
    )
});
/// What stands behind an amount: whether it is meant itself, and which side is spoken of.
pub(super) static SIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<mark>\((?:不含|含)(?:本数|[\d,.]+(?:亿元|万元|元|亿|万))?\))?(?P<side>及?以上|及?以下|以内|以外)?(?P<after>\((?:不含|含)(?:本数|[\d,.]+(?:亿元|万元|元|亿|万))?\))?",
    )
});

/// Whether all amounts before are meant themselves: 均含本数.
pub(super) static EVERY: LazyLock<Regex> = LazyLock::new(|| pattern("均(?P<not>不)?(?:含|包含|包括)本数"));

/// The duty that the amounts of a clause are about.
pub(crate) struct Duty {
    pub(super) kind: ThresholdKind,
    /// Whether the words say what is free of the duty, not what is under it.
    pub(super) exempt: bool,
    /// Whether all amounts before are said to be meant themselves, or not to be.
    pub(super) every: Option<bool>,
}

impl Duty {
    /// The duty of a kind that some words are about.
    pub(crate) fn new(kind: ThresholdKind, words: &str) -> Self {
        Self { kind, exempt: EXEMPT.is_match(words), every: every_in(words) }
    }

    /// Whether the amount itself falls under the duty, by the words behind it.
    ///
    /// `30万元（不含）以下…不需办理` frees what is below 30, so 30 itself is under the duty;
    /// `30万元（含）以下…不需办理` frees 30 too. Without 含 or 不含 nothing is said.
    ///
    /// Words before it say it too: `不满30万元` is less than 30, `超过30万元` is more.
    pub(crate) fn inclusive(&self, before: &str, behind: &str) -> Option<bool> {
        let parts = SIDE.captures(behind)?;
        let below = parts.name("side").map(|side| side.as_str().contains("下") || side.as_str().contains("内"));
        // 达到30万元以下 is not what reaches it.
        let said = BEFORE.captures(before).filter(|found| found.name("least").is_none() || below != Some(true));
        if let Some(found) = said {
            return Some(found.name("more").is_none());
        }
        let contained = match parts.name("mark").or_else(|| parts.name("after")) {
            Some(mark) => !mark.as_str().contains("不含"),
            // 及以上 names the amount itself
            None if parts.name("side").is_some_and(|side| side.as_str().starts_with('及')) => true,
            None => self.every?,
        };
        let frees = self.exempt && below != Some(false);
        Some(if frees || below == Some(true) { !contained } else { contained })
    }

    pub(super) fn elsewhere(
        &self,
        prose: &Prose,
        clause: &Clause,
        category: Category,
        identities: &mut Identities,
    ) -> ProcurementThreshold {
        let words = trimmed(prose, clause.clone());
        self.threshold(prose, &words, category, None, None, identities)
    }

    pub(super) fn threshold(
        &self,
        prose: &Prose,
        words: &Clause,
        category: Category,
        amount: Option<&Money>,
        inclusive: Option<bool>,
        identities: &mut Identities,
    ) -> ProcurementThreshold {
        let source = prose.cite(words);
        let mut missing = BTreeMap::new();
        if amount.is_none() {
            missing.insert("amount".to_owned(), Missing::Absent);
        }
        if inclusive.is_none() {
            missing.insert("inclusive".to_owned(), Missing::Absent);
        }
        let mut sources = BTreeMap::from([("printed".to_owned(), source.clone())]);
        if amount.is_some() {
            sources.insert("amount".to_owned(), source.clone());
        }
        ProcurementThreshold {
            id: identities.next('g', &[category.key(), self.kind.key()]),
            category,
            kind: self.kind,
            amount: amount.cloned(),
            inclusive,
            printed: prose.printed(words),
            evidence: Evidence { source, sources, missing },
        }
    }
}

/// Whether words behind the amounts say of all of them that they are meant themselves.
pub(super) fn every_in(text: &str) -> Option<bool> {
    EVERY.captures(text).map(|parts| parts.name("not").is_none())
}

/// A clause without the heading before its colon, and without signs around it.
pub(super) fn trimmed(prose: &Prose, clause: Clause) -> Clause {
    let text = prose.text(&clause);
    let start = text.rfind([':', '：']).map_or(0, |at| {
        at.saturating_add(text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
    });
    let rest = text.get(start..).unwrap_or_default();
    let lead = rest.len().saturating_sub(rest.trim_start_matches(['、', '和', '及']).len());
    clause.start.saturating_add(start).saturating_add(lead)..clause.end
}
