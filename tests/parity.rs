//! One behaviour: the same answers on both databases, and by both faces.

mod chance;
mod changes;
mod combinations;
mod databases;
mod faces;
mod groups;
mod included;
mod pages;
mod question;
mod reckoned;
mod search;
mod statements;
