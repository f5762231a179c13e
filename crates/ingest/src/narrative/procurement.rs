//! Procurement thresholds in prose: an amount, a category and a duty, and on which side the amount itself is.

mod category;
mod duty;

use std::sync::LazyLock;

use openbudget_domain::identity::Identities;
use openbudget_domain::procurement::{Category, ProcurementThreshold, ThresholdKind};
use openbudget_domain::text::pattern;
use regex::Regex;

pub(crate) use self::category::categories_of;
use self::category::{in_turn, owned_by};
pub(crate) use self::duty::Duty;
use self::duty::{BEFORE, EVERY, EXEMPT, SIDE, every_in, trimmed};
use super::prose::{Clause, Prose};
use super::role::is_from;

static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:按照?|依照|参照|依据|执行|遵照|适用).{0,30}(?:规定|标准|办法|执行|文件)|另行(?:规定|制定|通知|公布)")
});
/// The duty of procurement itself: 不实行政府采购, 应执行政府采购, 不属于政府采购范围.
static DUTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:属于|纳入|列入|适用|在)政府采购(?:的|法)?(?:范围|管理|监管|适用|规定|程序|制度)|(?:应当?|须|需要?|不|可不|必须|无需|免于|以上的?(?:采购)?项目)(?:再|要)?(?:实行|执行|纳入|进行|办理|履行)政府采购(?:手续|程序|制度|管理|$|[,，。；;)])",
    )
});

/// The duty of a tender behind the amounts that it begins at: …万元以上的，应当采用公开招标方式.
static TENDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:应当?|须|需要?|一律|实行|采用|采取|进行|执行)(?:采用|采取|实行|进行|执行|通过|以)?公开招标(?P<other>以?外)?",
    )
});

/// A sentence that says it of all limits above.
static ALL_ABOVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:注[:：]?|\()?(?:以上|上述|前述|本通知|文中|标准)"));
/// What says it of all limits of a kind: 达到限额标准（含）以上的.
static LIMIT_ITSELF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:限额|数额)标准(?:\((?P<not>不)?含(?:本数)?\)(?:及?以上)?|及以上)"));
/// What is said to be free, or below: the limit itself is on the other side there.
static BELOW: LazyLock<Regex> = LazyLock::new(|| pattern("下|内|不|无|免|未"));

/// A sentence of its own that says of the limits above whether they are meant themselves: 以上均含本数.
pub(crate) fn settle(prose: &Prose, thresholds: &mut [ProcurementThreshold]) {
    for sentence in prose.sentences() {
        let text = prose.text(&sentence);
        let all = every_in(text).filter(|_| ALL_ABOVE.is_match(text)).map(|contained| (contained, None));
        let of_kind = || {
            let parts = LIMIT_ITSELF.captures(text)?;
            Some((parts.name("not").is_none(), Some(kind_of(text)?)))
        };
        let Some((contained, kind)) = all.or_else(of_kind) else { continue };
        if !prose.amounts_in(&sentence).is_empty() {
            continue;
        }
        let open = thresholds.iter_mut().filter(|fact| fact.inclusive.is_none() && fact.amount.is_some());
        let open = open.filter(|fact| kind.is_none_or(|kind| kind == fact.kind));
        for fact in open.filter(|fact| !BELOW.is_match(&fact.printed)) {
            fact.inclusive = Some(contained);
            fact.evidence.missing.remove("inclusive");
            fact.evidence.sources.insert("inclusive".to_owned(), prose.cite(&sentence));
        }
    }
}

/// Whether words say that it is regulated elsewhere: 按国家有关规定执行.
pub(crate) fn refers_elsewhere(words: &str) -> bool {
    ELSEWHERE.is_match(words)
}

