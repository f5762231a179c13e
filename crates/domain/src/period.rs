//! The part of a project's time that an objective or an indicator is of.

crate::enumeration! {
    /// What part of a project's time is meant. A table that has one part alone is of the year.
    #[derive(Default)]
    Period {
        /// The fiscal year of the disclosure.
        #[default]
        Year = "year", "年度";
        /// The project's whole time, where others of the same table are of the year; also printed 中期, 长期, 总体.
        WholeTime = "whole_time", "实施期";
    }
}

impl Period {
    /// Whether the year is meant: what need not be said.
    #[must_use]
    pub fn is_year(&self) -> bool {
        *self == Self::Year
    }
}
