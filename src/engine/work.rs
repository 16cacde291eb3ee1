//! One document on its way through a run: read, checked by each rule, carried, written.

mod keep;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::hash::Hash;
use super::history::History;
use super::inputs::Inputs;
use super::record::{Answer, Record, RunKey, sort};
use super::reviews::Reviews;
use super::seeds::Seed;
use super::store::{Entry, Index, Store};
use super::{Workspace, tell, texts};
use crate::annotation::{Altered, Change};
use crate::document::{self, Document, Metadata};
use crate::error::Problem;
use crate::finding::{Finding, RuleId};
use crate::ledger::StoryFact;
use crate::report::Tally;
use crate::rule::{Checked, Cost, Profile, RuleInfo, Runner};

/// What all documents of a run share.
#[derive(Debug)]
pub struct Context<'a> {
    pub workspace: &'a Workspace,
    pub store: &'a Store,
    pub inputs: &'a Inputs,
    /// Tells one set of rules from the next, for threads that keep a runner.
    pub generation: u64,
    /// Of the run before.
    pub index: &'a Index,
    pub reviews: &'a Reviews,
    /// Seeds that are new under their path and not new in words: their former paths.
    pub renamed: &'a BTreeMap<String, String>,
    pub history: &'a History<'a>,
    /// Whether results are put on disk.
    pub write: bool,
    /// Whether nothing remembered is used.
    pub fresh: bool,
    /// What each run of a rule cost, when that is wanted: then every rule runs, whatever is remembered.
    pub costs: Option<Mutex<Vec<Cost>>>,
}

/// A document under work.
#[derive(Debug)]
pub struct Work<'a> {
    pub seed: &'a Seed,
    pub metadata: Metadata,
    pub content: Hash,
    /// Of everything its findings depend on, other documents apart.
    pub key: Hash,
    bytes: Option<Vec<u8>>,
    document: Option<Arc<Document>>,
    pub record: Record,
    /// Rules whose annotations stay as they are.
    pub kept: BTreeSet<RuleId>,
    /// Rules that ran, for tests and for people who ask why.
    pub ran: Vec<RuleId>,
    pub problems: Vec<Problem>,
    pub changes: Vec<Change>,
    pub written: usize,
    pub outdated: usize,
    /// Whether it could not be read at all.
    pub lost: bool,
    /// Whether its annotations could not be put where they belong.
    pub unwritten: bool,
    /// Whether something is to be remembered of it that was not.
    pub touched: bool,
}

thread_local! {
    static RUNNER: RefCell<Option<(u64, Runner)>> = const { RefCell::new(None) };
}

impl Context<'_> {
    /// The findings of a seed in which nothing had to be done, in numbers.
    pub fn tally(&self, path: &str) -> Tally {
        let entry = self.index.entries.get(path).filter(|_| self.index.reviews == self.reviews.hash);
        entry.map_or_else(|| tell::tally(self, &self.store.record(path).unwrap_or_default()), |entry| entry.tally)
    }

    /// Calls `work` with this thread's runner of the rules.
    pub fn with_runner<T>(&self, work: impl FnOnce(&mut Runner) -> T) -> T {
        RUNNER.with_borrow_mut(|slot| {
            if slot.as_ref().is_none_or(|(generation, _)| *generation != self.generation) {
                *slot = Some((self.generation, Runner::new(&self.inputs.rules)));
            }
            let (_, runner) = slot.as_mut().expect("just filled");
            work(runner)
        })
    }

    /// Calls `work` as [`Context::with_runner`] does, and notes what it cost when that is wanted. `found` says how many
    /// findings came of it, by document.
    pub fn with_watch<T>(
        &self,
        rule: usize,
        document: Option<&str>,
        work: impl FnOnce(&mut Runner) -> Result<T, Problem>,
        found: impl FnOnce(&T) -> BTreeMap<String, usize>,
    ) -> Result<T, Problem> {
        let Some(costs) = &self.costs else { return self.with_runner(work) };
        let (answer, time, spent) = self.with_runner(|runner| {
            let began = Instant::now();
            let answer = work(runner);
            (answer, began.elapsed(), runner.spent())
        });
        let cost = Cost {
            rule,
            document: document.map(ToOwned::to_owned),
            time,
            calls: spent.calls,
            steps: spent.steps,
            findings: answer.as_ref().map(found).unwrap_or_default(),
            failed: answer.is_err(),
        };
        costs.lock().unwrap_or_else(PoisonError::into_inner).push(cost);
        answer
    }

    /// What all rules have cost, when that is wanted.
    pub fn profile(&self) -> Option<Profile> {
        let costs = self.costs.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Profile::of(self.inputs.rules.all(), &costs))
    }

    /// The settings of `rule` on `path` where they differ from those of the rule as a whole, as part of a key.
    fn particular(&self, path: &str) -> String {
        let config = &self.inputs.config;
        let varied = self.inputs.rules.all().iter().filter(|rule| config.varies(rule.id.as_str()));
        let each: Vec<_> = varied.map(|rule| config.on(rule.id.as_str(), path)).collect();
        format!("{each:?}")
    }
}

