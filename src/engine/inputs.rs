//! Everything a run begins from: settings, rules, seeds, what is known of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Workspace;
use super::described::describe;
use super::hash::Hash;
use super::library::Library;
use super::record::RunKey;
use super::seeds::{self, Found};
use super::store::RuleMade;
use super::stray;
use crate::config::{Config, RuleConfig};
use crate::document::Metadata;
use crate::error::{Location, Problem};
use crate::finding::RuleId;
use crate::rule::{RuleFiles, RuleInfo, Rules, rule_name};
use crate::text::nearest;

/// What a run begins from.
#[derive(Debug)]
pub struct Inputs {
    pub config: Config,
    pub rules: Rules,
    /// Tells these rules from any others.
    pub generation: u64,
    /// What each rule is made of.
    pub made: BTreeMap<String, RuleMade>,
    /// What is set for each rule where nothing is set for a path.
    pub settings: BTreeMap<String, String>,
    /// For each rule, in their order, what the key of a run tells of it where nothing is set for a path.
    pub keys: Vec<Hash>,
    /// Rules that are there and cannot run: what they found before stays.
    pub kept: BTreeSet<RuleId>,
    /// Whether the settings and all that rules are made of could be read. If not, nothing is written: what seems to be gone
    /// may be there.
    pub legible: bool,
    pub found: Found,
    /// By seed.
    pub metadata: BTreeMap<String, Metadata>,
    pub problems: Vec<Problem>,
    pub notes: Vec<Problem>,
    /// The program, as built.
    pub engine: Hash,
    /// Of the program, the settings, the rules and what is said of the sources, as first looked at.
    pub start: Hash,
    /// The program and all rules with their settings.
    pub hash: Hash,
}

/// What stands on disk, before any rule is loaded.
#[derive(Debug)]
pub struct Look {
    pub config: Config,
    files: RuleFiles,
    /// What stands under `rules/` and could not be read.
    unread: BTreeSet<String>,
    pub found: Found,
    pub metadata: BTreeMap<String, Metadata>,
    pub problems: Vec<Problem>,
    /// What is said of rules that stand where nobody looks.
    pub strays: Vec<Problem>,
    engine: Hash,
    /// Of the program, the settings, the rules and what is said of the sources.
    pub start: Hash,
}

impl Look {
    /// Looks at everything in `workspace` but the words of its seeds.
    #[must_use]
    pub fn at(workspace: &Workspace) -> Self {
        Self::unless(&AtomicBool::new(false), workspace).expect("nothing overtakes it")
    }

    /// The same, given up with `None` once it is `overtaken`.
    #[must_use]
    pub fn unless(overtaken: &AtomicBool, workspace: &Workspace) -> Option<Self> {
        let settings = workspace.read(super::workspace::SETTINGS).ok().flatten();
        let (config, mut problems) = workspace.config();
        let (files, mistakes) = workspace.rule_files();
        let unread = places(&mistakes);
        problems.extend(mistakes);
        let mut found = seeds::find(workspace, &config, overtaken);
        if overtaken.load(Ordering::Relaxed) {
            return None;
        }
        problems.append(&mut found.problems);
        let (metadata, mistakes) = describe(workspace, &found);
        problems.extend(mistakes);
        let strays = stray::notes(workspace, &files, &found.skipped);
        let engine = engine();
        let said = postcard::to_stdvec(&metadata).unwrap_or_default();
        let each = files.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        let parts = [engine.bytes(), settings.as_deref().unwrap_or_default(), &said];
        let start = Hash::of_parts(parts.into_iter().chain(each));
        Some(Self { config, files, unread, found, metadata, problems, strays, engine, start })
    }

    /// What `inputs` began from, with the rules as they stand now and everything else as it was.
    #[must_use]
    pub fn with_rules_of(workspace: &Workspace, inputs: Inputs) -> Self {
        let (files, problems) = workspace.rule_files();
        let Inputs { config, found, metadata, engine, start, .. } = inputs;
        let (strays, unread) = (stray::notes(workspace, &files, &found.skipped), places(&problems));
        Self { config, files, unread, found, metadata, problems, strays, engine, start }
    }
}

