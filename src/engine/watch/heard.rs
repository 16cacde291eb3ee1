//! What a watch may hear of, from the file system and from people, and what it hands on.

use std::sync::mpsc::Sender;

use super::task::{Happening, Task};

/// What the loop hears of.
#[derive(Debug)]
pub enum Heard {
    /// From the file system: what happened at which paths.
    Files(notify::Result<Vec<(String, Happening)>>),
    /// Something is not as it was when the folders were looked at last.
    Changed,
    /// Somebody asked for a whole run.
    Again,
    /// Somebody asked for something else, by a letter.
    Key(char),
    /// Somebody wants the terminal for something else for a while.
    Aside,
    /// The terminal was given back.
    Back,
    /// Somebody asked to end.
    End,
}

/// What whoever watches is to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Do(Task),
    Key(char),
    /// Leave the terminal to others, until that is over.
    Aside,
    /// Take the terminal up again.
    Back,
    End,
}

/// Passes on what a person types, a letter and Enter: `q` to end, `r` to run again, others to whoever watches. When
/// nobody types (standard input is closed) watching goes on.
pub fn listen_for_keys(sender: Sender<Heard>) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            let mut letters = line.trim().chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { continue };
            if sender.send(key(letter)).is_err() {
                return;
            }
        }
    });
}

/// What Ctrl-Z types.
pub const STAND_ASIDE: char = '\u{1a}';

/// What a letter asks for.
#[must_use]
pub fn key(letter: char) -> Heard {
    match letter {
        'q' => Heard::End,
        'r' => Heard::Again,
        STAND_ASIDE => Heard::Aside,
        other => Heard::Key(other),
    }
}
