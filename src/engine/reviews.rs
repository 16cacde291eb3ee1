//! The verdicts of all reviewers, as they stand on disk.

use std::collections::BTreeMap;

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
    given: BTreeMap<AnnotationId, Vec<Given>>,
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
            let rest = &path[REVIEWS.len() + 1..];
            let Some((reviewer, document)) = rest.split_once('/') else { continue };
            let document = document.trim_end_matches(".toml");
            let text = match workspace.read_text(&path) {
                Ok(text) => text.unwrap_or_default(),
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            reviews.hash = Hash::of_parts([reviews.hash.bytes(), path.as_bytes(), text.as_bytes()]);
            if is_conflicted(&text) {
                reviews.conflicted.push(path.clone());
            }
            match VerdictFile::parse(&text, &path) {
                Ok(file) => reviews.add(reviewer, document, &file),
                Err(problem) => problems.push(problem),
            }
        }
        (reviews, problems)
    }

    fn add(&mut self, reviewer: &str, document: &str, file: &VerdictFile) {
        for (id, verdict) in file.verdicts() {
            self.given.entry(id.clone()).or_default().push(Given {
                reviewer: reviewer.to_owned(),
                document: document.to_owned(),
                verdict: verdict.clone(),
            });
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