impl Inputs {
    /// Loads the rules that were seen.
    #[must_use]
    pub fn gather(look: Look, library: &mut Library) -> Self {
        let Look { config, files, unread, found, metadata, mut problems, strays, engine, start } = look;
        library.update(&files, &config);
        let rules = library.rules.clone();
        problems.extend(unknown_rules(&config, &files));
        problems.extend(library.problems.iter().cloned());
        tell_once(&mut problems);
        let mut notes = notes(&found, (&files, &unread), &config);
        notes.extend(strays);
        let kept = kept(&files, &unread, &rules, &config);
        // Rules themselves are kept one by one.
        let legible = !config.broken && unread.iter().all(|path| rule_name(path).is_some());
        notes.extend((!legible).then(|| not_written(&config)));
        notes.extend(library.notes());
        let made = rules.all().iter().map(|rule| (rule.id.to_string(), made(rule, &library.files, &config))).collect();
        let settings = rules.all().iter().map(|rule| {
            let set = config.rules.get(rule.id.as_str()).cloned().unwrap_or_default();
            (rule.id.to_string(), settings(&set))
        });
        let settings: BTreeMap<String, String> = settings.collect();
        let key = |rule: &RuleInfo| RunKey::of_rule(&rule.fingerprint, &settings[rule.id.as_str()]);
        let keys = rules.all().iter().map(key).collect();
        let hash = hash(engine, &rules, &settings, &kept);
        let generation = library.generation;
        Self {
            config,
            rules,
            generation,
            made,
            settings,
            keys,
            kept,
            legible,
            found,
            metadata,
            problems,
            notes,
            engine,
            start,
            hash,
        }
    }

    /// Treats every rule but `these` as one that cannot run: what it found before stays.
    pub fn keep_all_but(&mut self, these: &BTreeSet<RuleId>) {
        let others = self.rules.all().iter().map(|rule| &rule.id).filter(|id| !these.contains(*id));
        self.kept.extend(others.cloned());
        self.hash = hash(self.engine, &self.rules, &self.settings, &self.kept);
    }
}

/// Leaves one problem for each line of the settings: what is said of it first is what is wrong, the rest follows from it.
fn tell_once(problems: &mut Vec<Problem>) {
    let mut told = BTreeSet::new();
    problems.retain(|problem| match &problem.location {
        Some(place) if place.path == super::workspace::SETTINGS && place.line > 0 => told.insert(place.line),
        _ => true,
    });
}

/// Settings for rules that are not there.
fn unknown_rules(config: &Config, files: &RuleFiles) -> Vec<Problem> {
    let names: BTreeSet<&str> = files.files.keys().filter_map(|path| rule_name(path)).collect();
    let unknown = config.named_rules().filter(|(id, _)| !names.contains(id));
    unknown
        .map(|(id, settings)| {
            let message = format!("there is no rule `{id}`: no file `rules/{id}.lua`");
            let problem = Problem { location: settings.location.clone(), ..Problem::new("config", message) };
            match nearest(id, names.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean `{near}`?")),
                None => problem.hint("remove its settings, or write the rule: `recoupe new rule`"),
            }
        })
        .collect()
}

/// Rules that are there, are wanted, and did not load, or whose settings could not be read.
fn kept(files: &RuleFiles, unread: &BTreeSet<String>, rules: &Rules, config: &Config) -> BTreeSet<RuleId> {
    let loaded: BTreeSet<&str> = rules.all().iter().map(|rule| rule.id.as_str()).collect();
    let settings = |name: &str| config.rules.get(name);
    files
        .files
        .keys()
        .chain(unread)
        .filter_map(|path| rule_name(path))
        .filter(|name| {
            let off = settings(name).is_some_and(|rule| rule.enabled == Some(false));
            let refused = settings(name).is_some_and(|rule| rule.refused);
            refused || (!off && !loaded.contains(name))
        })
        .filter_map(RuleId::new)
        .collect()
}

