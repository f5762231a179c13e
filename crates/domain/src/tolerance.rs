//! How far printed figures may differ because each was rounded.

use rust_decimal::Decimal;

/// Half of the last printed digit of the coarser operand, times the number of addends.
///
/// One figure may be rounded by just that half, as 2.5 is to 3. That several are, all the same way, is no rounding: a sum
/// of two that is wrong by its last digit differs by twice the half, and does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tolerance {
    most: Decimal,
    reached: bool,
}

impl Tolerance {
    /// That of a comparison: half of the last digit of its coarsest figure, and how many figures are rounded.
    #[must_use]
    pub fn new(half: Decimal, addends: usize) -> Self {
        let addends = addends.max(1);
        Self { most: half.saturating_mul(Decimal::from(addends)), reached: addends == 1 }
    }

    /// Whether a difference may come of rounding.
    #[must_use]
    pub fn allows(self, difference: Decimal) -> bool {
        let difference = difference.abs();
        difference.is_zero() || difference < self.most || (self.reached && difference == self.most)
    }

    /// The difference that it ends at.
    #[must_use]
    pub const fn most(self) -> Decimal {
        self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_figure_may_be_rounded_by_half_a_digit_and_two_by_less_than_one() {
        let half = Decimal::new(5, 1);
        let allows = |addends: usize, tenths: i64| Tolerance::new(half, addends).allows(Decimal::new(tenths, 1));
        assert!(allows(1, 5) && allows(1, -5) && !allows(1, 6));
        assert!(allows(2, 9) && !allows(2, 10) && !allows(2, -10));
        assert!(allows(3, 14) && !allows(3, 15));
        assert!(Tolerance::new(Decimal::ZERO, 2).allows(Decimal::ZERO));
    }
}