impl<'a> Work<'a> {
    /// Takes up `seed`: its bytes are read only when its stamp does not tell that they are the same.
    pub fn begin(context: &Context, seed: &'a Seed) -> Self {
        let metadata = context.inputs.metadata.get(&seed.path).cloned().unwrap_or_default();
        let mut work = Self {
            seed,
            metadata,
            content: Hash::default(),
            key: Hash::default(),
            bytes: None,
            document: None,
            record: Record { path: seed.path.clone(), ..Record::default() },
            kept: context.inputs.kept.clone(),
            ran: Vec::new(),
            problems: Vec::new(),
            changes: Vec::new(),
            written: 0,
            outdated: 0,
            lost: false,
            unwritten: false,
            touched: false,
        };
        match context.index.content_of(seed).filter(|_| !context.fresh) {
            Some(content) => work.content = content,
            None => work.content = work.read(context).map(Hash::of).unwrap_or_default(),
        }
        work.key = work.key(context);
        work
    }

    fn key(&self, context: &Context) -> Hash {
        let metadata = postcard::to_stdvec(&self.metadata).unwrap_or_default();
        let particular = context.particular(&self.seed.path);
        let rules = context.inputs.hash;
        Hash::of_parts([rules.bytes(), self.content.bytes(), &metadata, particular.as_bytes()])
    }

    /// Whether nothing about it differs from the last run, as far as it alone is concerned.
    pub fn is_clean(&self, context: &Context) -> bool {
        let entry = context
            .index
            .entries
            .get(&self.seed.path)
            .filter(|_| !context.fresh && !self.lost && context.costs.is_none());
        entry.is_some_and(|entry| {
            entry.key == self.key
                && !entry.failed
                && entry.annotations == context.workspace.stamp(&Workspace::annotation_of(&self.seed.path))
        })
    }

    /// The bytes of the seed.
    fn read(&mut self, context: &Context) -> Option<&[u8]> {
        if self.bytes.is_none() && !self.lost {
            let path = format!("seeds/{}", self.seed.path);
            let bytes = context.workspace.read(&path);
            match bytes.and_then(|bytes| bytes.ok_or_else(|| super::workspace::dangling(&path))) {
                Ok(bytes) => self.bytes = Some(bytes),
                Err(problem) => self.lose(problem),
            }
        }
        self.bytes.as_deref()
    }

    fn lose(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.lost = true;
    }

    /// The document, read once.
    fn document(&mut self, context: &Context) -> Option<Arc<Document>> {
        if self.document.is_none() {
            let (path, metadata) = (self.seed.path.clone(), self.metadata.clone());
            match document::read(&path, self.read(context)?, &metadata) {
                Ok(document) => self.document = Some(Arc::new(document)),
                Err(problem) => self.lose(texts::placed(problem, &path)),
            }
        }
        self.document.clone()
    }

    /// Gives the memory of the document back; it is read again should it be needed.
    pub fn drop_document(&mut self) {
        self.document = None;
        self.bytes = None;
    }

    /// Brings every rule's answer up to date.
    pub fn check(&mut self, context: &Context) {
        if !context.fresh {
            let former = self.former(context);
            self.record = context.store.record(former).unwrap_or_default();
            self.record.path.clone_from(&self.seed.path);
        }
        let mut answers = BTreeMap::new();
        let mut remembered = std::mem::take(&mut self.record.answers);
        for (index, rule) in context.inputs.rules.all().iter().enumerate() {
            if self.kept.contains(&rule.id) {
                continue;
            }
            let key = self.run_key(context, rule);
            if let Some(answer) =
                remembered.remove(&rule.id).filter(|answer| answer.key == key && context.costs.is_none())
            {
                answers.insert(rule.id.clone(), answer);
                continue;
            }
            let Some(document) = self.document(context) else { return };
            if let Some(answer) = self.ask(context, index, rule, key, &document) {
                answers.insert(rule.id.clone(), answer);
            }
        }
        self.record.answers = answers;
    }