fn notes(found: &Found, (files, unread): (&RuleFiles, &BTreeSet<String>), config: &Config) -> Vec<Problem> {
    let mut notes = Vec::new();
    if let [first, ..] = &found.skipped[..] {
        let more =
            if found.skipped.len() > 1 { format!(" and {} more", found.skipped.len() - 1) } else { String::new() };
        let message = format!("`{first}`{more}: not read, only .txt, .md and .html are");
        notes.push(Problem::new("skipped", message).at(Location::file("seeds")));
    }
    for seed in found.seeds.iter().filter(|seed| seed.stamp.size == 0) {
        notes.push(Problem::new("empty", "the file is empty").at(Location::file(format!("seeds/{}", seed.path))));
    }
    if found.seeds.is_empty() && found.refused.is_empty() {
        let note = Problem::new("no-seeds", "there is nothing to read yet").at(Location::file("seeds"));
        notes.push(note.hint("put articles (.txt, .md, .html) into a folder there, those on one event together"));
    }
    if unread.is_empty() && !files.files.keys().any(|path| rule_name(path).is_some()) {
        let note = Problem::new("no-rules", "there are no rules yet").at(Location::file("rules"));
        notes.push(note.hint("`recoupe init` brings the starter rules, `recoupe new rule NAME` begins one"));
    }
    if !found.seeds.is_empty() {
        notes.extend(config.idle_patterns(&found.seeds.iter().map(|seed| seed.path.as_str())));
    }
    notes
}

fn not_written(config: &Config) -> Problem {
    let (what, path) = if config.broken { ("settings", super::workspace::SETTINGS) } else { ("rules", "rules") };
    let message = format!("as not all {what} can be read, nothing is written in this run");
    Problem::new("not-written", message).at(Location::file(path))
}

/// The files and folders that could not be read, as `problems` tell. What has a name that nobody can read was never a rule.
fn places(problems: &[Problem]) -> BTreeSet<String> {
    let unread = problems.iter().filter(|problem| problem.code != "name-not-utf-8");
    unread.filter_map(|problem| problem.location.as_ref()).map(|place| place.path.clone()).collect()
}

fn made(rule: &RuleInfo, files: &RuleFiles, config: &Config) -> RuleMade {
    let paths = std::iter::once(&rule.path).chain(&rule.dependencies);
    let source = Hash::of_parts(paths.filter_map(|path| files.files.get(path)).map(Vec::as_slice));
    let id = rule.id.as_str();
    let whole = config.rules.get(id).map(|set| {
        let values: BTreeMap<&str, String> =
            set.options.iter().map(|(k, v)| (k.as_str(), v.value.to_string())).collect();
        format!("{} {values:?}", settings(set))
    });
    let some = config.overrides_of(id).map(|(patterns, set)| format!("{patterns:?} {}", settings(set)));
    let options: Vec<String> = whole.into_iter().chain(some).collect();
    RuleMade { source, options: Hash::of_parts(options.iter().map(String::as_bytes)) }
}

/// What is set for a rule beside its options, as part of a key.
pub(super) fn settings(set: &RuleConfig) -> String {
    format!("{:?} {:?} {:?}", set.enabled, set.severity, set.languages)
}

fn hash(engine: Hash, rules: &Rules, settings: &BTreeMap<String, String>, kept: &BTreeSet<RuleId>) -> Hash {
    let each = rules.all().iter().flat_map(|rule| {
        let id = rule.id.as_str();
        [id.as_bytes(), rule.fingerprint.as_slice(), settings.get(id).map_or(&[], |set| set.as_bytes())]
    });
    let kept = kept.iter().map(|id| id.as_str().as_bytes());
    Hash::of_parts(std::iter::once(engine.bytes()).chain(each).chain([b"kept".as_slice()]).chain(kept))
}

/// The program as built: its version, and the size and time of its file, so that a developer's build is a new one.
fn engine() -> Hash {
    let built = std::env::current_exe().and_then(std::fs::metadata);
    let built = built.map(|file| format!("{} {:?}", file.len(), file.modified().ok())).unwrap_or_default();
    Hash::of_parts([env!("CARGO_PKG_VERSION").as_bytes(), built.as_bytes()])
}
