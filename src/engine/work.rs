//! One document on its way through a run: read, checked by each rule, carried, written.

mod check;
mod keep;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::account::Account;
use super::context::Context;
use super::hash::Hash;
use super::record::{Packed, ReadKey, Record, sort};
use super::rename::Former;
use super::seeds::Seed;
use super::store::Entry;
use super::{Workspace, texts};
use crate::annotation::{Altered, Change};
use crate::document::{self, Document, Metadata, Reading};
use crate::error::{Location, Problem};
use crate::finding::{Finding, RuleId};

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
    pub account: Account,
    /// Whether another document of its story is new, gone or changed.
    pub others: bool,
    /// Whether its annotations could not be put where they belong.
    pub unwritten: bool,
    /// Whether something is to be remembered of it that was not.
    pub touched: bool,
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
            account: Account::default(),
            others: false,
            unwritten: false,
            touched: false,
        };
        let trusted = !context.fresh && !context.saved.contains(&seed.path);
        match context.index.content_of(seed).filter(|_| trusted) {
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
        let annotations = || context.workspace.stamp(&Workspace::annotation_of(&self.seed.path));
        self.known(context).is_some_and(|entry| entry.annotations == annotations())
    }

    /// The same, whatever became of its annotation file since.
    pub fn is_as_known(&self, context: &Context) -> bool {
        self.known(context).is_some()
    }

    fn known<'c>(&self, context: &'c Context) -> Option<&'c Entry> {
        let usable = !context.fresh && !self.account.lost && context.costs.is_none();
        let entry = context.index.entries.get(&self.seed.path).filter(|_| usable);
        entry.filter(|entry| entry.key == self.key && !entry.failed)
    }

    /// The bytes of the seed. What rules said before, and what was found in it, is of the bytes that `content` is the hash
    /// of: with others the document is given up, and looked at again by the next run.
    fn read(&mut self, context: &Context) -> Option<&[u8]> {
        if self.bytes.is_none() && !self.account.lost {
            let path = format!("seeds/{}", self.seed.path);
            let bytes = context.workspace.read(&path);
            match bytes.and_then(|bytes| bytes.ok_or_else(|| super::workspace::dangling(&path))) {
                Ok(bytes) if self.content != Hash::default() && self.content != Hash::of(&bytes) => {
                    let problem = Problem::new("changed", "the file was saved while it was looked at");
                    self.lose(problem.at(Location::file(path)).hint("run again"));
                }
                Ok(bytes) => self.bytes = Some(bytes),
                Err(problem) => self.lose(problem),
            }
        }
        self.bytes.as_deref()
    }

    fn lose(&mut self, problem: Problem) {
        self.account.problems.push(problem);
        self.account.lost = true;
    }

    /// The document, read once.
    fn document(&mut self, context: &Context) -> Option<Arc<Document>> {
        if self.document.is_none() {
            self.read(context)?;
            match self.reading(context) {
                Ok(document) => self.document = Some(Arc::new(document)),
                Err(problem) => self.lose(texts::placed(problem, &self.seed.path)),
            }
        }
        self.document.clone()
    }

    /// The document, from what is remembered of reading these bytes; else it is read, and that is remembered.
    fn reading(&mut self, context: &Context) -> Result<Document, Problem> {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        let (path, key) = (&self.seed.path, self.read_key(context));
        if self.record.packed.key == key
            && let Ok(reading) = postcard::from_bytes::<Reading>(&self.record.packed.reading)
        {
            return reading.restore(path, bytes, &self.metadata);
        }
        if let Some(problem) = texts::conflict(bytes) {
            return Err(problem);
        }
        let document = document::read(path, bytes, &self.metadata)?;
        self.account.read = true;
        let reading = postcard::to_stdvec(&Reading::of(&document)).unwrap_or_default();
        self.record.packed = Packed { key, reading };
        Ok(document)
    }

    fn read_key(&self, context: &Context) -> Hash {
        let (engine, content) = (context.inputs.engine, self.content);
        ReadKey { engine, content, metadata: &self.metadata, path: &self.seed.path }.hash()
    }

    /// Gives the memory of the document back; it is read again should it be needed.
    pub fn drop_document(&mut self) {
        self.document = None;
        self.bytes = None;
    }

    /// The path it had in the last run.
    pub fn former<'c>(&self, context: &'c Context) -> &'c str
    where
        'a: 'c,
    {
        context.renamed.get(&self.seed.path).and_then(Former::path).unwrap_or(&self.seed.path)
    }

    /// Puts together what rules and comparisons found, carries the annotations and writes them.
    pub fn finish(&mut self, context: &Context, mut compared: Vec<Finding>) {
        if self.account.lost {
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
        self.account.problems.push(problem);
    }

    fn set_severities(&self, context: &Context, findings: &mut [Finding]) {
        let config = &context.inputs.config;
        for finding in findings.iter_mut().filter(|finding| config.varies(finding.rule.as_str())) {
            finding.severity = config.on(finding.rule.as_str(), &self.seed.path).severity.unwrap_or(finding.severity);
        }
    }

    /// Whether its words, or what is known of it, are not those of the last run.
    pub fn is_altered(&self, context: &Context) -> bool {
        let entry = context.index.entries.get(&self.seed.path);
        entry.is_none_or(|entry| entry.content != self.content || entry.metadata != texts::hash_of(&self.metadata))
    }

    /// What was different on disk when the run began, as far as it may explain what `changes` tell.
    fn altered(&self, context: &Context, changes: &[Change]) -> Altered {
        let mut altered = Altered {
            document: self.is_altered(context),
            others: self.others,
            engine: context.index.engine != context.inputs.engine,
            ..Altered::default()
        };
        for id in changes.iter().map(|change| &change.rule).collect::<BTreeSet<_>>() {
            let Some(made) = context.inputs.made.get(id.as_str()) else { continue };
            let before = context.index.rules.get(id.as_str());
            if before.is_none_or(|before| before.source != made.source) {
                altered.rules.insert(id.clone());
            }
            if before.is_some_and(|before| before.options != made.options) {
                altered.options.insert(id.clone());
            }
        }
        altered
    }
}
