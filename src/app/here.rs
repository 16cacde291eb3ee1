//! Where the command was typed: the folder, the terminal.

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::Cli;
use crate::engine::Workspace;
use crate::error::Problem;
use crate::report;

/// The folder the command was typed in.
///
/// # Errors
/// When it is gone, or its name is not UTF-8.
pub fn folder() -> Result<Utf8PathBuf, Problem> {
    let unknown = |what: String| Problem::new("no-folder", what).hint("name the workspace with `--root FOLDER`");
    let folder =
        std::env::current_dir().map_err(|error| unknown(format!("the current folder cannot be found: {error}")))?;
    Utf8PathBuf::from_path_buf(folder).map_err(|path| unknown(format!("`{}` is not UTF-8", path.display())))
}

/// The workspace the command is about.
///
/// # Errors
/// When there is none.
pub fn workspace(cli: &Cli) -> Result<Workspace, Problem> {
    match &cli.root {
        Some(root) if root.is_dir() => Ok(Workspace::at(&folder()?.join(root))),
        Some(root) => Err(Problem::new("no-workspace", format!("`{root}` is not a folder"))),
        None => Workspace::find(&folder()?),
    }
}

/// `path` as typed, relative to the workspace's `seeds/`.
///
/// # Errors
/// When nothing stands there.
pub fn seed(workspace: &Workspace, path: &Utf8Path) -> Result<String, Problem> {
    let seeds = workspace.file("seeds");
    let typed = folder()?.join(path);
    let found = [typed, workspace.file(path.as_str()), seeds.join(path)].into_iter().find(|file| file.exists());
    let within = found.and_then(|file| {
        let (file, seeds) = (file.canonicalize_utf8().ok()?, seeds.canonicalize_utf8().ok()?);
        file.strip_prefix(&seeds).ok().map(|path| path.as_str().replace('\\', "/"))
    });
    within.ok_or_else(|| {
        Problem::new("no-seed", format!("`{path}` is neither a seed nor a folder of seeds"))
            .hint("seeds are named by their path, `seeds/story/article.txt` or `story/article.txt`")
    })
}

/// Whether the terminal says that it is not much of one.
#[must_use]
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Clears the screen, where the terminal knows how.
pub fn clear() {
    if !is_dumb() {
        report::clear();
    }
}
