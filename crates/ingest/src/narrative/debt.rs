//! Debt in prose: balances and limits by type, and debt service by account.

mod account;
mod context;
mod draft;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use openbudget_domain::debt::{Account, DebtBalance, DebtService, DebtType};
use openbudget_domain::evidence::Citation;
use openbudget_domain::identity::Identities;
use openbudget_domain::money::Money;
use openbudget_domain::target::date::last_day;
use openbudget_domain::text::pattern;
use regex::Regex;

pub(crate) use self::account::account_of;
use self::account::{is_divided, named};
use self::context::Context;
use self::draft::{BalanceDraft, ServiceDraft};
use super::movement::NotOfBudget;
use super::prose::{Clause, Prose};
use super::role::{Role, role_of};
use super::year::spelt;
use crate::movement::{Said, Step, said};

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<year>\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})年(?:(?:(?P<month>\d{1,2})月)(?:(?P<day>\d{1,2})日)?)?(?P<end>底|末|年底|年末)?",
    )
});
/// A sum of what was said before: 合计3.51亿元.
static SUM: LazyLock<Regex> = LazyLock::new(|| pattern("合计|共计|总计|小计"));
/// 一般12亿元 where debt is spoken of.
static BARE_TYPE: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:其中[:：]?|和|及|与)?(?:(?P<general>一般)|专项)(?:债)?(?:为|约|[:：])?$"));
/// Both kinds in one amount.
static BOTH: LazyLock<Regex> =
    LazyLock::new(|| pattern("一般(?:债务?券?)?(?:余额|限额)?(?:和|及|与|、)专项债[^\\d]*$"));
/// What divides all of something into its kinds: ，其中：一般债务….
static DIVIDED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[,，:：(]*其中[,，:：]?|\()一般"));
/// A limit that a balance is held against: 低于省核定的限额.
static HELD_AGAINST: LazyLock<Regex> = LazyLock::new(|| pattern("低于|小于|超过|控制在|之内|以内|在.{0,12}限额"));
static LIMIT: LazyLock<Regex> = LazyLock::new(|| pattern("限额"));
static BALANCE: LazyLock<Regex> = LazyLock::new(|| pattern("余额"));
static TOTAL: LazyLock<Regex> = LazyLock::new(|| pattern("还本付息|本息|本付息"));
static PRINCIPAL: LazyLock<Regex> = LazyLock::new(|| pattern("本金|还本|偿本"));
static INTEREST: LazyLock<Regex> = LazyLock::new(|| pattern("利息|付息"));

/// What an amount of debt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    Balance,
    Limit,
    Service,
    Principal,
    Interest,
}

/// What the paragraphs on debt have said so far.
#[derive(Debug, Default)]
pub(crate) struct Debt {
    /// By kind, and by day where balances of several days are stated: the first stands without.
    balances: BTreeMap<(DebtType, Option<NaiveDate>), BalanceDraft>,
    service: BTreeMap<Account, ServiceDraft>,
}

