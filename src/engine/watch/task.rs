//! What may happen to files, as far as it matters here, and what is to be done about it. Paths are relative to the
//! workspace; those of seeds, to `seeds/`.

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// The seed at this path is complete: closed after writing, or moved into place.
    Saved(String),
    /// A file was made at this path under `seeds/`: that it is complete will be told, unless it is a link.
    Made(String),
    /// Something about a seed that is not its words: its time, who may read it. What was written is told by itself.
    Touched,
    /// There is no seed at this path any more; an editor may be about to put another one there.
    Gone(String),
    /// The same as a save for something rules are made of, or the settings.
    Rule(String),
    /// The same for the verdicts in the file at this path.
    Verdict(String),
    /// A folder came: what comes into it before it is watched is told by nobody.
    Folder,
    /// Something else that a run could see.
    Unclear,
    /// Somebody asked for a whole run.
    Again,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// These seeds, which are known, were saved.
    Seeds(Vec<String>),
    /// These seeds came and those are gone, one of them perhaps the other, and nothing else happened.
    Moved { came: Vec<String>, gone: Vec<String> },
    /// These files that rules are made of were saved, and perhaps these seeds: what was edited last first, then
    /// everything.
    Rules { files: Vec<String>, seeds: Vec<String> },
    /// The verdicts in these files were saved.
    Verdicts(Vec<String>),
    /// Look at everything: because somebody `asked`, or to see what became of something.
    All { asked: bool },
}

/// What presses while everything is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressing {
    Nothing,
    /// These seeds were saved, which can be looked at beside it.
    Seeds(Vec<String>),
    /// Something for which it is to be left.
    More,
}