/// Reads the thresholds of a paragraph that is about procurement.
pub(crate) fn recognise(prose: &mut Prose, identities: &mut Identities) -> Vec<ProcurementThreshold> {
    let text = prose.folded.as_str();
    let about = ["采购限额", "公开招标", "集中采购", "政府采购"].iter().any(|words| text.contains(words));
    if prose.amounts.is_empty() || !(about || prose.heading.contains("采购")) {
        return Vec::new();
    }
    let mut thresholds = Vec::new();
    // A heading or the words before a list name the kind for what follows, as 公开招标数额标准：.
    let headed = only_kind_of(&prose.heading);
    let mut kind = headed;
    for sentence in prose.sentences() {
        // A sentence without amounts is such a heading too: （二）公开招标数额标准。
        let announces = prose.amounts_in(&sentence).is_empty();
        let every = every_of(prose, &sentence);
        let mut given: Vec<(Category, ThresholdKind)> = Vec::new();
        for part in prose.split(&sentence, &['；', ';']) {
            let mut tender = tender_behind(prose, &part);
            let exempt = EXEMPT.is_match(prose.text(&part));
            let by_duty = DUTY.is_match(prose.text(&part)).then_some(ThresholdKind::ProcurementLimit);
            let mut categories: Vec<Category> = Vec::new();
            for clause in phrases(prose, &part) {
                let text = prose.text(&clause).to_owned();
                let own = kind_of(&text);
                if own.is_some() && !prose.amounts_in(&clause).is_empty() {
                    tender = None; // the amounts of this part say themselves what they are
                }
                kind = own.or(tender).or(kind);
                let mut amounts = prose.amounts_in(&clause);
                repeated_in_remarks(prose, &clause, &mut amounts);
                // 由50万元提高到60万元: the limit before is none any more.
                amounts.retain(|at| prose.near(&clause, *at).is_none_or(|near| !is_from(prose.text(&near))));
                let by_duty = by_duty.filter(|_| has_side(prose, &clause, &amounts));
                let Some(kind) = kind.or(by_duty) else { continue };
                let duty = Duty { kind, exempt, every: every_from(&every, clause.start) };
                if amounts.is_empty() {
                    let named = categories_of(&text);
                    if ELSEWHERE.is_match(&text) && !named.is_empty() {
                        for category in named {
                            thresholds.push(duty.elsewhere(prose, &clause, category, identities));
                        }
                    } else if !named.is_empty() {
                        categories = named;
                    }
                    continue;
                }
                if let Some(in_turn) = in_turn(prose, &clause, &amounts) {
                    for (category, at) in in_turn {
                        let Some(found) = prose.consume(at) else { continue };
                        let before = prose.text(&(clause.start..found.range.start));
                        let inclusive = duty.inclusive(before, prose.text(&(found.range.end..clause.end)));
                        let words = trimmed(prose, clause.clone());
                        thresholds.push(duty.threshold(
                            prose,
                            &words,
                            category,
                            Some(&found.money),
                            inclusive,
                            identities,
                        ));
                    }
                    continue;
                }
                let mut start = clause.start;
                let several = amounts.len() > 1;
                for (index, at) in amounts.iter().enumerate() {
                    let Some(range) = prose.amounts.get(*at).map(|found| found.range.clone()) else { continue };
                    let last = index.saturating_add(1) == amounts.len();
                    let named = categories_of(prose.text(&(start..range.start)));
                    let next = amounts.get(index.saturating_add(1)).and_then(|next| prose.amounts.get(*next));
                    let until = next.map_or(range.end, |next| next.range.start);
                    // 不足50万元的货物、服务和不足60万元的工程: each amount has its categories behind it.
                    let owned = if named.is_empty() { owned_by(prose.text(&(range.end..until))) } else { 0 };
                    // 30万元以上的货物 names the category behind the amount.
                    let behind_until = if last { clause.end } else { range.end.saturating_add(owned) };
                    let named_behind = categories_of(prose.text(&(range.end..behind_until)));
                    let named = [named, named_behind].into_iter().find(|named| !named.is_empty());
                    let says_category = named.is_some();
                    categories = named.unwrap_or(categories);
                    let behind = prose.text(&(range.end..clause.end));
                    let end = if last || owned > 0 {
                        behind_until
                    } else {
                        range.end.saturating_add(SIDE.find(behind).map_or(0, |found| found.end()))
                    };
                    let words = if several { trimmed(prose, start..end) } else { trimmed(prose, clause.clone()) };
                    start = end;
                    // What the one before is of, this one is not, unless it says so.
                    let taken = given.iter().any(|(of, as_kind)| categories.contains(of) && *as_kind == kind);
                    if categories.is_empty() || (taken && !says_category) {
                        continue;
                    }
                    given.extend(categories.iter().map(|category| (*category, kind)));
                    let before = prose.text(&(clause.start..range.start));
                    let inclusive = duty.inclusive(before, behind);
                    let Some(money) = prose.consume(*at).map(|found| found.money) else { continue };
                    for category in &categories {
                        thresholds.push(duty.threshold(prose, &words, *category, Some(&money), inclusive, identities));
                    }
                }
            }
        }
        kind = kind.filter(|_| announces).or(headed);
    }
    thresholds
}

/// Where a sentence says of all amounts before whether they are meant themselves.
fn every_of(prose: &Prose, sentence: &Clause) -> Vec<(usize, bool)> {
    let every = EVERY.captures_iter(prose.text(sentence)).filter_map(|parts| {
        let at = parts.get(0)?.start().saturating_add(sentence.start);
        Some((at, parts.name("not").is_none()))
    });
    every.collect()
}

