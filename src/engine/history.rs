//! What a document looked like before, when `.recoupe/` does not know it: a fresh clone, another branch, a colleague's
//! annotations. Git keeps it beside the annotations that were made from it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::{Workspace, git};
use crate::annotation::{Annotation, Previous};
use crate::document::{self, Document, Metadata};
use crate::finding::Finding;

/// The texts that git keeps of a workspace, at the commit that is checked out. Nothing is asked of git before somebody
/// needs to know.
#[derive(Debug)]
pub struct History<'a> {
    workspace: &'a Workspace,
    /// What may be asked about, relative to the workspace.
    places: Vec<String>,
    /// Seeds and annotation files that git has; `None` where there is no git, or no commit.
    tracked: OnceLock<Option<BTreeSet<String>>>,
    /// Those of them that are otherwise on disk, or not there.
    edited: OnceLock<Option<BTreeSet<String>>>,
    /// The commit in which each annotation file was last touched.
    made: OnceLock<BTreeMap<String, String>>,
    objects: OnceLock<Option<git::Objects>>,
}

/// A document as it is today.
#[derive(Clone, Copy, Debug)]
pub struct Now<'d> {
    pub document: &'d Document,
    /// Of its file.
    pub bytes: &'d [u8],
    pub findings: &'d [Finding],
}

/// Where the text before may be found.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// In `.recoupe/`.
    Remembered,
    /// On disk: it did not change.
    Here,
    /// As checked out.
    Head,
    /// On the branch that is being merged.
    Merged,
    /// Where the annotations were committed last.
    Committed,
}

