//! Writers: a layout in the bytes of a format.

pub mod text;
