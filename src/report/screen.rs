//! The terminal as a whole, lent to one screen and given back as it was, whatever happens.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::review::{draw, what};
use crate::annotation::review::{Deed, Review};

/// Shows `review` until the reviewer leaves. Each deed but leaving is handed to `act`, which tells how it went; an
/// editor gets the terminal to itself.
///
/// # Errors
/// When the terminal cannot be read or drawn on.
pub fn review(review: &mut Review, mut act: impl FnMut(&Review, &Deed) -> String) -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    // Only who has asked for events hears that the window changes: before the first picture, so that none stays wrong.
    let _ = event::poll(Duration::ZERO);
    let mut told = String::new();
    let outcome = loop {
        if let Err(error) = terminal.draw(|frame| draw(frame, review, &told)) {
            break Err(error);
        }
        let key = match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => key,
            Ok(_) => continue,
            Err(error) => break Err(error),
        };
        let Some(deed) = what(key, review.note().1).map(|what| review.take(&what)) else { continue };
        match deed {
            Deed::Nothing => told.clear(),
            Deed::Quit => break Ok(()),
            Deed::Open(_) => {
                ratatui::restore();
                told = act(review, &deed);
                match ratatui::try_init() {
                    Ok(fresh) => terminal = fresh,
                    Err(error) => break Err(error),
                }
            }
            Deed::Write(_) => told = act(review, &deed),
        }
    };
    ratatui::restore();
    outcome
}
