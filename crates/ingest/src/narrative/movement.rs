//! Debt that moves through a year, in prose: 年初余额…，发行…，偿还…，年末余额….

use std::collections::HashSet;
use std::sync::LazyLock;

use openbudget_domain::debt::{DebtFlow, DebtType, Stated};
use openbudget_domain::text::pattern;
use regex::Regex;

use super::debt::{account_of, day_of, type_of};
use super::prose::{Clause, Prose};
use crate::movement::{Movement, Said, Step, before_verb, flows, said};

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^较比\d])(?P<year>(?:19|20)\d{2})年"));
static DEBT: LazyLock<Regex> = LazyLock::new(|| pattern("政府债务|政府性债务|债务总|全部债务|债务余额"));

/// What the words before an amount have set.
#[derive(Debug, Default)]
struct Context {
    /// The kind that is spoken of.
    kind: Option<DebtType>,
    year: Option<i32>,
    /// What the amount before was.
    last: Option<(Step, DebtType)>,
    /// What 其中 divides, and whether a bracket does.
    divided: Option<(Step, DebtType, bool)>,
    found: Vec<(usize, Movement)>,
}

/// What a paragraph says of how debt moves.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    pub flows: Vec<DebtFlow>,
    pub not_of_budget: NotOfBudget,
}

/// Which amounts of a paragraph on debt are none of the budget's, by their number.
#[derive(Debug, Default)]
pub(crate) struct NotOfBudget {
    /// What was owed when a year began at whose end other amounts are owed.
    pub openings: Vec<usize>,
    /// What was repaid in the course of another year.
    pub repaid: Vec<usize>,
}

/// Reads the flows of a paragraph that is about debt.
pub(crate) fn recognise(prose: &mut Prose, budget: i32) -> Moved {
    let text = prose.folded.as_str();
    let about = |text: &str| text.contains("债务") || text.contains("债券");
    if prose.amounts.len() < 2 || !(about(text) || about(&prose.heading)) {
        return Moved::default();
    }
    let mut context = Context::default();
    for sentence in prose.sentences() {
        let words = prose.text(&sentence);
        if ["采购", "招标"].iter().any(|word| words.contains(word)) {
            continue;
        }
        if !words.starts_with("其中") {
            context = Context { year: context.year, found: context.found, ..Context::default() };
        }
        let before = context.found.len();
        context.sentence(prose, &sentence);
        // What is paid in a year, principal and interest, moves nothing by itself.
        let moves = context.found.iter().skip(before).any(|(_, movement)| movement.step != Step::Repaid);
        if !moves && prose.text(&sentence).contains('息') {
            context.found.truncate(before);
        }
    }
    let movements: Vec<Movement> = context.found.iter().map(|(_, movement)| movement.clone()).collect();
    let flows = flows(&movements);
    let lists = flows.iter().flat_map(|flow| [&flow.opening, &flow.issued, &flow.repaid, &flow.closing]);
    let used: HashSet<Key<'_>> = lists.flatten().map(key).collect();
    let ended = flows.iter().filter(|flow| !flow.closing.is_empty()).flat_map(|flow| &flow.opening);
    let ended: HashSet<Key<'_>> = ended.map(key).collect();
    let elsewhen = flows.iter().filter(|flow| flow.year.is_some_and(|year| year != budget));
    let elsewhen: HashSet<Key<'_>> = elsewhen.flat_map(|flow| &flow.repaid).map(key).collect();
    let mut not_of_budget = NotOfBudget::default();
    for (at, movement) in &context.found {
        if used.contains(&key(&movement.stated)) {
            prose.consume(*at);
        }
        if ended.contains(&key(&movement.stated)) {
            not_of_budget.openings.push(*at);
        }
        if elsewhen.contains(&key(&movement.stated)) {
            not_of_budget.repaid.push(*at);
        }
    }
    drop((used, ended, elsewhen));
    Moved { flows, not_of_budget }
}

/// What tells amounts of one paragraph apart.
type Key<'s> = (&'s str, &'s str, i64);

fn key(stated: &Stated) -> Key<'_> {
    (&stated.words, &stated.source.text, stated.money.fen())
}

