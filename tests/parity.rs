//! One behaviour: the same answers on both databases, and by both faces.

mod databases;
mod faces;
