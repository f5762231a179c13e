//! Reckonings with signs and a result behind an equals sign.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::text::pattern;

use super::Reckoning;
use super::token::stated;

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

static RESULT: LazyLock<Regex> = LazyLock::new(|| pattern("^约?([0-9]+(?:\\.[0-9]+)?)(亿元|万元|元)?"));

/// Every formula of a plain text.
pub(super) fn formulas(text: &str) -> Vec<Reckoning> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('=') {
        let (Some(left), Some(right)) = (text.get(..at), text.get(at.saturating_add(1)..)) else { continue };
        let begin = left.rfind(['。', ';', ',', '，', '；', ':', '：', '、', '=']).map_or(0, |place| {
            place.saturating_add(left.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
        });
        let Some(written) = left.get(begin..) else { continue };
        found.extend(formula(written, right));
    }
    found
}

fn formula(written: &str, right: &str) -> Option<Reckoning> {
    let result = RESULT.captures(right)?;
    let unit = result.get(2).map_or("", |unit| unit.as_str());
    let stated = stated(result.get(1)?.as_str(), unit)?;
    let tokens = tokens(written)?;
    // Words before the formula may leave a bracket behind: the first reading that takes all that is left.
    let (computed, used) = (0..tokens.len()).find_map(|from| {
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
    let formula: String = used
        .iter()
        .map(|token| match token {
            Token::Number(_, printed, _) => printed.clone(),
            Token::Sign(sign) => sign.to_string(),
            Token::Open => "(".to_owned(),
            Token::Close => ")".to_owned(),
        })
        .collect();
    let money = !unit.is_empty() || used.iter().any(|token| matches!(token, Token::Number(_, _, true)));
    Some(Reckoning {
        formula,
        computed,
        money,
        counter: None,
        stated: Some(stated),
        inferred: false,
        addends: if product { 1 } else { addends },
        coarsest: Decimal::ZERO,
    })
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