/// The kind of the amounts of a part, behind which a duty of tenders stands alone.
fn tender_behind(prose: &Prose, part: &Clause) -> Option<ThresholdKind> {
    let clauses = prose.split(part, &[',', '，']);
    let behind = clauses.iter().rev().take_while(|clause| prose.amounts_in(clause).is_empty());
    let says = |text: &str| TENDER.captures_iter(text).any(|parts| parts.name("other").is_none());
    behind.map(|clause| prose.text(clause)).any(says).then_some(ThresholdKind::OpenTender)
}

/// The clauses of a part. What is regulated elsewhere is one of its own: …、工程类按照相关规定执行.
fn phrases(prose: &Prose, part: &Clause) -> Vec<Clause> {
    let mut phrases: Vec<Clause> = Vec::new();
    for clause in prose.split(part, &[',', '，']) {
        let pieces = prose.split(&clause, &['、']);
        let silent =
            |piece: &Clause| prose.amounts_in(piece).is_empty() && !categories_of(prose.text(piece)).is_empty();
        let elsewhere = |piece: &Clause| silent(piece) && ELSEWHERE.is_match(prose.text(piece));
        if !pieces.iter().any(elsewhere) || prose.amounts_in(&clause).is_empty() {
            phrases.push(clause);
            continue;
        }
        let mut open: Vec<Clause> = Vec::new();
        for piece in pieces {
            if !elsewhere(&piece) {
                open.push(piece);
                continue;
            }
            // 服务类、工程类按照规定: those before it that have no amount are of it too.
            let own = open.iter().rev().take_while(|piece| silent(piece)).count();
            let behind = open.split_off(open.len().saturating_sub(own));
            phrases.extend(whole(&open));
            phrases.push(behind.first().map_or(piece.start, |first| first.start)..piece.end);
            open.clear();
        }
        phrases.extend(whole(&open));
    }
    phrases
}

/// Neighbouring pieces as one.
fn whole(pieces: &[Clause]) -> Option<Clause> {
    Some(pieces.first()?.start..pieces.last()?.end)
}

/// The same, of what stands from a place on.
fn every_from(every: &[(usize, bool)], start: usize) -> Option<bool> {
    every.get(every.partition_point(|(at, _)| *at < start)).map(|(_, contained)| *contained)
}

/// Whether a clause says on which side of its amount something is, or has no amount.
fn has_side(prose: &Prose, clause: &Clause, amounts: &[usize]) -> bool {
    amounts.iter().filter_map(|at| prose.amounts.get(*at)).all(|found| {
        BEFORE.is_match(prose.text(&(clause.start..found.range.start)))
            || SIDE
                .captures(prose.text(&(found.range.end..clause.end)))
                .is_some_and(|parts| parts.name("side").is_some())
    })
}

/// Takes the amounts out that only say again whether the one before is meant, as 30万元以上（含30万元）.
fn repeated_in_remarks(prose: &mut Prose, clause: &Clause, amounts: &mut Vec<usize>) {
    let mut before: Option<i64> = None;
    let mut repeated = Vec::new();
    for at in amounts.iter().copied() {
        let Some(found) = prose.amounts.get(at) else { continue };
        let fen = found.money.fen();
        let words = prose.text(&(clause.start..found.range.start));
        if before == Some(fen) && (words.ends_with("(含") || words.ends_with("(不含")) {
            repeated.push(at);
        } else {
            before = Some(fen);
        }
    }
    for at in &repeated {
        prose.consume(*at);
    }
    amounts.retain(|at| !repeated.contains(at));
}

/// The kind that the innermost words of a heading name, where they name one alone.
fn only_kind_of(heading: &str) -> Option<ThresholdKind> {
    let tender = heading.rfind("公开招标");
    let limit = heading.rfind("限额");
    match (tender, limit) {
        (Some(_), None) => Some(ThresholdKind::OpenTender),
        (None, Some(_)) if heading.contains("采购") => Some(ThresholdKind::ProcurementLimit),
        (Some(tender), Some(limit)) => {
            let line = heading.rfind('\n').unwrap_or(0);
            match (tender > line, limit > line) {
                (true, false) => Some(ThresholdKind::OpenTender),
                (false, true) => Some(ThresholdKind::ProcurementLimit),
                _ => None,
            }
        }
        (None, _) => None,
    }
}

/// The kind of threshold that words name.
pub(crate) fn kind_of(text: &str) -> Option<ThresholdKind> {
    if text.contains("公开招标") {
        Some(ThresholdKind::OpenTender)
    } else if text.contains("限额") {
        Some(ThresholdKind::ProcurementLimit)
    } else if text.contains("集中采购") && !text.contains("目录外") && !text.contains("目录以外") {
        Some(ThresholdKind::CentralCatalogue)
    } else {
        None
    }
}
