//! R05: how debt moves through a year.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use super::prose::{paragraphs, sole};
use super::report::{Draft, Place, Report};
use super::rounding::{in_unit, printed, tolerance};
use super::{ROUNDED_EACH, Rule, Words};
use crate::disclosure::Disclosure;
use crate::finding::{Severity, Status};
use crate::money::Money;
use crate::text::pattern;

/// R05: the balance at the end follows from that at the begin.
pub(super) const FLOW: Rule = Rule {
    id: "R05",
    severity: Severity::Error,
    zh: "年末债务余额等于年初余额加发行减还本",
    en: "Debt: the closing balance is the opening one, and what was issued, less what was repaid",
    formula: Words {
        zh: "年末余额 = 年初余额 + 发行额 − 还本额", en: "closing = opening + issued − repaid"
    },
    tolerance: ROUNDED_EACH,
    check: flow,
};

const AMOUNT: &str = "(?:为|约|共|共计|达|[:：])*(?P<digits>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<unit>亿元|万元|元)";

fn figure(words: &str) -> Regex {
    pattern(&format!("{words}{AMOUNT}"))
}

static OPENING: LazyLock<Regex> = LazyLock::new(|| figure("(?:年初|期初)(?:政府|地方政府)?债务余额"));
static ISSUED: LazyLock<Regex> =
    LazyLock::new(|| figure("(?:发行|新增)(?:的|了)?(?:新增|再融资|地方|政府)*(?:债券|债务)(?:资金|收入|额)?"));
static REPAID: LazyLock<Regex> =
    LazyLock::new(|| figure("(?:偿还|归还|还本)(?:到期)?(?:地方|政府)*(?:债券|债务)?(?:本金|还本)?(?:支出)?"));
static CLOSING: LazyLock<Regex> = LazyLock::new(|| figure("(?:年末|年底|期末)[,，]?(?:政府|地方政府)?债务余额"));

fn flow(rule: &Rule, disclosure: &Disclosure, report: &mut Report<'_>) {
    let whole = report.whole();
    let mut absent: Vec<(&str, &str)> =
        vec![("年初余额", "opening"), ("发行额", "issued"), ("还本额", "repaid"), ("年末余额", "closing")];
    for paragraph in paragraphs(disclosure) {
        let of = |expression: &Regex| sole(expression, &paragraph.text);
        let found = [of(&OPENING), of(&ISSUED), of(&REPAID), of(&CLOSING)];
        if let [Some(opening), Some(issued), Some(repaid), Some(closing)] = &found {
            let computed = opening.amount() + issued.amount() - repaid.amount();
            let (status, mut draft) = compare(computed, [opening, issued, repaid], closing);
            for (name, money) in [("年初余额", opening), ("发行额", issued), ("还本额", repaid), ("年末余额", closing)]
            {
                draft = draft.operand(name, printed(money), Place::narrative(paragraph.citation));
            }
            report.add(rule, &whole, "", status, draft);
            return;
        }
        // The paragraph that says most says what is missing.
        let names = [("年初余额", "opening"), ("发行额", "issued"), ("还本额", "repaid"), ("年末余额", "closing")];
        let without: Vec<(&str, &str)> =
            names.into_iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(name, _)| name).collect();
        if without.len() < absent.len() {
            absent = without;
        }
    }
    let zh: Vec<&str> = absent.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = absent.iter().map(|(_, en)| *en).collect();
    let draft = Draft::new(format!("未披露{}", zh.join("、")), format!("not disclosed: {}", en.join(", ")));
    report.add(rule, &whole, "", Status::Undecided, en.into_iter().fold(draft, Draft::missing));
}

fn compare(computed: Decimal, parts: [&Money; 3], closing: &Money) -> (Status, Draft) {
    let allowed = tolerance(parts.into_iter().chain([closing]), parts.len());
    let holds = (computed - closing.amount()).abs() <= allowed;
    let [opening, issued, repaid] = parts.map(printed);
    let shown = in_unit(computed, closing.unit());
    let formula = format!("{opening}＋{issued}−{repaid}");
    let draft = Draft::new(
        format!("{formula}＝{shown}，年末余额{}，{}", printed(closing), if holds { "相符" } else { "不符" }),
        format!("{formula} = {shown}, the closing balance is {}", printed(closing)),
    )
    .compared(shown, printed(closing));
    (if holds { Status::Passed } else { Status::Failed }, draft)
}
