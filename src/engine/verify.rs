//! The proof that what is remembered changes nothing: everything is made again and held against what is on disk.

use super::{Session, Wanted, Workspace};
use crate::error::Problem;
use crate::report::{Event, Report, count};

/// Runs every rule on every document of `workspace` with nothing remembered, and writes nothing.
///
/// # Errors
/// When a file under `annotations/` would come out differently, or threads cannot be started.
pub fn verify(workspace: &Workspace) -> Result<(), Problem> {
    let wanted = Wanted { frozen: true, fresh: true, ..Wanted::default() };
    let fresh = Session::new(workspace.clone())?.run(&wanted, &mut Nobody);
    if fresh.summary.outdated.is_empty() {
        return Ok(());
    }
    let files = count(fresh.summary.outdated.len(), "file");
    let problem = Problem::new("cache", format!("without what is remembered, {files} would come out differently"));
    Err(problem.hint("`recoupe check --no-cache` makes them again; please report how it came to this"))
}

/// Only the outcome matters.
struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::engine::store::Store;

    const RULE: &str = "return rule { summary = 's', severity = 'info', each = 'sentence', \
        check = function(sentence, report) report(sentence, 'said') end }";

    fn settled() -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(Utf8Path::from_path(folder.path()).unwrap());
        workspace.lay_one("rules/said.lua", RULE).unwrap();
        workspace.lay_one("seeds/a/one.txt", "The dam broke at noon.\n").unwrap();
        run(&workspace);
        (folder, workspace)
    }

    fn run(workspace: &Workspace) {
        Session::new(workspace.clone()).unwrap().run(&Wanted::default(), &mut Nobody);
    }

    #[test]
    fn a_right_cache_is_no_problem() {
        let (_guard, workspace) = settled();
        verify(&workspace).unwrap();
    }

    #[test]
    fn a_wrong_answer_under_the_right_key_is_found() {
        let (_guard, workspace) = settled();
        let store = Store::of(&workspace);
        let mut record = store.record("a/one.txt").unwrap();
        record.answers.values_mut().for_each(|answer| answer.findings.clear());
        store.keep_record(&record, true).unwrap();
        workspace.remove(".recoupe/index").unwrap();
        run(&workspace);
        let problem = verify(&workspace).unwrap_err();
        assert_eq!(problem.message, "without what is remembered, 1 file would come out differently");
    }

    #[test]
    fn an_index_that_calls_a_changed_document_clean_is_found() {
        let (_guard, workspace) = settled();
        let store = Store::of(&workspace);
        workspace.write("seeds/a/one.txt", "The dam broke. It held for a year.\n").unwrap();
        let (mut index, _) = store.index();
        let stamp = workspace.stamp("seeds/a/one.txt").unwrap();
        index.entries.get_mut("a/one.txt").unwrap().stamp = stamp;
        index.written = Some(stamp.modified + std::time::Duration::from_secs(1));
        store.keep_index(&index).unwrap();
        run(&workspace);
        verify(&workspace).unwrap_err();
    }

    #[test]
    fn a_document_saved_while_it_was_looked_at_is_left_to_the_next_run() {
        let (_guard, workspace) = settled();
        let store = Store::of(&workspace);
        let annotations = workspace.read_text("annotations/a/one.txt.toml").unwrap();
        // Shorter than what is remembered, and of other letters: no place that was found is one of this text.
        workspace.write("seeds/a/one.txt", "Été.\n").unwrap();
        let (mut index, _) = store.index();
        let stamp = workspace.stamp("seeds/a/one.txt").unwrap();
        index.entries.get_mut("a/one.txt").unwrap().stamp = stamp;
        index.written = Some(stamp.modified + std::time::Duration::from_secs(1));
        store.keep_index(&index).unwrap();
        workspace.write("rules/said.lua", &RULE.replace("'said'", "'says'")).unwrap();
        let run = || Session::new(workspace.clone()).unwrap().run(&Wanted::default(), &mut Nobody);
        let codes: Vec<String> = run().problems.into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["changed"]);
        assert_eq!(workspace.read_text("annotations/a/one.txt.toml").unwrap(), annotations);
        assert!(run().problems.is_empty());
        verify(&workspace).unwrap();
    }
}
