//! Finding an annotation by its name, and the settings of a rule, for commands that are about one of them.

use rayon::prelude::*;

use super::Workspace;
use super::reviews::REVIEWS;
use crate::annotation::{Annotation, AnnotationFile};
use crate::error::Problem;
use crate::rule::rule_name;
use crate::text::nearest;

/// An annotation and the seed it is about.
#[derive(Clone, Debug)]
pub struct Located {
    /// Relative to `seeds/`.
    pub seed: String,
    pub annotation: Annotation,
}

/// Fewer files than this are read sooner than another thread is ready for them.
const FILES: usize = 64;

/// Every annotation on disk, in order of seed and place; files that cannot be read are told.
#[must_use]
pub fn annotations(workspace: &Workspace) -> (Vec<Located>, Vec<Problem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut files = workspace.files_under("annotations", &["toml"], &mut problems);
    files.retain(|path| is_annotation(path));
    let read = |path: &String| {
        let text = workspace.read_text(path).map(Option::unwrap_or_default);
        text.and_then(|text| AnnotationFile::parse(&text, path))
    };
    let read: Vec<_> = files.par_iter().with_min_len(FILES).map(read).collect();
    for (path, file) in files.iter().zip(read) {
        match file {
            Ok(file) => {
                let seed = seed_of(path);
                let each = file.annotations.into_iter();
                found.extend(each.map(|annotation| Located { seed: seed.to_owned(), annotation }));
            }
            Err(problem) => problems.push(problem),
        }
    }
    (found, problems)
}

/// The seeds, relative to `seeds/`, that have an annotation file, whether or not they are there; in order.
#[must_use]
pub fn annotated(workspace: &Workspace) -> Vec<String> {
    let files = workspace.files_under("annotations", &["toml"], &mut Vec::new());
    let annotated = files.iter().filter(|path| is_annotation(path));
    annotated.map(|path| seed_of(path).to_owned()).collect()
}

/// Whether the annotations of a seed stand at `path`.
#[must_use]
pub fn is_annotation(path: &str) -> bool {
    path.strip_suffix(".toml").is_some_and(|name| !name.ends_with("/_ledger")) && !path.starts_with(REVIEWS)
}

/// The seed whose annotations stand at `path`.
#[must_use]
pub fn seed_of(path: &str) -> &str {
    let name = path.strip_prefix("annotations/").unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// The annotation called `name`: its id, or the end of it when that is enough to tell it from all others.
///
/// # Errors
/// When there is none or there are several, with what may have been meant.
pub fn annotation(workspace: &Workspace, name: &str) -> Result<Located, Problem> {
    let (mut all, _) = annotations(workspace);
    if let Some(at) = all.iter().position(|located| located.annotation.id.as_str() == name) {
        return Ok(all.swap_remove(at));
    }
    let tail = format!("-{name}");
    let fits: Vec<usize> = (0..all.len()).filter(|&at| all[at].annotation.id.as_str().ends_with(&tail)).collect();
    match fits[..] {
        [only] => Ok(all.swap_remove(only)),
        [] => Err(unknown(name, &all)),
        _ => {
            let ids: Vec<&str> = fits.iter().map(|&at| all[at].annotation.id.as_str()).collect();
            Err(Problem::new("no-annotation", format!("`{name}` may be any of {}", ids.join(", "))))
        }
    }
}

fn unknown(name: &str, all: &[Located]) -> Problem {
    let problem = Problem::new("no-annotation", format!("there is no annotation `{name}`"));
    match nearest(name, all.iter().map(|located| located.annotation.id.as_str())) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint("`recoupe check` shows the ids of all findings"),
    }
}

/// The ids of all rules on disk, loaded or not.
#[must_use]
pub fn rule_names(workspace: &Workspace) -> Vec<String> {
    let (files, _) = workspace.rule_files();
    files.files.keys().filter_map(|path| rule_name(path)).map(ToOwned::to_owned).collect()
}
