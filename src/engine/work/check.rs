//! The middle of a document's way: each rule's answer, remembered or asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Work;
use crate::document::Document;
use crate::engine::context::Context;
use crate::engine::hash::Hash;
use crate::engine::inputs::settings;
use crate::engine::record::{Answer, Packed, Record, RunKey};
use crate::engine::rename::Former;
use crate::finding::Finding;
use crate::ledger::StoryFact;
use crate::rule::{Checked, RuleInfo, RuleKind};

impl Work<'_> {
    /// Brings every rule's answer up to date.
    pub fn check(&mut self, context: &Context) {
        // Whoever wants nothing remembered wants the rules to run again; the text from before is no result of theirs, and
        // without it annotations could not be carried. Only where nothing is written, nothing has to be carried.
        if !context.fresh || context.write {
            self.record = match context.renamed.get(&self.seed.path) {
                Some(Former::Taken(_, record)) => Record::clone(record),
                Some(Former::Nowhere | Former::Departed(_)) => Record::default(),
                Some(Former::Gone(path)) => context.store.record(path).unwrap_or_default(),
                None if context.blank => Record::default(),
                None => context.store.record(&self.seed.path).unwrap_or_default(),
            };
            self.record.path.clone_from(&self.seed.path);
        }
        let mut answers = BTreeMap::new();
        let mut remembered = std::mem::take(&mut self.record.answers);
        if context.fresh {
            remembered.clear();
            self.record.packed = Packed::default();
        }
        let known = self.read_key(context);
        for (index, rule) in context.inputs.rules.all().iter().enumerate() {
            if self.kept.contains(&rule.id) {
                continue;
            }
            let key = self.run_key(context, known, index);
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

    fn run_key(&self, context: &Context, document: Hash, index: usize) -> Hash {
        let (config, info) = (&context.inputs.config, &context.inputs.rules.all()[index]);
        let id = info.id.as_str();
        let rule = if config.varies(id) {
            RunKey::of_rule(&info.fingerprint, &settings(&config.on(id, &self.seed.path)))
        } else {
            context.inputs.keys[index]
        };
        RunKey { document, rule }.hash()
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
        self.account.ran.push(index);
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
                self.account.problems.push(problem);
                self.kept.insert(rule.id.clone());
                None
            }
        }
    }

    /// What comparisons found in it before; `None` when they would find something else by now, as far as this document and
    /// the rules tell.
    pub fn compared_before(&self, context: &Context) -> Option<Vec<Finding>> {
        let record = context.store.record(&self.seed.path).filter(|record| record.content == self.content)?;
        let (known, rules) = (self.read_key(context), context.inputs.rules.all());
        let compare =
            rules.iter().enumerate().filter(|(_, rule)| rule.kind == RuleKind::Cross && !self.kept.contains(&rule.id));
        let mut compared = Vec::new();
        for (index, rule) in compare {
            let key = self.run_key(context, known, index);
            let answer = record.answers.get(&rule.id).filter(|answer| answer.key == key)?;
            let mut all: Vec<Finding> = record.findings.iter().filter(|one| one.rule == rule.id).cloned().collect();
            let mut own = answer.findings.clone();
            self.set_severities(context, &mut own);
            for one in own {
                all.remove(all.iter().position(|known| *known == one)?);
            }
            compared.append(&mut all);
        }
        Some(compared)
    }

    /// The facts in it.
    pub fn facts(&self) -> impl Iterator<Item = &StoryFact> {
        self.record.answers.values().flat_map(|answer| &answer.facts)
    }
}
