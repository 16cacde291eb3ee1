//! From sources and settings to rules that can run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::abreast;
use super::compile;
use super::declare::{self, Declared};
use super::examples::Examples;
use super::failure;
use super::files::{Role, role};
use super::library::Library;
use super::limits::Limits;
use super::lua::STACK;
use super::options;
use super::state::State;
use super::values;
use crate::config::{Config, RuleConfig};
use crate::error::{Location, Problem};
use crate::finding::RuleId;
use crate::rule::{API_VERSION, RuleFiles, RuleInfo};
use crate::text::nearest;

/// After so many documents on which the clock stopped a rule, it is not tried on others. What the clock decides depends on
/// the machine in any case; a budget of steps or of memory is the same everywhere, and costs some milliseconds each time.
const PATIENCE: u32 = 5;

/// Rules that can run. Cheap to clone; one for all threads.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    infos: Vec<RuleInfo>,
    examples: Vec<Examples>,
    config: Config,
    library: Arc<Library>,
    /// For each rule, on how many documents the clock stopped it.
    overruns: Vec<AtomicU32>,
}

impl Rules {
    /// Loads the rules among `files` with the settings of `config`.
    ///
    /// A rule that does not load is left out and told in the problems; the others are not touched by it.
    #[must_use]
    pub fn load(files: &RuleFiles, config: &Config) -> (Self, Vec<Problem>) {
        Self::default().reload(files, config)
    }

    /// What [`Rules::load`] gives, sooner: what is made of files that are in `self` as they are now is taken from there.
    #[must_use]
    pub fn reload(&self, files: &RuleFiles, config: &Config) -> (Self, Vec<Problem>) {
        std::thread::scope(|scope| {
            let work = || load(files, config, &self.inner);
            let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            match thread.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(loaded)) => loaded,
                _ => (
                    Self::default(),
                    vec![Problem::new("rule-engine", "the rules could not be loaded: no thread for it")],
                ),
            }
        })
    }

    /// The rules in order of their ids; the index is what [`super::Runner`] takes.
    #[must_use]
    pub fn all(&self) -> &[RuleInfo] {
        &self.inner.infos
    }

    /// What is set for rule `rule` on the document at `path` (relative to `seeds/`).
    #[must_use]
    pub fn settings(&self, rule: usize, path: &str) -> RuleConfig {
        self.inner.config.on(self.all()[rule].id.as_str(), path)
    }

    pub(super) fn library(&self) -> &Arc<Library> {
        &self.inner.library
    }

    pub(super) fn examples(&self, rule: usize) -> &Examples {
        &self.inner.examples[rule]
    }

    /// Whether the clock stopped `rule` so often that it is not tried again.
    pub(super) fn is_given_up(&self, rule: usize) -> bool {
        self.inner.overruns[rule].load(Ordering::Relaxed) >= PATIENCE
    }

    /// Notes that the clock stopped `rule`.
    pub(super) fn note_overrun(&self, rule: usize) {
        self.inner.overruns[rule].fetch_add(1, Ordering::Relaxed);
    }
}

fn load(files: &RuleFiles, config: &Config, known: &Inner) -> (Rules, Vec<Problem>) {
    let (library, mut problems) = compile::library(files, &known.library);
    let library = Arc::new(library);
    let mut inner = Inner { config: config.clone(), library: Arc::clone(&library), ..Inner::default() };
    let paths = files.files.keys().filter(|path| role(path) == Role::Rule);
    let paths: Vec<(&String, &Arc<[u8]>)> = paths.filter_map(|path| Some((path, library.chunks.get(path)?))).collect();
    let loaded = abreast::each(&paths, STACK, |(path, code)| match known.same(&library, path, config) {
        Some(same) => Ok(same),
        None => one(&library, path, code, config),
    });
    for loaded in loaded {
        match loaded {
            Ok((info, examples)) => {
                inner.infos.push(info);
                inner.examples.push(examples);
                inner.overruns.push(AtomicU32::new(0));
            }
            // A slip in a module is one, however many rules use it.
            Err(wrong) => {
                let new: Vec<Problem> = wrong.into_iter().filter(|problem| !problems.contains(problem)).collect();
                problems.extend(new);
            }
        }
    }
    problems.extend(unknown_rules(files, config));
    (Rules { inner: Arc::new(inner) }, problems)
}

