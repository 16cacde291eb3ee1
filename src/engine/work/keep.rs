//! The end of a document's way: its annotations carried from the file that is there, and put in its place.

use super::Work;
use crate::annotation::{
    AnnotationFile, AnnotationId, Carried, Change, Owner, Previous, attribute, begin, carry, is_conflicted, merge,
};
use crate::document::Document;
use crate::engine::context::Context;
use crate::engine::files::Care;
use crate::engine::hash::Hash;
use crate::engine::history::Now;
use crate::engine::record::Place;
use crate::engine::rename::Former;
use crate::engine::{Workspace, git, sweep, texts};
use crate::error::{Location, Problem};
use crate::finding::Finding;

/// An annotation file as read.
#[derive(Debug)]
pub(super) struct Kept {
    pub text: String,
    /// The same, when it stands under the document's own path.
    own: Option<String>,
}

/// What is to be done about an annotation file.
#[derive(Debug)]
struct Outcome {
    carried: Carried,
    /// The file; `None` when it holds nothing.
    text: Option<String>,
    annotated: usize,
    /// Why what is there cannot be used, and is left alone.
    unreadable: Option<Problem>,
}

/// How often a file that others keep saving is read again before it is given up.
const TRIES: usize = 8;

impl Work<'_> {
    /// Its annotation file, and the path it was read from: that of its former path when it has none under its own. A
    /// person may have moved it along, and a run that was broken off may have taken the former one away.
    pub(super) fn annotations(&self, context: &Context) -> Result<Kept, Problem> {
        let own = Workspace::annotation_of(&self.seed.path);
        let there = context.workspace.read_text(&own)?;
        let former = match context.renamed.get(&self.seed.path) {
            Some(Former::Nowhere) => return Ok(Kept { text: String::new(), own: there }),
            Some(Former::Gone(path)) => Some((path, false)),
            Some(Former::Taken(path, _) | Former::Departed(path)) => Some((path, true)),
            None => None,
        };
        // What stands under the path of a seed that was there before is that of its former text.
        let replaced = context.index.entries.contains_key(&self.seed.path);
        let is_own = |text: &str, former: &str| !replaced || is_of(text, former);
        let (path, text) = match former {
            Some((former, taken)) if !there.as_deref().is_some_and(|text| is_own(text, former)) => {
                (Workspace::annotation_of(former), left(context, &self.seed.path, former, taken)?)
            }
            _ => (own, there.clone()),
        };
        // A seed that was deleted, and its annotations with it, may come back: they do as well, verdicts and all.
        let is_new = !context.fresh && !context.index.entries.contains_key(self.former(context));
        let text = text.or_else(|| is_new.then(|| context.history.committed_annotations(&self.seed.path)).flatten());
        let mut text = text.unwrap_or_default();
        // Git's own copies of both sides are whole tables; what stands between conflict marks may not be.
        if is_conflicted(&text)
            && let Some([base, ours, theirs]) = git::sides(context.workspace, &path)
        {
            text = merge(&base, &ours, &theirs, Owner::Machine).text;
        }
        Ok(Kept { text, own: there })
    }

    /// Carries the annotations in `old` to the `findings` and writes them. Somebody may save the file meanwhile: then
    /// theirs are carried.
    pub(super) fn carry(&mut self, context: &Context, document: &Document, findings: Vec<Finding>, mut old: Kept) {
        let mut ids = Vec::new();
        for _ in 0..TRIES {
            let mut outcome = self.carried(context, document, &findings, &old.text);
            ids.clone_from(&outcome.carried.ids);
            let done = match outcome.unreadable.take() {
                Some(problem) => Err(problem),
                None => self.put(context, &old, &outcome),
            };
            let newer = match done {
                Ok(true) => {
                    let replaced = self.replaced(context, &old);
                    return self.keep(document, findings, outcome, replaced);
                }
                Ok(false) => self.annotations(context),
                Err(problem) => Err(problem),
            };
            match newer {
                Ok(newer) => old = newer,
                Err(problem) => return self.unwritten(problem, document, findings, ids),
            }
        }
        let path = Workspace::annotation_of(&self.seed.path);
        let problem = Problem::new("busy", "another program keeps writing this file").at(Location::file(path));
        self.unwritten(problem, document, findings, ids);
    }

    /// What becomes of the annotations in the file `old`.
    fn carried(&self, context: &Context, document: &Document, findings: &[Finding], old: &str) -> Outcome {
        let path = Workspace::annotation_of(&self.seed.path);
        let parsed = if old.is_empty() {
            Ok(Vec::new())
        } else {
            AnnotationFile::parse(old, &path).map(|file| file.annotations)
        };
        let (known, unreadable) = parsed.map_or_else(|problem| (Vec::new(), Some(problem)), |known| (known, None));
        let same_file = Hash::of(old.as_bytes()) == self.record.annotations;
        let remembered = self.record.previous.as_ref();
        let older;
        let previous = if known.is_empty() || same_file && remembered.is_some() {
            remembered
        } else {
            let now = Now { document, bytes: self.bytes.as_deref().unwrap_or_default(), findings };
            older = context.history.previous(self.former(context), &known, remembered, now);
            older.as_ref()
        };
        let mut carried = if old.is_empty() && !context.changes {
            begin(document, findings)
        } else {
            carry(&known, previous, document, findings, &self.kept)
        };
        let mut altered = self.altered(context, &carried.changes);
        let rules = known.iter().map(|annotation| &annotation.rule);
        let gone = rules.filter(|rule| !self.kept.contains(*rule) && !context.inputs.made.contains_key(rule.as_str()));
        altered.gone = gone.cloned().collect();
        attribute(&mut carried.changes, &altered);
        let annotations = std::mem::take(&mut carried.annotations);
        let annotated = annotations.len();
        let file = AnnotationFile { seed: self.seed.path.clone(), annotations };
        let text = (annotated > 0).then(|| file.to_toml());
        Outcome { carried, text, annotated, unreadable }
    }

    /// What becomes of the annotations under its own path when another text was put over theirs, and they went nowhere.
    fn replaced(&self, context: &Context, old: &Kept) -> Vec<Change> {
        let own = &self.seed.path;
        let former = context.renamed.get(own).and_then(Former::path).filter(|former| former != own);
        let followed = || context.renamed.values().any(|former| former.path() == Some(own));
        match (&old.own, former) {
            (Some(text), Some(former)) if !is_of(text, former) && !followed() => sweep::removals(text, own, own),
            _ => Vec::new(),
        }
    }

    /// Remembers what was carried, now that it stands on disk.
    fn keep(&mut self, document: &Document, findings: Vec<Finding>, outcome: Outcome, replaced: Vec<Change>) {
        let Outcome { carried, text, annotated, .. } = outcome;
        self.account.changes = replaced;
        // A run that was killed may have written the new ones there.
        self.account.changes.retain(|change| !carried.ids.contains(&change.id));
        self.account.changes.extend(carried.changes);
        self.remember(document, findings, carried.ids);
        self.record.previous = Some(Previous::of(document, carried.placed));
        self.record.annotations = Hash::of(text.unwrap_or_default().as_bytes());
        self.record.annotated = annotated;
        self.record.content = self.content;
        self.touched = true;
    }

    /// Tells what was found though it could not be written, or what is there is a person's to mend first. What is
    /// remembered stays as it is on disk, so that the next run carries from there.
    fn unwritten(&mut self, problem: Problem, document: &Document, findings: Vec<Finding>, ids: Vec<AnnotationId>) {
        self.refuse(problem);
        self.remember(document, findings, ids);
        self.unwritten = true;
        self.touched = false;
    }

    fn remember(&mut self, document: &Document, findings: Vec<Finding>, ids: Vec<AnnotationId>) {
        self.record.places = places(document, self.bytes.as_deref().unwrap_or_default(), &findings);
        self.record.ids = ids;
        self.record.findings = findings;
    }

    /// Puts the annotation file and its difference on disk. False when the file is no longer what was read.
    fn put(&mut self, context: &Context, old: &Kept, outcome: &Outcome) -> Result<bool, Problem> {
        let new = outcome.text.as_deref();
        if old.own.as_deref() == new {
            return Ok(true);
        }
        let (path, diff) = (Workspace::annotation_of(&self.seed.path), Workspace::diff_of(&self.seed.path));
        if !context.write {
            self.account.outdated.push(path);
            return Ok(true);
        }
        if !context.workspace.exchange(&path, old.own.as_deref(), new, Care::Usual)? {
            return Ok(false);
        }
        self.account.written += 1;
        if !old.text.is_empty() && new != Some(old.text.as_str()) {
            let unified = texts::unified(&path, &old.text, new.unwrap_or_default());
            let told = texts::explained(&outcome.carried.changes, &unified);
            context.workspace.renew(&diff, &told).unwrap_or_else(|problem| self.refuse(problem));
        }
        Ok(true)
    }
}

