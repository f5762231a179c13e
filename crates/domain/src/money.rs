//! Exact amounts of money, with the digits and the unit they were printed in.

pub mod amount;
pub mod prose;
pub mod written;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

crate::enumeration! {
    /// The unit in which an amount is printed. The key is the printed word itself.
    Unit {
        /// One yuan.
        Yuan = "元", "元";
        /// Ten thousand yuan.
        TenThousandYuan = "万元", "万元";
        /// A hundred million yuan.
        HundredMillionYuan = "亿元", "亿元";
    }
}

impl Unit {
    /// How many yuan one of this unit is.
    #[must_use]
    pub fn yuan(self) -> Decimal {
        match self {
            Self::Yuan => Decimal::ONE,
            Self::TenThousandYuan => Decimal::from(10_000),
            Self::HundredMillionYuan => Decimal::from(100_000_000),
        }
    }
}

/// An amount of money in Chinese yuan (CNY), exact to the 分 (0.01 元), with what was printed.
///
/// On the wire: `{"amount":"1258100.00","currency":"CNY","printed":"125.81","unit":"万元"}`,
/// where `amount` is in 元 with two decimals, never a float.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(into = "MoneyShape", try_from = "MoneyShape")]
pub struct Money {
    fen: i64,
    printed: String,
    unit: Unit,
}

/// Why an amount cannot be held.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The amount has a fraction of a 分.
    #[error("{0} 元 is not a whole number of 分 (0.01 元)")]
    FractionOfFen(Decimal),
    /// The amount does not fit in 64 bits of 分.
    #[error("{0} 元 is beyond ±92,233,720,368,547,758.07 元")]
    TooLarge(Decimal),
    /// The currency is not CNY.
    #[error("currency {0} is not CNY")]
    Currency(String),
}

impl Money {
    /// An amount of whole 分, with the digits as printed and their unit.
    #[must_use]
    pub const fn from_fen(fen: i64, printed: String, unit: Unit) -> Self {
        Self { fen, printed, unit }
    }

    /// An amount of `value` units (`125.81` of 万元), with the digits as printed.
    ///
    /// # Errors
    /// Where the amount is not a whole number of 分, or too large.
    pub fn from_units(value: Decimal, printed: &str, unit: Unit) -> Result<Self, MoneyError> {
        let yuan = value.checked_mul(unit.yuan()).ok_or(MoneyError::TooLarge(value))?;
        Ok(Self { fen: fen_of(yuan)?, printed: printed.to_owned(), unit })
    }

    /// The same amount and digits, in the unit that the digits were printed in.
    #[must_use]
    pub(crate) fn in_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// The amount in 分.
    #[must_use]
    pub const fn fen(&self) -> i64 {
        self.fen
    }

    /// The amount in 元, with two decimals.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        Decimal::new(self.fen, 2)
    }

    /// The digits as printed, without their unit: 7亿6820 of 7亿6820万元. An amount with 角 or 分 keeps its 元 within.
    #[must_use]
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// The unit the digits were printed in.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }
}

/// The 分 of an amount in 元.
///
/// # Errors
/// Where the amount is not a whole number of 分, or too large.
pub fn fen_of(yuan: Decimal) -> Result<i64, MoneyError> {
    let fen = yuan.checked_mul(Decimal::ONE_HUNDRED).ok_or(MoneyError::TooLarge(yuan))?;
    if !fen.fract().is_zero() {
        return Err(MoneyError::FractionOfFen(yuan));
    }
    i64::try_from(fen.trunc()).map_err(|_| MoneyError::TooLarge(yuan))
}

/// An exact amount of 元 with the digits and the unit it was printed in.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Money")]
struct MoneyShape {
    /// In 元, a decimal string with two decimals: never a float.
    #[schemars(regex(pattern = r"^-?[0-9]+\.[0-9]{2}$"))]
    amount: Decimal,
    /// CNY.
    #[schemars(regex(pattern = "^CNY$"))]
    currency: String,
    /// The digits as printed, without their unit.
    printed: String,
    /// The unit they were printed in.
    unit: Unit,
}

impl From<Money> for MoneyShape {
    fn from(money: Money) -> Self {
        Self { amount: money.amount(), currency: "CNY".to_owned(), printed: money.printed, unit: money.unit }
    }
}

impl TryFrom<MoneyShape> for Money {
    type Error = MoneyError;

    fn try_from(shape: MoneyShape) -> Result<Self, MoneyError> {
        if shape.currency != "CNY" {
            return Err(MoneyError::Currency(shape.currency));
        }
        Ok(Self { fen: fen_of(shape.amount)?, printed: shape.printed, unit: shape.unit })
    }
}
