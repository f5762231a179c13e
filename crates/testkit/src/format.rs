//! Writers: a layout in the bytes of a format.

pub mod docx;
pub mod html;
pub mod text;
pub mod xlsx;

/// Text with the characters escaped that mean something in XML and HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
