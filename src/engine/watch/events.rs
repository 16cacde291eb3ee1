//! From what the system says about files to what it means here.

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind, RenameMode};
use notify::{Error, ErrorKind, Event};

use super::super::file_names::{is_scratch, is_text};
use super::super::reviews::REVIEWS;
use super::linked::Linked;
use super::task::Happening;

/// What `event` means for the workspace at `root`. Our own writes are not told from others here.
#[must_use]
pub fn happenings(root: &camino::Utf8Path, linked: &Linked, event: &Event) -> Vec<(String, Happening)> {
    if event.need_rescan() {
        // Events were lost.
        return vec![(String::new(), Happening::Unclear)];
    }
    let each = event.paths.iter().filter_map(|path| {
        if linked.holds(path) {
            return is_change(event.kind).then(|| ("seeds".to_owned(), Happening::Unclear));
        }
        let linked = linked.within(path);
        let path = linked.or_else(|| path.strip_prefix(root).ok()?.to_str().map(ToOwned::to_owned))?;
        let path = path.replace('\\', "/");
        let happening = happening(event.kind, &path)?;
        Some((path, happening))
    });
    each.collect()
}

/// Whether what happens at `path` is somebody's doing, and work on what was there before is of no more use. Our own
/// writes are all under `annotations/`; of what stands there only verdicts are saved by others as a rule.
#[must_use]
pub fn is_urgent(path: &str) -> bool {
    !path.starts_with("annotations") || path.starts_with(REVIEWS)
}

/// Whether the system says that it cannot watch as much as it is asked to.
#[must_use]
pub fn is_exhausted(error: &Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

fn happening(kind: EventKind, path: &str) -> Option<Happening> {
    if !is_read(path) {
        return None;
    }
    if !is_change(kind) {
        return None;
    }
    let saved = matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Modify(ModifyKind::Name(RenameMode::To))
    );
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    Some(match path.split_once('/') {
        _ if kind == EventKind::Create(CreateKind::Folder) => Happening::Folder,
        Some(("seeds", seed)) if is_end(kind) && is_text(ending) => Happening::Gone(seed.to_owned()),
        Some(("seeds", seed)) if is_begun(kind) && is_text(ending) => Happening::Made(seed.to_owned()),
        Some(("seeds", _)) if is_outer(kind) && is_text(ending) => Happening::Touched,
        _ if !saved => Happening::Unclear,
        Some(("seeds", seed)) if is_text(ending) => Happening::Saved(seed.to_owned()),
        Some(("annotations", _)) if ending == "toml" && path.starts_with(REVIEWS) => {
            Happening::Verdict(path.to_owned())
        }
        Some(("rules", _)) if matches!(ending, "lua" | "toml") => Happening::Rule(path.to_owned()),
        None if path == super::super::workspace::SETTINGS => Happening::Rule(path.to_owned()),
        _ => Happening::Unclear,
    })
}

/// Whether a file is no longer where it was.
fn is_end(kind: EventKind) -> bool {
    matches!(kind, EventKind::Remove(RemoveKind::File) | EventKind::Modify(ModifyKind::Name(RenameMode::From)))
}

/// Whether a file was made, of which will be told when it is complete.
fn is_begun(kind: EventKind) -> bool {
    cfg!(target_os = "linux") && kind == EventKind::Create(CreateKind::File)
}

/// Whether what a file holds is as it was: who copies one with its time and its rights has that told after it was written.
fn is_outer(kind: EventKind) -> bool {
    cfg!(target_os = "linux") && matches!(kind, EventKind::Modify(ModifyKind::Metadata(_)))
}

/// Whether what a file holds, or whether it is there, may be other than before.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        // The two ends of a move have been told already; a mere look at a file is nothing; and that a file is being
        // written will be told when it ends.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) | EventKind::Access(_) => false,
        EventKind::Modify(ModifyKind::Data(_)) => cfg!(not(target_os = "linux")),
        _ => true,
    }
}