impl Debt {
    /// Reads a paragraph that is about debt. Debt service of other years than this is no part of the budget.
    pub(crate) fn read(&mut self, prose: &mut Prose, fiscal_year: i32, others: &NotOfBudget) {
        let text = prose.folded.as_str();
        let about = |text: &str| text.contains("债务") || text.contains("债券") || text.contains("还本付息");
        if prose.amounts.is_empty() || !(about(text) || about(&prose.heading)) {
            return;
        }
        let mut context = Context::default();
        for sentence in prose.sentences() {
            // The limits of procurement are no limits of debt, though a paragraph may speak of both.
            if ["采购", "招标"].iter().any(|word| prose.text(&sentence).contains(word)) {
                continue;
            }
            if !prose.text(&sentence).starts_with("其中") {
                context = context.of_sentence(prose.text(&sentence), fiscal_year);
            }
            let citation = prose.cite(&sentence);
            let mut before_brackets: Option<Context> = None;
            let mut kinds = BTreeSet::new();
            let anew: Vec<usize> = prose.split(&sentence, &['；', ';']).iter().skip(1).map(|part| part.start).collect();
            for clause in prose.split(&sentence, &[',', '，', '；', ';', ':', '：', '(', '、']) {
                // What brackets set does not hold behind them.
                if prose.depth(&clause) > 0 {
                    before_brackets.get_or_insert_with(|| context.clone());
                } else if let Some(before) = before_brackets.take() {
                    context = before;
                }
                let text = prose.text(&clause);
                let begins = anew.contains(&clause.start);
                if begins && text.contains("债务") && kind_of(text).is_none() {
                    // 一般债务还本…；债务付息… speaks of all debt again
                    context.debt_type = Some(DebtType::Total);
                    context.account = Some(Account::Total);
                }
                // So does 限额…，其中一般债务…，专项债务…；余额…, but not 一般债务限额…；余额….
                let several = kinds.len() > 1 || kinds.contains(&DebtType::Total);
                let divided = DIVIDED.is_match(prose.text(&(clause.end..sentence.end)));
                let stock = matches!(measure_of(text), Some(Measure::Balance | Measure::Limit));
                if stock && kind_of(text).is_none() && ((begins && several) || divided) {
                    context.debt_type = Some(DebtType::Total);
                }
                if begins {
                    kinds.clear();
                }
                let listed = prose.text(&(sentence.start..clause.start)).ends_with('、');
                if kind_of(text).is_none()
                    && measure_of(text) == Some(Measure::Balance)
                    && context.measure == Some(Measure::Limit)
                {
                    let Some(kind) = self.bare_balance(context.debt_type, listed) else {
                        context.measure = None; // of which debt, it is not said
                        continue;
                    };
                    context.debt_type = Some(kind);
                }
                // 一般公共预算…，政府性基金预算…。本金合计… is that of all accounts.
                if self.sums_up(text) {
                    context.account = Some(Account::Total);
                }
                let unmeasured = named(text).filter(|_| measure_of(text).is_none());
                context.divided = unmeasured.is_some()
                    && !matches!(context.measure, Some(Measure::Balance | Measure::Limit))
                    && is_divided(prose.text(&(clause.end..sentence.end)));
                if unmeasured.is_some() && !context.divided && self.is_complete(context.measured) {
                    context.measure = None; // principal, interest or both, it is not said
                }
                kinds.extend(self.clause(prose, &clause, (&citation, others), &mut context, fiscal_year));
            }
        }
    }

    /// Reads a clause. The kinds of debt of which it says a balance or a limit.
    fn clause(
        &mut self,
        prose: &mut Prose,
        clause: &Clause,
        (sentence, others): (&Citation, &NotOfBudget),
        context: &mut Context,
        fiscal_year: i32,
    ) -> Vec<DebtType> {
        let mut kinds = Vec::new();
        let text = prose.text(clause).to_owned();
        context.observe(prose, clause, &text);
        let amounts = prose.amounts_in(clause);
        if amounts.is_empty() {
            context.opening_or_closing(&text);
        }
        let mut since = None;
        for at in amounts {
            let Some(range) = prose.amounts.get(at).map(|found| found.range.clone()) else { continue };
            // Within a clause the words right before the amount decide, as in 还本320万元付息806万元.
            let before = prose.text(&(clause.start..range.start)).to_owned();
            let near = since.map_or(before.clone(), |end| prose.text(&(end..range.start)).to_owned());
            since = Some(range.end);
            context.opening_or_closing(&near);
            if moves(&near) || near.contains("分别") {
                // Neither balance nor service, and so are the parts that follow; nor is it told which of several.
                context.measure = None;
                continue;
            }
            if role_of(&near, prose.behind(clause, at)) != Role::Present {
                continue; // what it was before, or how much it has changed
            }
            if let Some(kind) = bare_type(&near) {
                context.name(kind);
            }
            let sum = SUM.is_match(&near) && context.measure.is_some_and(Measure::is_service) && !self.sums_up(&near);
            let named = if sum { Some(Measure::Service) } else { measure_of(&near).or_else(|| measure_of(&before)) };
            let Some(measure) = named.or(context.measure) else { continue };
            context.measure = Some(measure);
            let elsewhen = context.period.is_some_and(|year| year != fiscal_year) || others.repaid.contains(&at);
            if measure.is_service() && elsewhen {
                continue;
            }
            let Some(money) = prose.amounts.get(at).map(|found| found.money.clone()) else { continue };
            let cited = prose.cite(clause);
            match measure {
                Measure::Balance | Measure::Limit => {
                    // 2022年末余额 opens the year, and is the balance of its day too; 年初余额 has no day.
                    let dated = day_of(&before).is_some() && !context.opening;
                    if measure == Measure::Balance && (context.opening || (others.openings.contains(&at) && !dated)) {
                        continue;
                    }
                    if SUM.is_match(&near) && kind_of(&near).is_none() && context.debt_type != Some(DebtType::Total) {
                        if !self.have_both(measure) {
                            continue; // a sum of what, it is not said
                        }
                        context.debt_type = Some(DebtType::Total);
                    }
                    let whole = prose.folded.as_str();
                    let behind = whole.get(range.end..).unwrap_or_default();
                    if measure == Measure::Limit
                        && ((HELD_AGAINST.is_match(&near) && self.is_of_which(&near, context))
                            || context.is_of_later_limit(whole, behind))
                    {
                        continue;
                    }
                    // 一般债务、专项债务余额合计 stands in two clauses
                    let both = BOTH.is_match(lead(prose.text(&(0..range.start))));
                    let kind = if both { Some(DebtType::Total) } else { kind_of(&near).or(context.debt_type) };
                    let kind = kind.unwrap_or(DebtType::Total);
                    context.debt_type = if both { Some(kind) } else { context.debt_type };
                    let draft = self.draft(kind, measure, context.day.as_ref().map(|(day, _)| *day));
                    let (field, slot) = match measure {
                        Measure::Balance => ("balance", &mut draft.balance),
                        _ => ("limit", &mut draft.limit),
                    };
                    if !fill(slot, &money) {
                        continue;
                    }
                    kinds.push(kind);
                    draft.sentence.get_or_insert_with(|| sentence.clone());
                    draft.sources.entry(field.to_owned()).or_insert(cited);
                    // The day is that of the balance, where one is stated.
                    if let Some((day, words)) = &context.day
                        && (draft.day.is_none() || (measure == Measure::Balance && !draft.day_of_balance))
                    {
                        draft.day = Some(*day);
                        draft.day_of_balance = measure == Measure::Balance;
                        draft.sources.insert("as_of_date".to_owned(), words.clone());
                    }
                }
                Measure::Service | Measure::Principal | Measure::Interest => {
                    let draft = self.service.entry(context.account.unwrap_or(Account::Total)).or_default();
                    let (field, slot) = match measure {
                        Measure::Principal => ("principal", &mut draft.principal),
                        Measure::Interest => ("interest", &mut draft.interest),
                        _ => ("total", &mut draft.total),
                    };
                    if !fill(slot, &money) {
                        continue;
                    }
                    draft.sentence.get_or_insert_with(|| sentence.clone());
                    draft.sources.entry(field.to_owned()).or_insert(cited);
                }
            }
            prose.consume(at);
        }
        kinds
    }

