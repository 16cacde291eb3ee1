//! A reviewer's file: theirs, edited in place, never made anew. Comments, order, spacing and line ends stay.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::Verdict;
use crate::annotation::id::AnnotationId;
use crate::annotation::merge::{heal, is_conflicted};
use crate::annotation::refusal::refused;
use crate::error::Problem;

/// The verdicts of one reviewer on one document.
#[derive(Clone, Debug)]
pub struct VerdictFile {
    document: DocumentMut,
    windows: bool,
    verdicts: BTreeMap<AnnotationId, Verdict>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    verdict: BTreeMap<Spanned<String>, Verdict>,
}

const HINT: &str = "put it right by hand: recoupe does not write over what a person wrote";

impl VerdictFile {
    /// A file in which nothing was decided yet.
    #[must_use]
    pub fn new() -> Self {
        Self { document: DocumentMut::new(), windows: false, verdicts: BTreeMap::new() }
    }

    /// Reads `text`, the file at `path` (for problems). Where git left a conflict, the verdicts of both sides.
    ///
    /// # Errors
    /// When a person made a mistake in it, or the sides of a conflict judged one claim differently: the place, and what
    /// is allowed. Nothing is to be written over it then.
    pub fn parse(text: &str, path: &str) -> Result<Self, Problem> {
        if !is_conflicted(text) {
            return Self::read(text, path);
        }
        if let Some(both) = heal(text, "") {
            return Self::read(&both, path);
        }
        let at = text.find("<<<<<<<").unwrap_or(0);
        let message = "git left a choice between two verdicts here: keep one".to_owned();
        Err(refused("bad-verdicts", HINT, text, path, message, at))
    }

    fn read(text: &str, path: &str) -> Result<Self, Problem> {
        let refuse = |message: String, at| refused("bad-verdicts", HINT, text, path, message, at);
        let raw: RawFile = toml::from_str(text)
            .map_err(|error| refuse(error.message().to_owned(), error.span().map_or(0, |span| span.start)))?;
        let mut verdicts = BTreeMap::new();
        for (name, verdict) in raw.verdict {
            let id = AnnotationId::new(name.get_ref()).ok_or_else(|| {
                refuse(format!("`{}` is not the id of an annotation", name.get_ref()), name.span().start)
            })?;
            verdicts.insert(id, verdict);
        }
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            refuse(error.message().to_owned(), error.span().map_or(0, |span| span.start))
        })?;
        Ok(Self { document, windows: text.contains("\r\n"), verdicts })
    }

    /// The verdicts by annotation.
    #[must_use]
    pub fn verdicts(&self) -> &BTreeMap<AnnotationId, Verdict> {
        &self.verdicts
    }

    /// Puts `verdict` in the place of what was said about `id`, or at the end.
    pub fn set(&mut self, id: &AnnotationId, verdict: Verdict) {
        let verdicts = self.document.entry("verdict").or_insert_with(implicit_table);
        let Some(verdicts) = verdicts.as_table_like_mut() else { return };
        let entry = verdicts.entry(id.as_str()).or_insert_with(|| Item::Table(Table::new()));
        if let Some(table) = entry.as_table_like_mut() {
            assign(table, "verdict", Some(verdict.decision.name().into()));
            assign(table, "seen", Some(verdict.seen.as_str().into()));
            assign(table, "note", verdict.note.as_deref().map(Into::into));
            let evidence: Array = verdict.evidence.iter().map(String::as_str).collect();
            assign(table, "evidence", (!evidence.is_empty()).then_some(evidence.into()));
        }
        self.verdicts.insert(id.clone(), verdict);
    }

    /// Takes back what was said about `id`; whether there was something.
    pub fn remove(&mut self, id: &AnnotationId) -> bool {
        if let Some(verdicts) = self.document.get_mut("verdict").and_then(Item::as_table_like_mut) {
            verdicts.remove(id.as_str());
        }
        self.verdicts.remove(id).is_some()
    }

    /// The bytes of the file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let text = self.document.to_string();
        if self.windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
    }
}

impl Default for VerdictFile {
    fn default() -> Self {
        Self::new()
    }
}

fn implicit_table() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