impl<'a> History<'a> {
    /// The history of `workspace`.
    #[must_use]
    pub fn of(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            places: vec!["seeds".to_owned(), "annotations".to_owned()],
            tracked: OnceLock::new(),
            edited: OnceLock::new(),
            made: OnceLock::new(),
            objects: OnceLock::new(),
        }
    }

    /// The same for the seeds of `stories` alone: git is not asked about thousands of files for the sake of one.
    #[must_use]
    pub fn about<'s>(workspace: &'a Workspace, stories: impl IntoIterator<Item = &'s str>) -> Self {
        let folder = |home: &str, story: &str| if story == "." { home.to_owned() } else { format!("{home}/{story}") };
        let places = stories.into_iter().flat_map(|story| ["seeds", "annotations"].map(|home| folder(home, story)));
        Self { places: places.collect(), ..Self::of(workspace) }
    }

    /// The paths that git answers `arguments` with.
    fn names(&self, arguments: &[&str]) -> Option<BTreeSet<String>> {
        let places = self.places.iter().map(String::as_str);
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--"]).chain(places).collect();
        let listed = git::ask(self.workspace, &arguments).ok()?;
        Some(listed.split('\0').filter(|path| !path.is_empty()).map(ToOwned::to_owned).collect())
    }

    fn tracked(&self) -> Option<&BTreeSet<String>> {
        let tracked = || self.names(&["ls-tree", "-r", "-z", "--name-only", "HEAD"]);
        self.tracked.get_or_init(tracked).as_ref()
    }

    fn has(&self, path: &str) -> bool {
        self.tracked().is_some_and(|tracked| tracked.contains(path))
    }

    /// Whether the file at `path` is as git has it.
    fn is_clean(&self, path: &str) -> bool {
        let edited = || self.names(&["diff", "--relative", "--name-only", "-z", "HEAD"]);
        self.has(path) && self.edited.get_or_init(edited).as_ref().is_some_and(|edited| !edited.contains(path))
    }

    fn object(&self, name: &str) -> Option<Vec<u8>> {
        self.tracked()?;
        self.objects.get_or_init(|| git::Objects::of(self.workspace)).as_ref()?.read(name)
    }

    /// The bytes of the seed at `path` as committed last.
    #[must_use]
    pub fn committed(&self, path: &str) -> Option<Vec<u8>> {
        let seed = format!("seeds/{path}");
        self.has(&seed).then(|| self.object(&format!("HEAD:./{seed}")))?
    }

    /// The annotation file of the seed at `path` as committed last.
    #[must_use]
    pub fn committed_annotations(&self, path: &str) -> Option<String> {
        let file = Workspace::annotation_of(path);
        let bytes = self.has(&file).then(|| self.object(&format!("HEAD:./{file}")))??;
        String::from_utf8(bytes).ok()
    }

    /// The text that `annotations`, which the last run did not write, were made from: of all that is known of the
    /// document that stood at `former`, what holds most of their places.
    #[must_use]
    pub fn previous(
        &self,
        former: &str,
        annotations: &[Annotation],
        remembered: Option<&Previous>,
        now: Now,
    ) -> Option<Previous> {
        let committed = self.is_clean(&Workspace::annotation_of(former));
        // Annotations that git has as well were committed with their text. Others were written by a run that was broken
        // off, or put together from two branches.
        let places = if committed {
            [Place::Head, Place::Committed, Place::Remembered, Place::Here, Place::Merged]
        } else {
            [Place::Here, Place::Remembered, Place::Head, Place::Merged, Place::Committed]
        };
        let mut best: Option<(usize, Cow<Previous>)> = None;
        for place in places {
            let Some(previous) = self.text(place, former, remembered, now) else { continue };
            let found = previous.holds(annotations);
            if found > best.as_ref().map_or(0, |best| best.0) {
                best = Some((found, previous));
            }
            if found == annotations.len() {
                break;
            }
        }
        let mut best = best?.1.into_owned();
        if best.placed.is_empty() && best.text == now.document.text {
            best.place_in_order(annotations, now.findings);
        }
        Some(best)
    }

    fn text<'p>(
        &self,
        place: Place,
        former: &str,
        remembered: Option<&'p Previous>,
        now: Now,
    ) -> Option<Cow<'p, Previous>> {
        let here = || Cow::Owned(Previous::of(now.document, BTreeMap::new()));
        let at = |revision: &str| self.read(revision, former, now).map(Cow::Owned);
        match place {
            Place::Remembered => remembered.map(Cow::Borrowed),
            Place::Here => Some(here()),
            Place::Head => {
                let same = former == now.document.path && self.is_clean(&format!("seeds/{former}"));
                if same { Some(here()) } else { at("HEAD") }
            }
            Place::Merged => at("MERGE_HEAD"),
            Place::Committed => {
                self.tracked()?;
                let made = self.made.get_or_init(|| commits(self.workspace));
                at(made.get(&Workspace::annotation_of(former))?)
            }
        }
    }

    /// The seed `former` at `revision`, read as what it was.
    fn read(&self, revision: &str, former: &str, now: Now) -> Option<Previous> {
        let mut old = self.object(&format!("{revision}:./seeds/{former}"))?;
        // Git may keep other line ends than it puts on disk.
        let windows = |bytes: &[u8]| bytes.windows(2).any(|two| two == b"\r\n");
        if windows(now.bytes) && !windows(&old) {
            old = old.split(|&byte| byte == b'\n').collect::<Vec<_>>().join(&b"\r\n"[..]);
        }
        let metadata = Metadata { language: Some(now.document.language), ..Metadata::default() };
        let read = document::read(former, &old, &metadata).ok()?;
        Some(Previous::of(&read, BTreeMap::new()))
    }
}

/// The commit in which each annotation file was last touched: asked once for all, as git looks through the same commits
/// for one.
fn commits(workspace: &Workspace) -> BTreeMap<String, String> {
    let format = "--format=commit %H";
    let told = git::ask(workspace, &["log", format, "--name-only", "--relative", "--", "annotations"]);
    let (told, mut commit, mut made) = (told.unwrap_or_default(), "", BTreeMap::new());
    for line in told.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("commit ") {
            Some(hash) => commit = hash,
            None => drop(made.entry(line.to_owned()).or_insert_with(|| commit.to_owned())),
        }
    }
    made
}
