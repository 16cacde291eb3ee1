//! Laying out a new workspace. What is there already is never touched.

use super::Workspace;
use super::workspace::unwritable;
use crate::error::Problem;

/// What was made and what was there.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    pub new: Vec<String>,
    pub kept: Vec<String>,
}

impl Workspace {
    /// Puts each of `files` (path and text) where nothing stands yet, makes `seeds/`, and has git leave `ignored` out.
    ///
    /// # Errors
    /// When something cannot be written.
    pub fn lay(&self, files: &[(&str, &str)], ignored: &str) -> Result<Laid, Problem> {
        let mut laid = Laid::default();
        fs_err::create_dir_all(self.file("seeds")).map_err(|error| unwritable("seeds", &error))?;
        for (path, text) in files {
            if self.lay_one(path, text)? {
                laid.new.push((*path).to_owned());
            } else {
                laid.kept.push((*path).to_owned());
            }
        }
        if self.ignore_in_git(ignored)? {
            laid.new.push(".gitignore".to_owned());
        }
        Ok(laid)
    }

    /// Puts `text` at `path` unless something stands there. True when it was put.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn lay_one(&self, path: &str, text: &str) -> Result<bool, Problem> {
        let file = self.file(path);
        if file.symlink_metadata().is_ok() {
            return Ok(false);
        }
        self.disk().replace(&file, text.as_bytes()).map_err(|error| unwritable(path, &error))?;
        Ok(true)
    }

    /// Adds `line` to `.gitignore` unless it is there. True when it was added.
    fn ignore_in_git(&self, line: &str) -> Result<bool, Problem> {
        let mut text = self.read_text(".gitignore")?.unwrap_or_default();
        if text.lines().any(|known| known.trim() == line) {
            return Ok(false);
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        self.write(".gitignore", &text)
    }
}