    /// The draft that a balance or a limit belongs to: a balance of another day is another.
    fn draft(&mut self, kind: DebtType, measure: Measure, day: Option<NaiveDate>) -> &mut BalanceDraft {
        let first = self.balances.get(&(kind, None)).filter(|first| first.day_of_balance);
        let another = measure == Measure::Balance && first.is_some_and(|first| day.is_some() && first.day != day);
        self.balances.entry((kind, day.filter(|_| another))).or_default()
    }

    /// Of which debt a balance is that stands behind limits without naming any; nothing where it is not told.
    fn bare_balance(&self, spoken_of: Option<DebtType>, listed: bool) -> Option<DebtType> {
        let other = match spoken_of {
            Some(DebtType::General) => DebtType::Special,
            Some(DebtType::Special) => DebtType::General,
            _ => return Some(DebtType::Total),
        };
        let draft = |kind| self.balances.get(&(kind, None));
        let limited = |kind| draft(kind).is_some_and(|draft| draft.limit.is_some());
        if limited(other) && draft(other).is_some_and(|draft| draft.balance.is_none()) {
            // 限额…，其中：一般债务限额…，专项债务限额…，余额…: had it been of one kind, the other had one too.
            return limited(DebtType::Total).then_some(DebtType::Total);
        }
        let alone = limited(DebtType::Total) && !limited(other) && !listed;
        spoken_of.filter(|_| !alone)
    }

    /// Whether principal and interest of one account have been said.
    fn is_complete(&self, account: Option<Account>) -> bool {
        let one = account.filter(|account| *account != Account::Total);
        let draft = one.and_then(|account| self.service.get(&account));
        draft.is_some_and(|draft| draft.principal.is_some() && draft.interest.is_some())
    }

    /// Whether words sum up the principal, or the interest, that several accounts have said each for itself.
    fn sums_up(&self, text: &str) -> bool {
        let (principal, interest) = (PRINCIPAL.is_match(text), INTEREST.is_match(text));
        let said = self.service.iter().filter(|(account, draft)| {
            let slot = if principal { &draft.principal } else { &draft.interest };
            **account != Account::Total && slot.is_some()
        });
        SUM.is_match(text) && principal != interest && named(text).is_none() && said.count() > 1
    }

