//! The verdicts of all reviewers, as they stand on disk.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use super::hash::Hash;
use crate::annotation::{
    Annotation, AnnotationId, Judgement, Verdict, VerdictFile, VerdictState, is_conflicted, state,
};
use crate::error::Problem;

/// A verdict, who gave it, and on which document.
#[derive(Clone, Debug)]
pub struct Given {
    pub reviewer: String,
    /// Of the seed, relative to `seeds/`.
    pub document: String,
    pub verdict: Verdict,
}

/// All verdicts by annotation.
#[derive(Clone, Debug, Default)]
pub struct Reviews {
    /// Of all their files.
    pub hash: Hash,
    /// Files in which git left a conflict.
    pub conflicted: Vec<String>,
    /// What stands in each file, by path.
    files: BTreeMap<String, Hash>,
    given: BTreeMap<AnnotationId, Vec<Given>>,
}

/// The reviewer and the document that the file at `path` is of.
fn author(path: &str) -> Option<(&str, &str)> {
    let rest = path.strip_prefix(REVIEWS)?.strip_prefix('/')?.strip_suffix(".toml")?;
    rest.split_once('/')
}

/// Where verdicts stand, relative to the workspace.
pub const REVIEWS: &str = "annotations/_reviews";

impl Reviews {
    /// Reads every file of verdicts. One that holds a mistake is told and left out.
    #[must_use]
    pub fn read(workspace: &Workspace) -> (Self, Vec<Problem>) {
        let mut reviews = Self::default();
        let mut problems = Vec::new();
        for path in workspace.files_under(REVIEWS, &["toml"], &mut problems) {
            let Some((reviewer, document)) = author(&path) else { continue };
            let text = match workspace.read_text(&path) {
                Ok(text) => text.unwrap_or_default(),
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            reviews.files.insert(path.clone(), Hash::of(text.as_bytes()));
            if is_conflicted(&text) {
                reviews.conflicted.push(path.clone());
            }
            match VerdictFile::parse(&text, &path) {
                Ok(file) => reviews.add(reviewer, document, &file),
                Err(problem) => problems.push(problem),
            }
        }
        reviews.sum_up();
        (reviews, problems)
    }

    /// Reads the file at `path` again, and answers whose document it is of and on which annotations it says something
    /// else now. `None`, and nothing is done, when it cannot be read as it should.
    pub fn reread(&mut self, workspace: &Workspace, path: &str) -> Option<(String, BTreeSet<AnnotationId>)> {
        let (reviewer, document) = author(path)?;
        let text = workspace.read_text(path).ok()?;
        let file = match &text {
            Some(text) if is_conflicted(text) => return None,
            Some(text) => VerdictFile::parse(text, path).ok()?,
            None => VerdictFile::new(),
        };
        let own = |given: &Given| given.reviewer == reviewer && given.document == document;
        let said = self.all().filter(|(_, given)| own(given)).map(|(id, given)| (id.clone(), given.verdict.clone()));
        let said: BTreeMap<AnnotationId, Verdict> = said.collect();
        let now = file.verdicts();
        let ids = said.keys().chain(now.keys());
        let others = ids.filter(|id| said.get(*id) != now.get(*id)).cloned().collect();
        self.given.retain(|_, given| {
            given.retain(|given| !own(given));
            !given.is_empty()
        });
        self.add(reviewer, document, &file);
        match text {
            Some(text) => drop(self.files.insert(path.to_owned(), Hash::of(text.as_bytes()))),
            None => drop(self.files.remove(path)),
        }
        self.sum_up();
        Some((document.to_owned(), others))
    }

    fn sum_up(&mut self) {
        let each = self.files.iter().flat_map(|(path, hash)| [path.as_bytes(), hash.bytes()]);
        self.hash = Hash::of_parts(each);
    }

    fn add(&mut self, reviewer: &str, document: &str, file: &VerdictFile) {
        for (id, verdict) in file.verdicts() {
            let given = self.given.entry(id.clone()).or_default();
            given.push(Given {
                reviewer: reviewer.to_owned(),
                document: document.to_owned(),
                verdict: verdict.clone(),
            });
            // As a walk through all files meets them.
            given.sort_by_cached_key(|given| format!("{}/{}.toml", given.reviewer, given.document));
        }
    }

    /// Whether nobody has decided anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Everything that was decided, by annotation.
    pub fn all(&self) -> impl Iterator<Item = (&AnnotationId, &Given)> {
        self.given.iter().flat_map(|(id, given)| given.iter().map(move |given| (id, given)))
    }

    /// What was decided about the annotation `id`, in order of reviewer.
    #[must_use]
    pub fn judgements(&self, id: &AnnotationId) -> Vec<Judgement<'_>> {
        let given = self.given.get(id).map(Vec::as_slice).unwrap_or_default();
        given.iter().map(|given| Judgement { reviewer: &given.reviewer, verdict: &given.verdict }).collect()
    }

    /// How `annotation` stands.
    #[must_use]
    pub fn standing(&self, annotation: &Annotation) -> VerdictState {
        state(annotation, &self.judgements(&annotation.id))
    }
}
