//! What `sources.toml` files say of the seeds beside and below them.

use std::collections::BTreeMap;

use super::Workspace;
use super::seeds::{Found, Seed};
use crate::config::Sources;
use crate::document::Metadata;
use crate::error::{Location, Problem};
use crate::text::nearest;

/// What `sources.toml` files say, by seed; the file nearest to a seed decides.
#[must_use]
pub fn describe(workspace: &Workspace, found: &Found) -> (BTreeMap<String, Metadata>, Vec<Problem>) {
    let mut metadata: BTreeMap<String, Metadata> = BTreeMap::new();
    let mut problems = Vec::new();
    let mut folders: Vec<&String> = found.described.iter().collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(depth(folder)));
    for folder in folders {
        let path = if folder == "." { "seeds/sources.toml".to_owned() } else { format!("seeds/{folder}/sources.toml") };
        let sources = match workspace.read_text(&path) {
            Ok(text) => {
                let (sources, mistakes) = Sources::parse(&path, &text.unwrap_or_default());
                problems.extend(mistakes);
                sources
            }
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for (name, source) in sources.files {
            let seed = if folder == "." { name.clone() } else { format!("{folder}/{name}") };
            if found.seeds.binary_search_by(|known| known.path.as_str().cmp(&seed)).is_ok() {
                let nearer = metadata.remove(&seed).unwrap_or_default();
                metadata.insert(seed, nearer.or(source.metadata));
            } else if !found.refused.contains(&seed) {
                problems.push(nobody(&name, folder, source.location, &found.seeds));
            }
        }
    }
    (metadata, problems)
}

/// What `sources.toml` files say of one seed. Mistakes in them are for a run to tell.
#[must_use]
pub fn described(workspace: &Workspace, seed: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for (at, _) in seed.rmatch_indices('/').chain([(0, "")]) {
        let (folder, name) = (&seed[..at], seed[at..].trim_start_matches('/'));
        let path = format!("seeds/{folder}{}sources.toml", if folder.is_empty() { "" } else { "/" });
        let text = workspace.read_text(&path).ok().flatten().unwrap_or_default();
        let (mut sources, _) = Sources::parse(&path, &text);
        metadata = metadata.or(sources.files.remove(name).unwrap_or_default().metadata);
    }
    metadata
}

fn depth(folder: &str) -> usize {
    if folder == "." { 0 } else { 1 + folder.matches('/').count() }
}

fn nobody(name: &str, folder: &str, location: Option<Location>, seeds: &[Seed]) -> Problem {
    let problem = Problem { location, ..Problem::new("sources", format!("there is no file `{name}` in this folder")) };
    let beside = seeds.iter().filter(|seed| seed.story() == folder).filter_map(|seed| seed.path.rsplit('/').next());
    match nearest(name, beside) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint("remove what is said of it, or put the file back"),
    }
}
