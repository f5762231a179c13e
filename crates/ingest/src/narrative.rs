//! Recognising facts in prose: clause by clause, by the words of the field, whatever their order.

pub(crate) mod debt;
pub(crate) mod movement;
pub(crate) mod number;
pub(crate) mod official_expense;
pub(crate) mod place;
pub(crate) mod procurement;
pub(crate) mod prose;
pub(crate) mod role;
pub(crate) mod section;
pub(crate) mod statement;
pub(crate) mod transfer;
pub(crate) mod year;
