//! A run of one story beside what is known of it from the last: the documents that were brought up to date stand for
//! themselves, all others for what was found out then.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::context::Context;
use super::familiar::{Changed, Familiar, Ids, Key, Member, OfDocument};
use super::record::StoryRecord;
use super::work::Work;
use crate::ledger::{Group, Ledger, StoryFact, group, head};

/// The documents of a story that were brought up to date, beside what is known of all others.
#[derive(Debug, Default)]
pub struct Side {
    familiar: Familiar,
    /// Documents on which nothing has to be done, as far as they alone are concerned.
    known: BTreeSet<String>,
    /// Whether what is found out is to be known next time.
    keeps: bool,
}

impl Side {
    /// What is known of `story`, which is `large` or not and consists of `works`.
    pub fn of(context: &Context, story: &str, works: &[Work], large: bool) -> Self {
        if !large {
            drop(context.memory.take(story));
            return Self::default();
        }
        if !context.write {
            return Self::default();
        }
        let saved = works.iter().any(|work| context.saved.contains(&work.seed.path));
        let Some(familiar) = context.memory.take(story) else {
            return Self { keeps: saved || context.memory.is_wanting(), ..Self::default() };
        };
        let is_known = |work: &&Work| {
            let member = familiar.members.get(&work.seed.path);
            // What somebody did to annotation files is for the look at everything to find, which follows.
            let as_left = || if saved { work.is_as_known(context) } else { work.is_clean(context) };
            member.is_some_and(|member| member.key == work.key) && as_left()
        };
        let known = works.par_iter().filter(is_known).map(|work| work.seed.path.clone()).collect();
        Self { familiar, known, keeps: true }
    }

    /// Whether nothing has to be done on the document at `path`, as far as it alone is concerned.
    pub fn knows(&self, path: &str) -> bool {
        self.known.contains(path)
    }

    /// The keys of the facts in the document at `path`.
    pub fn keys_of(&self, path: &str) -> impl Iterator<Item = &Key> {
        self.familiar.members.get(path).into_iter().flat_map(|member| &member.keys)
    }

    /// What rules said of those groups that are as they were; nothing when nothing is known.
    pub fn said(&mut self) -> Option<StoryRecord> {
        (!self.known.is_empty()).then(|| std::mem::take(&mut self.familiar.record))
    }

    /// The facts of `works` by key, in order, and the keys of those that are not as they were.
    pub fn groups(&mut self, context: &Context, story: &str, works: &[Work]) -> (Vec<Arc<Group>>, BTreeSet<Key>) {
        if !self.keeps {
            let facts = works.iter().flat_map(Work::facts).cloned().collect();
            return (group(story, facts).into_iter().map(Arc::new).collect(), BTreeSet::new());
        }
        let mut changed = Changed::default();
        let there: BTreeSet<&str> = works.iter().map(|work| work.seed.path.as_str()).collect();
        let gone = self.familiar.members.keys().filter(|path| !there.contains(path.as_str()));
        for path in gone.cloned().collect::<Vec<_>>() {
            self.familiar.put(&path, None, Vec::new(), &mut changed);
        }
        for work in works.iter().filter(|work| !self.known.contains(&work.seed.path)) {
            let path = &work.seed.path;
            let particular = context.particular(path);
            let member = Member { key: work.key, particular, keys: BTreeSet::new(), ids: OfDocument::new() };
            self.familiar.put(path, Some(member), work.facts().cloned().collect(), &mut changed);
        }
        self.familiar.regroup(story, &changed.otherwise);
        let groups = self.familiar.shelves.values().filter_map(|shelf| shelf.group.clone()).collect();
        changed.otherwise.append(&mut changed.elsewhere);
        (groups, changed.otherwise)
    }

    /// Those of `groups` that are to be told of, where nobody wants all of them again: the `touched` ones.
    pub fn tells(&self, groups: &[Arc<Group>], touched: &BTreeSet<Key>) -> Option<Vec<Arc<Group>>> {
        let is_touched = |group: &&Arc<Group>| touched.contains(&(group.rule.clone(), group.key.clone()));
        (!self.known.is_empty()).then(|| groups.iter().filter(is_touched).cloned().collect())
    }

    /// The file of the `ledger`, of which groups were `touched`; `ids` are the annotations of documents that are not known,
    /// or were `affected`.
    pub fn ledger(
        &mut self,
        ledger: &Ledger,
        mut ids: Ids,
        affected: &BTreeSet<String>,
        touched: &BTreeSet<Key>,
    ) -> String {
        if !self.keeps {
            return ledger.to_toml(|fact| annotation(ids.get(&fact.document)?, fact));
        }
        let Familiar { members, shelves, .. } = &mut self.familiar;
        let mut stale = touched.clone();
        for (path, member) in members.iter_mut() {
            if !self.known.contains(path) || affected.contains(path) {
                member.ids = ids.remove(path).unwrap_or_default();
                stale.extend(member.keys.iter().cloned());
            }
        }
        let members = &*members;
        let annotation = |fact: &StoryFact| annotation(&members.get(&fact.document)?.ids, fact);
        shelves.par_iter_mut().for_each(|(key, shelf)| {
            let is_stale = shelf.table.is_none() || stale.contains(key);
            if let Some(group) = shelf.group.as_ref().filter(|group| is_stale && group.is_numeric()) {
                let mut table = String::new();
                group.push_toml(annotation, &mut table);
                shelf.table = Some(table);
            } else if is_stale {
                shelf.table = Some(String::new());
            }
        });
        let tables = shelves.values().filter_map(|shelf| shelf.table.as_deref());
        std::iter::once(head(&ledger.story).as_str()).chain(tables).collect()
    }

    /// Knows the story as before: nothing came of it.
    pub fn put_back(self, context: &Context) {
        if !self.familiar.members.is_empty() {
            *context.memory.slot() = Some(self.familiar);
        }
    }

    /// Whether what is found out is to be known next time.
    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Knows the story from now on, with what rules said of it in `record`, which may be `new`: it is put into the store when
    /// there is time.
    pub fn keep(self, context: &Context, record: StoryRecord, new: bool) {
        let unkept = new || self.familiar.unkept;
        *context.memory.slot() = Some(Familiar { story: record.story.clone(), record, unkept, ..self.familiar });
    }
}

/// The annotation of `fact` among those of its document.
fn annotation(ids: &OfDocument, fact: &StoryFact) -> Option<String> {
    ids.get(&fact.fact.rule)?.get(&fact.fact.span).map(ToString::to_string)
}
