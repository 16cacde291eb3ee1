//! Single keys from a terminal, without Enter.
//!
//! The terminal gives them only in its raw mode, in which it breaks no lines: so that is on while nothing is printed,
//! and off again before anything is. Typed in between, letters wait for Enter, as everywhere.

use std::io::IsTerminal;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::crossterm::terminal;

/// Raw mode, for as long as this lives.
#[derive(Debug)]
pub struct Raw(());

impl Raw {
    /// Switches it on; `None` when there is no terminal.
    #[must_use]
    pub fn on() -> Option<Self> {
        terminal::enable_raw_mode().ok().map(Self)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = terminal::disable_raw_mode();
    }
}

/// Whether somebody sits at a terminal.
#[must_use]
pub fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Waits for letters and hands each to `hear`, until that answers false or the terminal is gone. Ctrl-C is `q`, Ctrl-Z what
/// it types elsewhere.
pub fn listen(mut hear: impl FnMut(char) -> bool) {
    while let Ok(event) = event::read() {
        let Event::Key(key) = event else { continue };
        let letter = match key.code {
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => 'q',
            KeyCode::Char('z') if key.modifiers.contains(KeyModifiers::CONTROL) => '\u{1a}',
            KeyCode::Char(letter) => letter,
            _ => continue,
        };
        if key.kind != KeyEventKind::Release && !hear(letter) {
            return;
        }
    }
}
