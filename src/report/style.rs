//! Colours: few, and each with one meaning.

use anstyle::{AnsiColor, Style};

use crate::finding::Severity;

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(super) const NEW: Style = AnsiColor::Green.on_default();
pub(super) const GONE: Style = AnsiColor::Red.on_default();
pub(super) const CHANGED: Style = AnsiColor::Cyan.on_default();

/// The colour of a severity.
pub(super) fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => BAD,
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Blue.on_default(),
    }
}

/// `words` in `style`.
pub(super) fn paint(style: Style, words: impl std::fmt::Display) -> String {
    format!("{style}{words}{style:#}")
}
