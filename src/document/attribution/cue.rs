//! What citing words are, and what is known of where the content ends that they lead into.

use std::ops::Range;

use crate::language::{Form, ReportingVerb};

/// Words that may cite.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub tokens: Range<usize>,
    pub kind: CueKind,
}

#[derive(Clone, Debug)]
pub(super) enum CueKind {
    /// A reporting verb with its auxiliaries.
    Verb(VerbCue),
    /// "selon": its noun is the source.
    Preposition,
    /// "de source proche": it is part of its source.
    SourcedPreposition,
    /// "affirmation".
    Noun,
}

#[derive(Clone, Debug)]
pub(super) struct VerbCue {
    pub verb: &'static ReportingVerb,
    pub form: Form,
    /// The subject pronoun behind the verb: "a-t-il".
    pub pronoun: Option<usize>,
    pub passive: bool,
}

/// What was found out about where content ends: it ends there from wherever the look came by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    pub start: usize,
    pub end: usize,
    /// How many cues were known; those of a unit, or none.
    pub cues: usize,
    /// Up to here the look came by every token.
    pub leap: usize,
    pub result: usize,
}

impl Ended {
    /// Whether content that begins at `start` ends where this one does. What may end content does not where it begins.
    pub fn holds(&self, start: usize, end: usize, cues: &[Cue]) -> bool {
        let met = self.start <= start && start <= self.leap && start < self.result;
        met && (self.end, self.cues) == (end, cues.len())
    }
}
