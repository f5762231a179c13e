//! Recognising the forms of projects (绩效目标表) in tables, by their labels and roles, not by positions.

mod agreement;
mod align;
mod column;
mod ending;
mod grid;
mod head;
mod header;
mod indicator;
mod label;
mod level;
mod lost;
mod money_row;
mod objective;
mod project;
mod register;
mod rejoin;
mod schedule;
mod split;

pub(crate) use agreement::{mark_duplicates, printed_cells};
pub(crate) use align::{Dropped, is_flattened, without_blanks};
pub(crate) use ending::mark_unfinished;
pub(crate) use grid::{FormCell, FormRow, form_rows};
pub(crate) use label::{Label, bracketed_unit, states_units, unit_of};
pub(crate) use project::recognise_project;
pub(crate) use register::Register;
pub(crate) use rejoin::rejoin;
pub(crate) use split::{Form, SEVERAL_UNITS, Splitter, is_heading, is_register, without_unit};