    /// The path it had in the last run.
    pub fn former<'c>(&self, context: &'c Context) -> &'c str
    where
        'a: 'c,
    {
        context.renamed.get(&self.seed.path).map_or(&self.seed.path, String::as_str)
    }

    fn run_key(&self, context: &Context, rule: &RuleInfo) -> Hash {
        let config = &context.inputs.config;
        let particular = config.varies(rule.id.as_str()).then(|| config.on(rule.id.as_str(), &self.seed.path));
        RunKey {
            engine: context.inputs.engine,
            rule: &rule.fingerprint,
            particular: particular.as_ref(),
            content: self.content,
            metadata: &self.metadata,
            path: &self.seed.path,
        }
        .hash()
    }

    /// Runs one rule. `None` when it failed: then what it found before stays.
    fn ask(
        &mut self,
        context: &Context,
        index: usize,
        rule: &RuleInfo,
        key: Hash,
        document: &Arc<Document>,
    ) -> Option<Answer> {
        let settings = context.inputs.config.on(rule.id.as_str(), &self.seed.path);
        let languages = settings.languages.as_ref().unwrap_or(&rule.languages);
        let asked = languages.is_empty() || languages.contains(&document.language);
        if !asked || settings.enabled == Some(false) {
            return Some(Answer { key, findings: Vec::new(), facts: Vec::new() });
        }
        self.ran.push(rule.id.clone());
        self.touched = true;
        let found = |checked: &Checked| BTreeMap::from([(document.path.clone(), checked.findings.len())]);
        match context.with_watch(index, Some(&document.path), |runner| runner.check(index, document), found) {
            Ok(checked) => {
                let facts = checked.facts.into_iter().map(|fact| StoryFact {
                    document: document.path.clone(),
                    publisher: document.metadata.publisher.clone(),
                    published: document.metadata.published,
                    language: document.language,
                    quote: document.words(fact.span).to_owned(),
                    fact,
                });
                Some(Answer { key, findings: checked.findings, facts: facts.collect() })
            }
            Err(problem) => {
                self.problems.push(problem);
                self.kept.insert(rule.id.clone());
                None
            }
        }
    }

    /// The facts in it.
    pub fn facts(&self) -> impl Iterator<Item = &StoryFact> {
        self.record.answers.values().flat_map(|answer| &answer.facts)
    }

    /// Puts together what rules and comparisons found, carries the annotations and writes them.
    pub fn finish(&mut self, context: &Context, mut compared: Vec<Finding>) {
        if self.lost {
            return;
        }
        self.set_severities(context, &mut compared);
        let mut findings: Vec<Finding> =
            self.record.answers.values().flat_map(|answer| answer.findings.iter().cloned()).chain(compared).collect();
        self.set_severities(context, &mut findings);
        sort(&mut findings);
        let old = match self.annotations(context) {
            Ok(old) => old,
            Err(problem) => return self.refuse(problem),
        };
        let same_file = Hash::of(old.text.as_bytes()) == self.record.annotations;
        let same_text = self.content == self.record.content;
        let same_path = !context.renamed.contains_key(&self.seed.path);
        if same_file && same_text && same_path && self.kept.is_empty() && findings == self.record.findings {
            return;
        }
        let Some(document) = self.document(context) else { return };
        self.carry(context, &document, findings, old);
    }

    fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn set_severities(&self, context: &Context, findings: &mut [Finding]) {
        let config = &context.inputs.config;
        for finding in findings.iter_mut().filter(|finding| config.varies(finding.rule.as_str())) {
            finding.severity = config.on(finding.rule.as_str(), &self.seed.path).severity.unwrap_or(finding.severity);
        }
    }

    /// What was different on disk when the run began.
    fn altered(&self, context: &Context) -> Altered {
        let entry = context.index.entries.get(&self.seed.path);
        let mut altered = Altered {
            document: entry
                .is_none_or(|entry| entry.content != self.content || entry.metadata != texts::hash_of(&self.metadata)),
            engine: context.index.engine != context.inputs.engine,
            ..Altered::default()
        };
        for (id, made) in &context.inputs.made {
            let Some(id) = RuleId::new(id) else { continue };
            let before = context.index.rules.get(id.as_str());
            if before.is_none_or(|before| before.source != made.source) {
                altered.rules.insert(id.clone());
            }
            if before.is_some_and(|before| before.options != made.options) {
                altered.options.insert(id);
            }
        }
        altered
    }

    /// What the index is to know of it, by path. `annotations` is asked of the disk again: it may just have been written.
    /// Where they could not be, what was known stays, for the next run to begin from.
    pub fn entry(&self, context: &Context) -> Option<(String, Entry)> {
        if self.unwritten {
            let former = self.former(context);
            let known = context.index.entries.get(former)?;
            return Some((former.to_owned(), Entry { failed: true, ..known.clone() }));
        }
        let entry = Entry {
            stamp: self.seed.stamp,
            content: self.content,
            metadata: texts::hash_of(&self.metadata),
            key: self.key,
            annotations: context.workspace.stamp(&Workspace::annotation_of(&self.seed.path)),
            failed: self.lost || !self.problems.is_empty(),
            annotated: self.record.annotated,
            tally: tell::tally(context, &self.record),
        };
        Some((self.seed.path.clone(), entry))
    }
}