    /// Whether both kinds of debt have said it.
    fn have_both(&self, measure: Measure) -> bool {
        [DebtType::General, DebtType::Special].iter().all(|kind| {
            self.balances.get(&(*kind, None)).is_some_and(|draft| match measure {
                Measure::Balance => draft.balance.is_some(),
                _ => draft.limit.is_some(),
            })
        })
    }

    /// Whether a limit behind the balances of both kinds, 一般债务余额…，专项债务余额…，低于限额…, may be that of either or of all.
    fn is_of_which(&self, near: &str, context: &Context) -> bool {
        let named = kind_of(near).is_some() || context.debt_type == Some(DebtType::Total);
        let limited = [DebtType::General, DebtType::Special]
            .iter()
            .any(|kind| self.balances.get(&(*kind, None)).is_some_and(|draft| draft.limit.is_some()));
        !named && !limited && self.have_both(Measure::Balance)
    }

    /// The facts, totals first.
    pub(crate) fn finish(self, identities: &mut Identities) -> (Vec<DebtBalance>, Vec<DebtService>) {
        let balances =
            self.balances.into_iter().filter_map(|((kind, _), draft)| draft.finish(kind, identities)).collect();
        let service =
            self.service.into_iter().filter_map(|(account, draft)| draft.finish(account, identities)).collect();
        (balances, service)
    }
}

/// Fills a place that is empty. Another amount for the same place stays unused, and so is reported.
fn fill(slot: &mut Option<Money>, money: &Money) -> bool {
    slot.get_or_insert_with(|| money.clone()).fen() == money.fen()
}

impl Measure {
    fn is_service(self) -> bool {
        matches!(self, Self::Service | Self::Principal | Self::Interest)
    }
}

/// The kind that words name last, all debt where they name both in one.
fn kind_of(text: &str) -> Option<DebtType> {
    if BOTH.is_match(text) { Some(DebtType::Total) } else { type_of(text) }
}

/// The last words before an amount.
fn lead(words: &str) -> &str {
    let start = words.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or(words)
}

/// 一般 or 专项 alone before an amount.
fn bare_type(near: &str) -> Option<DebtType> {
    let parts = BARE_TYPE.captures(near)?;
    Some(if parts.name("general").is_some() { DebtType::General } else { DebtType::Special })
}

/// Whether an amount is borrowed in the year, or repaid without a word of principal.
pub(crate) fn moves(near: &str) -> bool {
    let issued = ["新增", "发行", "再融资", "置换", "新债"].iter().any(|word| near.contains(word));
    issued
        || match said(near) {
            Some(Said::Step(Step::Issued) | Said::Both) => true,
            Some(Said::Step(Step::Repaid)) => measure_of(near).is_none(),
            _ => false,
        }
}

/// What words say an amount is.
pub(crate) fn measure_of(text: &str) -> Option<Measure> {
    // The last word before the amount decides.
    [
        (&LIMIT, Measure::Limit),
        (&BALANCE, Measure::Balance),
        (&TOTAL, Measure::Service),
        (&PRINCIPAL, Measure::Principal),
        (&INTEREST, Measure::Interest),
    ]
    .into_iter()
    .filter_map(|(words, measure)| words.find_iter(text).last().map(|found| (found.end(), found.len(), measure)))
    .max_by_key(|(end, length, _)| (*end, *length))
    .map(|(_, _, measure)| measure)
}

/// The kind of debt that words name last.
pub(crate) fn type_of(text: &str) -> Option<DebtType> {
    let last = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    let general = last(&["一般债"]);
    let special = last(&["专项债"]);
    match (general, special) {
        (None, None) => None,
        (general, special) if general > special => Some(DebtType::General),
        _ => Some(DebtType::Special),
    }
}

/// The day of 截至2022年底, 2022年末, 2022年12月31日, 2022年12月底. A year alone names no day.
pub(crate) fn day_of(text: &str) -> Option<NaiveDate> {
    DAY.captures_iter(text).find_map(|parts| {
        let year = parts.name("year")?.as_str();
        let year = year.parse().ok().or_else(|| spelt(year))?;
        let month = parts.name("month").map(|month| month.as_str().parse::<u32>());
        let day = parts.name("day").map(|day| day.as_str().parse::<u32>());
        match (month, day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month.ok()?, day.ok()?),
            (Some(month), None) => last_day(year, month.ok()?),
            (None, _) => parts.name("end").and_then(|_| last_day(year, 12)),
        }
    })
}