/// Sets or removes a key, keeping the spaces and the comment after its value.
fn assign(table: &mut dyn toml_edit::TableLike, key: &str, new: Option<toml_edit::Value>) {
    let Some(mut new) = new else {
        table.remove(key);
        return;
    };
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        _ => {
            table.insert(key, value(new));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Decision;

    const FILE: &str = r#"# Mine.

[verdict.loaded-term-abc123]
verdict = "accepted" # after a talk with the desk
seen = "la clique"

[verdict.unsourced-claim-xyz234]
seen    = "164 morts"
verdict = "confirmed"
evidence = [
  "the ministry's page", # saved
]
"#;

    fn id(name: &str) -> AnnotationId {
        AnnotationId::new(name).unwrap()
    }

    fn verdict(decision: Decision, seen: &str) -> Verdict {
        Verdict { decision, seen: seen.to_owned(), note: None, evidence: Vec::new() }
    }

    #[test]
    fn what_is_not_touched_stays_as_written() {
        let mut file = VerdictFile::parse(FILE, "v.toml").unwrap();
        assert_eq!(file.to_toml(), FILE);
        file.set(&id("loaded-term-abc123"), verdict(Decision::Disputed, "la clique"));
        assert_eq!(file.to_toml(), FILE.replace("\"accepted\" #", "\"disputed\" #"));
        file.set(&id("loaded-term-abc123"), verdict(Decision::Accepted, "la clique"));
        file.set(&id("name-variant-aaaaaa"), verdict(Decision::Fixed, "Tokaiev"));
        let added = "\n[verdict.name-variant-aaaaaa]\nverdict = \"fixed\"\nseen = \"Tokaiev\"\n";
        assert_eq!(file.to_toml(), format!("{FILE}{added}"));
        assert!(file.remove(&id("name-variant-aaaaaa")) && !file.remove(&id("name-variant-aaaaaa")));
        assert_eq!(file.to_toml(), FILE);
    }

    #[test]
    fn windows_line_ends_stay() {
        let windows = FILE.replace('\n', "\r\n");
        let mut file = VerdictFile::parse(&windows, "v.toml").unwrap();
        file.set(&id("loaded-term-abc123"), verdict(Decision::Disputed, "la clique"));
        assert_eq!(file.to_toml(), windows.replace("\"accepted\"", "\"disputed\""));
    }

    #[test]
    fn what_was_set_is_read_back() {
        let mut file = VerdictFile::new();
        let given = Verdict {
            decision: Decision::Unverifiable,
            seen: "« des \"dizaines\" »\nde morts".to_owned(),
            note: Some("nobody answers".to_owned()),
            evidence: vec!["https://example.org/a".to_owned(), "a letter".to_owned()],
        };
        file.set(&id("vague-figure-abc123"), given.clone());
        let read = VerdictFile::parse(&file.to_toml(), "v.toml").unwrap();
        assert_eq!(read.verdicts()[&id("vague-figure-abc123")], given);
    }

    #[test]
    fn both_sides_of_a_conflict_are_read() {
        let side = |id: &str, word: &str| format!("[verdict.{id}]\nverdict = \"{word}\"\nseen = \"x\"\n");
        let conflict = |ours: &str, theirs: &str| format!("{FILE}\n<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> b\n");
        let text = conflict(&side("r-b2", "fixed"), &side("r-c3", "fixed"));
        assert_eq!(VerdictFile::parse(&text, "v.toml").unwrap().verdicts().len(), 4);
        refused_at(&conflict(&side("r-b2", "fixed"), &side("r-b2", "disputed")), 14, "two verdicts");
    }

    #[track_caller]
    fn refused_at(text: &str, line: usize, says: &str) {
        let problem = VerdictFile::parse(text, "annotations/_reviews/ann/a.txt.toml").unwrap_err();
        let location = problem.location.unwrap();
        assert_eq!(location.line, line, "{}", problem.message);
        assert!(problem.message.contains(says), "{}", problem.message);
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        refused_at(&FILE.replace("\"confirmed\"", "\"confirmd\""), 9, "confirmd");
        refused_at(&FILE.replace("seen = ", "saw = "), 5, "saw");
        refused_at("[verdict.Nonsense]\nverdict = \"fixed\"\nseen = \"\"\n", 1, "Nonsense");
        refused_at("[verdict.a-b]\nverdict = \"fixed\"\nseen = \"x\n", 3, "");
        refused_at(&format!("{FILE}\n[verdict.loaded-term-abc123]\n"), 14, "duplicate");
    }
}