impl Inner {
    /// The rule at `path`, where neither a file that it is made of nor a setting is other than in `library` and `config`.
    fn same(&self, library: &Library, path: &str, config: &Config) -> Option<(RuleInfo, Examples)> {
        let at = self.infos.iter().position(|info| info.path == path)?;
        let info = &self.infos[at];
        let mut files = std::iter::once(path).chain(info.dependencies.iter().map(String::as_str));
        let id = info.id.as_str();
        let same =
            files.all(|path| self.library.agrees(library, path)) && self.config.rules.get(id) == config.rules.get(id);
        same.then(|| (info.clone(), self.examples[at].clone()))
    }
}

/// Loads one rule, in a state of its own: what it does while it loads touches no other.
fn one(library: &Arc<Library>, path: &str, code: &[u8], config: &Config) -> Result<(RuleInfo, Examples), Vec<Problem>> {
    let Some(id) = compile::rule_id(path) else { return Err(vec![compile::bad_name(path)]) };
    let engine = |error: mlua::Error| vec![Problem::new("rule-engine", error.to_string()).at(Location::file(path))];
    let state = State::new(Arc::clone(library), Limits::default()).map_err(engine)?;
    state.session.start(0);
    let returned = state.chunk(path, code).and_then(|chunk| state.declare(&chunk));
    let returned = match returned {
        Ok(Some(returned)) => returned,
        Ok(None) => return Err(vec![failure::problem(&state.session, path, None)]),
        Err(error) => return Err(vec![failure::problem(&state.session, path, Some(&error))]),
    };
    let (declared, problems) = declare::read(library, path, &returned, &|value| state.is_searcher(value));
    let Some(mut declared) = declared else { return Err(problems) };
    let settings = config.rules.get(id.as_str()).cloned().unwrap_or_default();
    let problems = options::configure(id.as_str(), &mut declared.options, &settings);
    if !problems.is_empty() {
        return Err(problems);
    }
    let dependencies: Vec<String> = state.session.needs.borrow().iter().cloned().collect();
    let files: Vec<&str> = std::iter::once(path).chain(dependencies.iter().map(String::as_str)).collect();
    let problems = values::impossible(library, &files);
    if !problems.is_empty() {
        return Err(problems);
    }
    let examples = std::mem::take(&mut declared.examples);
    Ok((info(id, path, declared, &settings, dependencies, library), examples))
}

fn info(
    id: RuleId,
    path: &str,
    declared: Declared,
    settings: &RuleConfig,
    dependencies: Vec<String>,
    library: &Library,
) -> RuleInfo {
    let severity = settings.severity.unwrap_or(declared.severity);
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(&API_VERSION.to_le_bytes());
    add(id.as_str().as_bytes());
    add(severity.name().as_bytes());
    for file in std::iter::once(path).chain(dependencies.iter().map(String::as_str)) {
        add(file.as_bytes());
        add(library.sources.get(file).map_or(&[], |text| text.as_bytes()));
    }
    for (name, option) in &declared.options {
        add(name.as_bytes());
        add(format!("{:?}", option.value).as_bytes());
    }
    RuleInfo {
        id,
        path: path.to_owned(),
        summary: declared.summary,
        about: declared.about,
        severity,
        languages: settings.languages.clone().unwrap_or(declared.languages),
        kind: declared.kind,
        options: declared.options,
        fingerprint: *hasher.finalize().as_bytes(),
        dependencies,
    }
}

/// Settings for rules that are not there.
fn unknown_rules(files: &RuleFiles, config: &Config) -> Vec<Problem> {
    let known: Vec<RuleId> = files.files.keys().filter_map(|path| compile::rule_id(path)).collect();
    let unknown = config.named_rules().filter(|(name, _)| known.iter().all(|id| id.as_str() != *name));
    let problem = |(name, settings): (&str, &RuleConfig)| {
        let mut problem = Problem::new("config", format!("there is no rule `{name}`"));
        problem.location.clone_from(&settings.location);
        let near = nearest(name, known.iter().map(RuleId::as_str));
        problem.hint = near.map(|near| format!("did you mean `{near}`?"));
        problem
    };
    unknown.map(problem).collect()
}
