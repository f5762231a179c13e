//! Reckonings with signs, and a result behind an equals sign or in words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::token::stated;
use super::{Reckoning, Stated};

/// A number, a sign or a bracket.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(Decimal, String, bool),
    Sign(char),
    Open,
    Close,
}

/// How many tokens a formula has at most.
const MOST_TOKENS: usize = 60;

/// What separates a formula from the words before it.
const SEPARATORS: [char; 9] = ['。', ';', ',', '，', '；', ':', '：', '、', '='];

static RESULT: LazyLock<Regex> = LazyLock::new(|| pattern("^约?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)?"));

/// The result in words, at the end of the formula or right behind it: `，共计43.2万元`.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[,，]?(?:合计|共计|总计|共需|所需|合|共|总|计|约|即|为|需)(?:需要|需|计|资金|经费|金额|约|为|[:：])*([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)",
    )
});

/// An amount with its product in brackets: `购置费48万元(2辆×24万元)`.
static EXPLAINED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([0-9]+(?:\.[0-9]+)?)(亿元|万元|元)\((?P<product>[^()]*[×÷xX][^()]*)\)$"));

/// Words by which what stands in brackets is but a part.
const PARTLY: [&str; 4] = ["其中", "含", "包括", "另"];

/// Every formula of a plain text.
pub(super) fn formulas(text: &str) -> Vec<Reckoning> {
    let mut found: Vec<Reckoning> = Vec::new();
    for (at, _) in text.match_indices('=') {
        let (Some(left), Some(right)) = (text.get(..at), text.get(at.saturating_add(1)..)) else { continue };
        let begin = left.rfind(SEPARATORS).map_or(0, |place| {
            place.saturating_add(left.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
        });
        let Some(result) = RESULT.captures(right) else { continue };
        let unit = result.get(2).map_or("", |unit| unit.as_str());
        let Some(value) = result.get(1).and_then(|digits| stated(digits.as_str(), unit)) else { continue };
        let end = result.get(0).map_or(at, |all| at.saturating_add(1).saturating_add(all.end()));
        let Some(written) = left.get(begin..) else { continue };
        found.extend(formula(written, Some((value, unit)), begin..end));
    }
    let mut begin = 0_usize;
    for clause in text.split_inclusive(SEPARATORS) {
        let start = begin;
        begin = begin.saturating_add(clause.len());
        let equals = clause.ends_with('=') || text.get(..start).is_some_and(|before| before.ends_with('='));
        let written = clause.trim_end_matches(SEPARATORS);
        if !equals && let Some(reckoning) = in_words(text, written, start) {
            found.push(reckoning);
        }
    }
    found
}

/// A product whose result is said in words, or nowhere in its text.
fn in_words(text: &str, written: &str, start: usize) -> Option<Reckoning> {
    if let Some(parts) = EXPLAINED.captures(written) {
        let (unit, product) = (parts.get(2)?.as_str(), parts.name("product")?.as_str());
        let result = stated(parts.get(1)?.as_str(), unit)?;
        if PARTLY.iter().any(|word| product.contains(word)) {
            return None;
        }
        return formula(product, Some((result, unit)), start..start.saturating_add(written.len()));
    }
    let sign = written.rfind(['×', '÷', 'x', 'X']).filter(|_| written.contains(['×', '÷', 'x', 'X']))?;
    let said = |at: usize| {
        let result = SAID.captures(text.get(at..)?)?;
        let unit = result.get(2)?.as_str();
        let value = stated(result.get(1)?.as_str(), unit)?;
        Some((value, unit, at.saturating_add(result.get(0)?.end())))
    };
    let end = start.saturating_add(written.len());
    let within = written.char_indices().filter(|(at, _)| *at > sign).find_map(|(at, _)| {
        let place = start.saturating_add(at);
        said(place).map(|result| (place, result))
    });
    let (stop, result) = match within {
        Some((place, result)) => (place, Some(result)),
        None => (end, said(end)),
    };
    let range = start..result.as_ref().map_or(end, |(_, _, end)| *end);
    formula(text.get(start..stop)?, result.map(|(value, unit, _)| (value, unit)), range)
        .filter(|reckoning| reckoning.stated.is_some() || reckoning.money)
        .filter(|reckoning| reckoning.formula.contains('元') || has_bare(&reckoning.formula))
}

/// Whether a factor has no unit, and so may be money: 2600×30人, but not 24小时×7天 or 3米×2米.
fn has_bare(formula: &str) -> bool {
    let factors = formula.split(['×', '÷', '+', '-', '(', ')']).filter(|factor| !factor.is_empty());
    factors.into_iter().any(|factor| factor.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

fn formula(written: &str, result: Option<(Stated, &str)>, range: Range<usize>) -> Option<Reckoning> {
    let tokens = tokens(written)?;
    // Words before the formula may leave a bracket behind: the first reading that takes all that is left.
    let (mut computed, used) = (0..tokens.len()).find_map(|from| {
        let rest = tokens.get(from..)?;
        let mut parser = Parser { tokens: rest, at: 0 };
        let value = parser.sum()?;
        (parser.at == rest.len()).then_some((value, rest))
    })?;
    if !used.iter().any(|token| matches!(token, Token::Sign(_))) {
        return None;
    }
    let addends = used.iter().filter(|token| matches!(token, Token::Sign('+' | '-'))).count().saturating_add(1);
    let product = used.iter().any(|token| matches!(token, Token::Sign('×' | '÷')));
    if result.is_none() && !product {
        return None;
    }
    let mut formula: String = used
        .iter()
        .map(|token| match token {
            Token::Number(_, printed, _) => printed.clone(),
            Token::Sign(sign) => sign.to_string(),
            Token::Open => "(".to_owned(),
            Token::Close => ")".to_owned(),
        })
        .collect();
    let counted = used.iter().any(|token| matches!(token, Token::Number(_, printed, _) if counts_months(printed)));
    let monthly = ["/月", "·月", "每月"].iter().any(|word| written.contains(word)) && !counted;
    let unit = result.as_ref().map_or("", |(_, unit)| *unit);
    let stated = result.map(|(value, _)| value);
    let exact = stated.as_ref().is_some_and(|stated| (stated.value - computed).abs() <= stated.half);
    if monthly && !exact {
        computed = computed.checked_mul(Decimal::from(12))?;
        formula.push_str("(×12月)");
    }
    let money = !unit.is_empty() || used.iter().any(|token| matches!(token, Token::Number(_, _, true)));
    Some(Reckoning {
        formula,
        computed,
        money,
        counter: None,
        stated,
        inferred: monthly && !exact,
        addends: if product { 1 } else { addends },
        coarsest: Decimal::ZERO,
        range,
    })
}

/// Whether a factor is a number of months: `12月`, `6个月`.
fn counts_months(printed: &str) -> bool {
    let behind = printed.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    behind.starts_with('月') || behind.starts_with("个月")
}

/// The tokens of a formula: of the words between two signs the last number counts, the rest are labels.
fn tokens(written: &str) -> Option<Vec<Token>> {
    let characters: Vec<char> = written.chars().collect();
    let mut tokens = Vec::new();
    let mut words = String::new();
    for (at, character) in characters.iter().enumerate() {
        let next = characters.get(at.saturating_add(1)).copied();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let sign = match character {
            '+' | '×' | '÷' => Some(*character),
            'x' | 'X' if digit(next) || next == Some('(') => Some('×'),
            '/' if digit(next) => Some('÷'),
            '-' if digit(next) && !is_range(&characters, at) => Some('-'),
            _ => None,
        };
        match (sign, character) {
            (Some(sign), _) => {
                push(&mut tokens, &mut words);
                tokens.push(Token::Sign(sign));
            }
            (None, '(') => {
                // Words right before a bracket belong to nothing.
                words.clear();
                tokens.push(Token::Open);
            }
            (None, ')') => {
                push(&mut tokens, &mut words);
                tokens.push(Token::Close);
            }
            (None, other) => words.push(*other),
        }
        if tokens.len() > MOST_TOKENS {
            return None;
        }
    }
    push(&mut tokens, &mut words);
    Some(tokens)
}

/// Whether a hyphen joins two ends of a span of ages or months: `80-89周岁`.
fn is_range(characters: &[char], at: usize) -> bool {
    let behind: String =
        characters.iter().skip(at.saturating_add(1)).skip_while(|c| c.is_ascii_digit()).take(2).collect();
    behind.starts_with('岁') || behind.starts_with("周岁") || behind.starts_with('月')
}

fn push(tokens: &mut Vec<Token>, words: &mut String) {
    static LAST: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元|万|%)?([^0-9]*)$"));
    let text = std::mem::take(words);
    let Some(found) = LAST.captures(&text) else { return };
    let (Some(number), unit) = (found.get(1), found.get(2).map_or("", |unit| unit.as_str())) else { return };
    let Ok(value) = number.as_str().parse::<Decimal>() else { return };
    let scaled = match unit {
        "%" => value.checked_div(Decimal::ONE_HUNDRED),
        unit => super::token::scale_of(unit).and_then(|scale| value.checked_mul(scale)),
    };
    if let Some(value) = scaled {
        let rest = found.get(3).map_or("", |rest| rest.as_str());
        tokens.push(Token::Number(value, format!("{}{unit}{rest}", number.as_str()), unit.ends_with('元')));
    }
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
}

impl Parser<'_> {
    fn sum(&mut self) -> Option<Decimal> {
        let mut value = self.product()?;
        while let Some(Token::Sign(sign @ ('+' | '-'))) = self.tokens.get(self.at) {
            self.at = self.at.saturating_add(1);
            let next = self.product()?;
            value = if *sign == '+' { value.checked_add(next)? } else { value.checked_sub(next)? };
        }
        Some(value)
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut value = self.atom()?;
        while let Some(Token::Sign(sign @ ('×' | '÷'))) = self.tokens.get(self.at) {
            self.at = self.at.saturating_add(1);
            let next = self.atom()?;
            value = if *sign == '×' { value.checked_mul(next)? } else { value.checked_div(next)? };
        }
        Some(value)
    }

    fn atom(&mut self) -> Option<Decimal> {
        let token = self.tokens.get(self.at)?;
        self.at = self.at.saturating_add(1);
        match token {
            Token::Number(value, ..) => Some(*value),
            Token::Open => {
                let value = self.sum()?;
                let closed = self.tokens.get(self.at) == Some(&Token::Close);
                self.at = self.at.saturating_add(1);
                closed.then_some(value)
            }
            _ => None,
        }
    }
}
