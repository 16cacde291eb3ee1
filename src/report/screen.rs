//! The terminal as a whole, lent to one screen and given back as it was, whatever happens.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEventKind};

use super::review::{draw, what};
use crate::annotation::AnnotationId;
use crate::annotation::review::{Deed, Item, Review, Scene};

/// Shows `review` until the reviewer leaves, each claim as `look` finds it. Each deed but leaving is handed to `act`, which
/// tells how it went; an editor gets the terminal to itself.
///
/// # Errors
/// When the terminal cannot be read or drawn on.
pub fn review(
    review: &mut Review,
    mut look: impl FnMut(&Item) -> Scene,
    mut act: impl FnMut(&Review, &Deed) -> String,
) -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    // Only who has asked for events hears that the window changes: before the first picture, so that none stays wrong.
    // What was typed until then was not meant for a claim that nobody has seen.
    while let Ok(true) = event::poll(Duration::ZERO) {
        event::read()?;
    }
    let mut told = String::new();
    let nothing = Scene::default();
    let mut seen: Option<(AnnotationId, Scene)> = None;
    let outcome = loop {
        seen = review.current().map(|(item, _, _)| {
            let known = seen.take().filter(|(id, _)| *id == item.annotation.id);
            known.unwrap_or_else(|| (item.annotation.id.clone(), look(item)))
        });
        let scene = seen.as_ref().map_or(&nothing, |(_, scene)| scene);
        if let Err(error) = terminal.draw(|frame| draw(frame, review, scene, &told)) {
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