impl Context {
    fn sentence(&mut self, prose: &Prose, sentence: &Clause) {
        let mut from = sentence.start;
        for at in prose.amounts_in(sentence) {
            let Some(found) = prose.amounts.get(at) else { continue };
            let near = from..found.range.start;
            from = found.range.end;
            let words = prose.text(&near).to_owned();
            if words.contains("分别") {
                // It is not told which of several it is.
                self.last = None;
                self.divided = None;
                continue;
            }
            self.scope(&words);
            let both = said(&words) == Some(Said::Both);
            let Some((step, kind)) = self.step(&words) else { continue };
            let year = self.year_of(&words, step);
            let cited = near.start..found.range.end;
            let stated = Stated {
                words: words.trim_start_matches([',', '，', '、', ';', '；', ')', '(']).to_owned(),
                money: found.money.clone(),
                source: prose.cite(&cited),
            };
            if both {
                self.found.push((at, Movement { kind, step: Step::Repaid, year, stated: stated.clone() }));
            }
            self.found.push((at, Movement { kind, step, year, stated }));
        }
    }

    /// Takes note of what divides, and of the year.
    fn scope(&mut self, words: &str) {
        if let Some((_, whole, true)) = self.divided
            && words.contains(')')
        {
            self.divided = None;
            self.kind = Some(whole);
        }
        if words.contains(['；', ';']) {
            self.divided = None;
            self.kind = None;
        }
        let bracket = words.starts_with('(');
        if let Some((step, kind)) = self.last.filter(|_| bracket || words.contains("其中")) {
            self.divided = Some((step, kind, bracket));
        }
        let named =
            YEAR.captures_iter(before_verb(words)).last().and_then(|parts| parts.name("year")?.as_str().parse().ok());
        self.year = named.or(self.year);
    }

    /// What an amount is by the words before it; nothing where it is no step, or a part of one.
    fn step(&mut self, words: &str) -> Option<(Step, DebtType)> {
        let own = said(words);
        let named = type_of(words).or_else(|| {
            account_of(words).and_then(|account| match account.key() {
                "general_public" => Some(DebtType::General),
                "government_fund" => Some(DebtType::Special),
                _ => None,
            })
        });
        if own == Some(Said::Other) {
            self.last = None;
            self.divided = None;
            self.kind = named.or(self.kind);
            return None;
        }
        let own = match own {
            Some(Said::Step(step)) => Some(step),
            Some(Said::Both) => Some(Step::Issued),
            Some(Said::Balance) => Some(match self.divided {
                Some((Step::Opening, ..)) => Step::Opening,
                _ => Step::Closing,
            }),
            _ => None,
        };
        let found = if let Some((of, whole, bracket)) = self.divided {
            match (named, own) {
                (Some(kind), own) if kind != whole => Some((own.unwrap_or(of), kind)),
                // 其中：新增…，再融资… are parts of what was issued
                (_, None) => None,
                (_, Some(step)) if step == of => None,
                (None, Some(step)) => {
                    let has = |kind| self.found.iter().any(|(_, other)| other.kind == kind && other.step == step);
                    let topic = self.kind.filter(|_| has(whole)).unwrap_or(whole);
                    if topic == whole && !bracket {
                        self.divided = None;
                    }
                    Some((step, topic))
                }
                (Some(kind), Some(step)) => Some((step, kind)),
            }
        } else {
            let step = own.or(self.last.map(|(step, _)| step))?;
            let plain = own.is_some() || named.is_some();
            let all = DEBT.is_match(words) || self.is_behind_both(step);
            let kind = named.or(if all { Some(DebtType::Total) } else { self.kind });
            plain.then_some((step, kind.unwrap_or(DebtType::Total)))
        };
        self.kind = if DEBT.is_match(words) && named.is_none() { Some(DebtType::Total) } else { named.or(self.kind) };
        if self.divided.is_none() {
            self.last = found;
        }
        found
    }

    /// Whether another step stands behind amounts of both kinds of debt, and so is of neither alone.
    fn is_behind_both(&self, step: Step) -> bool {
        match self.found.as_slice() {
            [.., (_, one), (_, other)] => {
                let kinds = [one.kind, other.kind];
                let both = [DebtType::General, DebtType::Special].iter().all(|kind| kinds.contains(kind));
                both && one.step == other.step && other.step != step
            }
            _ => false,
        }
    }

    /// The year that a step is in. A balance of a day within a year is of neither end of it.
    fn year_of(&self, words: &str, step: Step) -> Option<i32> {
        match (step, day_of(words)) {
            (Step::Closing | Step::Opening, Some(day)) => Some(chrono::Datelike::year(&day)),
            _ => self.year,
        }
    }
}
