//! A large story as it was left by the last run that brought it up to date. Thousands of articles in one folder are compared
//! with one another; one that is saved then costs what it says, and not what all others say.
//!
//! Kept in memory alone, for one story: that of who saved in one last, else the first. What stands here is used for
//! documents on which nothing has to be done, which is for the index to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::context::Context;
use super::hash::Hash;
use super::record::StoryRecord;
use super::story::{Ids, OfDocument};
use super::work::Work;
use crate::finding::RuleId;
use crate::ledger::{Group, Ledger, StoryFact, group, head};

/// Rule and key.
pub type Key = (RuleId, String);

/// The story that is known, if any, for as long as a session lasts.
#[derive(Debug, Default)]
pub struct Memory {
    story: Mutex<Option<Familiar>>,
    /// Whether a story is known before anybody has saved in it.
    eager: bool,
}

/// What is known of a story.
#[derive(Debug, Default)]
pub struct Familiar {
    story: String,
    members: BTreeMap<String, Member>,
    /// By key.
    shelves: BTreeMap<Key, Shelf>,
    /// What rules said of the groups.
    record: StoryRecord,
    /// Whether that is not what stands in the store.
    unkept: bool,
}

/// What is known of a document.
#[derive(Debug)]
struct Member {
    /// Of everything that its facts depend on.
    key: Hash,
    /// What is set for rules on its path.
    particular: String,
    /// Of its facts.
    keys: BTreeSet<Key>,
    ids: OfDocument,
}

/// What is known of one key.
#[derive(Debug, Default)]
struct Shelf {
    /// By document, in order.
    facts: BTreeMap<String, Vec<StoryFact>>,
    /// Those that are compared.
    group: Option<Arc<Group>>,
    /// How these stand in the ledger; `None` when they are to be written anew.
    table: Option<String>,
}

/// The documents of a story that were brought up to date, beside what is known of all others.
#[derive(Debug, Default)]
pub struct Side {
    familiar: Familiar,
    /// Documents on which nothing has to be done, as far as they alone are concerned.
    known: BTreeSet<String>,
    /// Whether what is found out is to be known next time.
    keeps: bool,
}

impl Memory {
    /// That of somebody who is going to save.
    #[must_use]
    pub fn eager() -> Self {
        Self { eager: true, ..Self::default() }
    }

    /// Whether nothing is known though it should be.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        self.eager && self.slot().is_none()
    }

    /// Puts what rules said into the store, where a save has left that for later.
    pub fn settle(&self, context: &Context) {
        if let Some(familiar) = self.slot().as_mut().filter(|familiar| familiar.unkept) {
            // Without it the next program compares again.
            familiar.unkept = context.store.keep_story(&familiar.record).is_err();
        }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Familiar>> {
        self.story.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, story: &str) -> Option<Familiar> {
        self.slot().take_if(|familiar| familiar.story == story)
    }
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

/// Keys of which something changed.
#[derive(Debug, Default)]
struct Changed {
    /// Facts that say something else.
    otherwise: BTreeSet<Key>,
    /// Facts that say the same, and stand elsewhere in their document.
    elsewhere: BTreeSet<Key>,
}

impl Familiar {
    /// Puts `member` in the place of what is known of the document at `path`, and `facts` in that of its facts.
    fn put(&mut self, path: &str, member: Option<Member>, facts: Vec<StoryFact>, changed: &mut Changed) {
        let mut by_key: BTreeMap<Key, Vec<StoryFact>> = BTreeMap::new();
        for fact in facts {
            by_key.entry(key_of(&fact)).or_default().push(fact);
        }
        let keys: BTreeSet<Key> = by_key.keys().cloned().collect();
        let former = match member {
            Some(member) => self.members.insert(path.to_owned(), Member { keys: keys.clone(), ..member }),
            None => self.members.remove(path),
        };
        // Where rules are set otherwise, they may say something else of the same facts.
        let set_before = former.as_ref().map(|former| former.particular.clone());
        let same_settings = set_before == self.members.get(path).map(|member| member.particular.clone());
        for key in &keys | &former.map(|former| former.keys).unwrap_or_default() {
            let now = by_key.remove(&key).unwrap_or_default();
            let shelf = self.shelves.entry(key.clone()).or_default();
            let before = shelf.facts.remove(path).unwrap_or_default();
            if before != now && !(same_settings && shelf.moves(&before, &now)) {
                changed.otherwise.insert(key);
            } else if before != now || !same_settings {
                changed.elsewhere.insert(key);
            }
            if !now.is_empty() {
                shelf.facts.insert(path.to_owned(), now);
            }
        }
    }

    /// Gathers the facts of the keys that `changed` anew.
    fn regroup(&mut self, story: &str, changed: &BTreeSet<Key>) {
        let shelves = self.shelves.par_iter_mut().filter(|(key, _)| changed.contains(*key));
        shelves.for_each(|((rule, key), shelf)| {
            let facts = shelf.facts.values().flatten().cloned().collect();
            shelf.group = Group::gather(rule.clone(), story, key.clone(), facts).map(Arc::new);
            shelf.table = None;
        });
        self.shelves.retain(|_, shelf| !shelf.facts.is_empty());
    }
}

impl Shelf {
    /// Puts the facts of one document, which stood as in `before`, to where they stand `now`. False when more than that has
    /// to be done.
    fn moves(&mut self, before: &[StoryFact], now: &[StoryFact]) -> bool {
        self.group.as_mut().is_some_and(|group| Arc::make_mut(group).move_facts(before, now))
    }
}

fn key_of(fact: &StoryFact) -> Key {
    (fact.fact.rule.clone(), fact.fact.claim.key.clone())
}

/// The annotation of `fact` among those of its document.
fn annotation(ids: &OfDocument, fact: &StoryFact) -> Option<String> {
    ids.get(&fact.fact.rule)?.get(&fact.fact.span).map(ToString::to_string)
}