/// Whether a run reads what stands at `path`. Folders are: what is in a new one is told by no event.
fn is_read(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // What stands in a hidden folder is as little read.
    let hidden = path.split('/').any(|part| part.starts_with('.')) || is_scratch(name);
    let read = match path.split('/').next() {
        Some("seeds" | "rules") => true,
        // Folders come and go there by our own hand, and differences are written for people.
        Some("annotations") => {
            path == "annotations" || path.rsplit_once('.').is_some_and(|(_, ending)| ending == "toml")
        }
        _ => path == super::super::workspace::SETTINGS,
    };
    read && !hidden
}

#[cfg(test)]
mod tests {
    use notify::event::MetadataKind;

    use super::*;

    #[test]
    fn only_what_a_run_reads_counts() {
        for path in [
            "seeds/a/b.txt",
            "seeds",
            "rules/x.lua",
            "recoupe.toml",
            "annotations/a/b.txt.toml",
            "seeds/new",
            "annotations",
        ] {
            assert!(is_read(path), "{path}");
        }
        for path in [
            "target/x",
            ".recoupe/index",
            "seeds/a/.b.txt.swp",
            "seeds/b.txt~",
            "seeds/a/4913",
            "seeds/a/#b.txt#",
            "seeds/a/b.txt___jb_tmp___",
            "seeds/.git/index",
            "rules/#x.lua#",
            "annotations/a/b.txt.diff",
            "annotations/a",
            "x.txt",
        ] {
            assert!(!is_read(path), "{path}");
        }
    }

    #[test]
    fn saves_are_told_from_steps_on_the_way() {
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let moved_in = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        let moved_out = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        let gone = EventKind::Remove(RemoveKind::File);
        for kind in [closed, moved_in] {
            assert_eq!(happening(kind, "seeds/a/b.txt"), Some(Happening::Saved("a/b.txt".to_owned())));
            assert_eq!(happening(kind, "rules/b.lua"), Some(Happening::Rule("rules/b.lua".to_owned())));
            assert_eq!(happening(kind, "seeds/a/sources.toml"), Some(Happening::Unclear));
            assert_eq!(happening(kind, "annotations/a/b.txt.toml"), Some(Happening::Unclear));
            let verdict = "annotations/_reviews/anne/a/b.txt.toml";
            assert_eq!(happening(kind, verdict), Some(Happening::Verdict(verdict.to_owned())));
        }
        assert_eq!(happening(EventKind::Create(CreateKind::Folder), "seeds/a"), Some(Happening::Folder));
        for kind in [moved_out, gone] {
            assert_eq!(happening(kind, "seeds/a/b.txt"), Some(Happening::Gone("a/b.txt".to_owned())));
            assert_eq!(happening(kind, "seeds/a/b"), Some(Happening::Unclear), "it may have been a folder");
            assert_eq!(happening(kind, "rules/b.lua"), Some(Happening::Unclear));
        }
        assert_eq!(happening(EventKind::Access(AccessKind::Read), "seeds/a/b.txt"), None);
        let made = EventKind::Create(CreateKind::File);
        let begun = if cfg!(target_os = "linux") { Happening::Made("a/b.txt".to_owned()) } else { Happening::Unclear };
        assert_eq!(happening(made, "seeds/a/b.txt"), Some(begun));
        assert_eq!(happening(made, "seeds/a/b.pdf"), Some(Happening::Unclear), "it is noted");
        let outer = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        let touched = if cfg!(target_os = "linux") { Happening::Touched } else { Happening::Unclear };
        assert_eq!(happening(outer, "seeds/a/b.txt"), Some(touched));
        assert_eq!(happening(outer, "seeds/a"), Some(Happening::Unclear), "it may be open to nobody");
    }

    #[test]
    fn a_move_is_told_once() {
        let event = Event::new(EventKind::Modify(ModifyKind::Name(RenameMode::Both)))
            .add_path("/w/seeds/a.txt".into())
            .add_path("/w/seeds/b.txt".into());
        assert_eq!(happenings("/w".into(), &Linked::default(), &event), []);
    }
}
