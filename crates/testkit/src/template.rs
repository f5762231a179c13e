//! Templates: how an office prints an invented disclosure, before any format.

pub mod indicators;
pub mod narrative;
pub mod project;
pub mod variant;

use crate::invented::Invented;
use crate::layout::{Layout, Piece};

/// Lays out a whole disclosure as a document.
#[must_use]
pub fn lay_out(invented: &Invented) -> Layout {
    let mut layout = Layout::default();
    let paragraphs = narrative::before_projects(invented);
    layout.pieces.extend(paragraphs.into_iter().map(Piece::Paragraph));
    for (project, template) in invented.disclosure.projects.iter().zip(&invented.templates) {
        project::lay_out(&mut layout, project, template);
    }
    layout.pieces.extend(narrative::after_projects(invented).into_iter().map(Piece::Paragraph));
    layout
}