/// The annotations of the seed at `path` from when it stood at `former`: where they were, or set aside.
fn left(context: &Context, path: &str, former: &str, taken: bool) -> Result<Option<String>, Problem> {
    let index = context.index;
    let file = || context.workspace.read_text(&Workspace::annotation_of(former));
    let aside = |content| context.store.aside(former, content).map(|aside| aside.annotations);
    let departed = matches!(context.renamed.get(path), Some(Former::Departed(_)));
    let entry = index.entries.get(former).filter(|_| !departed);
    let kept = match (entry, index.departed.get(former)) {
        // Others may have written there by now.
        (Some(entry), _) if taken => aside(entry.content).map_or_else(file, |text| Ok(Some(text)))?,
        // A run that was killed may have put them away.
        (Some(entry), _) => file()?.or_else(|| aside(entry.content)),
        (None, Some(departed)) => aside(departed.content),
        (None, None) => file()?,
    };
    Ok(kept.filter(|text| !text.is_empty()))
}

/// Whether `text` holds the annotations of the seed that stood at `former`: a person has moved them along with it.
fn is_of(text: &str, former: &str) -> bool {
    AnnotationFile::parse(text, former).is_ok_and(|file| file.seed == former)
}

/// Where the findings stand in the file. In a file that is not UTF-8, lines and columns are those of the text.
fn places(document: &Document, bytes: &[u8], findings: &[Finding]) -> Vec<Place> {
    let file = std::str::from_utf8(bytes).ok();
    let lines = crate::text::lines::Lines::new(file.unwrap_or(&document.text));
    findings
        .iter()
        .map(|finding| {
            let span = document.in_file(finding.span);
            let place = match file.filter(|file| file.is_char_boundary(span.start)) {
                Some(file) => lines.place(file, span.start),
                None => lines.place(&document.text, finding.span.start),
            };
            let mark = usize::from(place.line == 1 && bytes.starts_with(b"\xef\xbb\xbf"));
            Place {
                span,
                line: place.line,
                column: place.column - mark,
                quote: document.words(finding.span).to_owned(),
            }
        })
        .collect()
}
