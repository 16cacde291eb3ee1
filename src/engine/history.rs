//! What a document looked like before, when `.recoupe/` does not know it: a fresh clone, another branch, a colleague's
//! annotations. Git keeps it beside the annotations that were made from it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::{Workspace, git};
use crate::annotation::{Annotation, Previous};
use crate::document::{self, Document, Metadata};

/// The texts that git keeps of a workspace. Nothing is asked of git before somebody needs to know.
#[derive(Debug)]
pub struct History<'a> {
    workspace: &'a Workspace,
    head: OnceLock<Option<Head>>,
}

/// What git knows at the commit that is checked out.
#[derive(Debug)]
struct Head {
    /// Seeds that stand on disk as git has them, relative to `seeds/`.
    clean: BTreeSet<String>,
    objects: git::Objects,
}

impl<'a> History<'a> {
    /// The history of `workspace`.
    #[must_use]
    pub fn of(workspace: &'a Workspace) -> Self {
        Self { workspace, head: OnceLock::new() }
    }

    fn head(&self) -> Option<&Head> {
        self.head.get_or_init(|| Head::of(self.workspace)).as_ref()
    }

    /// The bytes of the seed at `path` as committed last.
    #[must_use]
    pub fn committed(&self, path: &str) -> Option<Vec<u8>> {
        self.head()?.objects.read(&format!("HEAD:./seeds/{path}"))
    }

    /// The text that `annotations` were made from, as far as it can be known: of `remembered`, what is checked out, and
    /// what stood at `former` (relative to `seeds/`) in commits, the one that holds most of their places. `bytes` are
    /// those of `document` today.
    #[must_use]
    pub fn previous(
        &self,
        former: &str,
        annotations: &[Annotation],
        remembered: Option<Previous>,
        (document, bytes): (&Document, &[u8]),
    ) -> Option<Previous> {
        let mut best: Option<(usize, Previous)> = None;
        let all = annotations.len();
        let remembered = std::iter::once_with(|| remembered).flatten();
        for previous in remembered.chain(self.texts(former, (document, bytes))) {
            let found = previous.holds(annotations);
            if found > best.as_ref().map_or(0, |best| best.0) {
                best = Some((found, previous));
            }
            if found == all {
                break;
            }
        }
        best.map(|best| best.1)
    }

    /// What git has of the seed: as checked out, on the branch that is being merged, and as it was when its annotations
    /// were last committed.
    fn texts<'d>(&self, former: &str, now: (&'d Document, &'d [u8])) -> impl Iterator<Item = Previous> {
        let head = self.head();
        let former = former.to_owned();
        let same = head.is_some_and(|head| former == now.0.path && head.clean.contains(&former));
        let name = former.clone();
        let checked_out = std::iter::once_with(move || {
            if same {
                Some(Previous::of(now.0, std::collections::BTreeMap::new()))
            } else {
                read(head?, "HEAD", &name, now)
            }
        });
        let name = former.clone();
        let merged = std::iter::once_with(move || read(head?, "MERGE_HEAD", &name, now));
        let workspace = self.workspace;
        let made_from = std::iter::once_with(move || {
            let head = head?;
            let path = Workspace::annotation_of(&former);
            let commit = git::ask(workspace, &["log", "-1", "--format=%H", "--", &path]).ok()?;
            let commit = commit.trim();
            if commit.is_empty() { None } else { read(head, commit, &former, now) }
        });
        checked_out.chain(merged).chain(made_from).flatten()
    }
}

impl Head {
    fn of(workspace: &Workspace) -> Option<Self> {
        let names = |arguments: &[&str]| -> Option<BTreeSet<String>> {
            let listed = git::ask(workspace, arguments).ok()?;
            let paths = listed.split('\0').filter_map(|path| path.strip_prefix("seeds/"));
            Some(paths.map(ToOwned::to_owned).collect())
        };
        let mut clean = names(&["ls-tree", "-r", "-z", "--name-only", "HEAD", "--", "seeds"])?;
        let edited = names(&["diff", "--relative", "--name-only", "-z", "HEAD", "--", "seeds"])?;
        clean.retain(|path| !edited.contains(path));
        Some(Self { clean, objects: git::Objects::of(workspace)? })
    }
}

/// The seed `former` at `revision`, read as what it was.
fn read(head: &Head, revision: &str, former: &str, (document, bytes): (&Document, &[u8])) -> Option<Previous> {
    let mut old = head.objects.read(&format!("{revision}:./seeds/{former}"))?;
    // Git may keep other line ends than it puts on disk.
    let windows = |bytes: &[u8]| bytes.windows(2).any(|two| two == b"\r\n");
    if windows(bytes) && !windows(&old) {
        old = old.split(|&byte| byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
    }
    let metadata = Metadata { language: Some(document.language), ..Metadata::default() };
    let read = document::read(former, &old, &metadata).ok()?;
    Some(Previous::of(&read, std::collections::BTreeMap::new()))
}
