//! A document whose way is over: what is kept of it and told, without what it took to get there. A run over many
//! documents holds one of these for each, so it is small.

use super::account::Account;
use super::context::Context;
use super::record::Record;
use super::rename::Former;
use super::seeds::Seed;
use super::store::Entry;
use super::work::Work;
use super::{Workspace, tally, texts};
use crate::error::Problem;
use crate::report::Tally;

/// What is left of a document.
#[derive(Debug)]
pub struct Settled<'a> {
    pub seed: &'a Seed,
    /// What the index is to know of it, by path; `None` when it could not be remembered.
    pub entry: Option<Box<(String, Entry)>>,
    /// What is told of it, where that cannot be read back from the store.
    pub record: Option<Box<Record>>,
    pub tally: Tally,
    pub annotated: usize,
    pub account: Account,
    /// Why nothing could be remembered of it.
    pub unkept: Option<Box<Problem>>,
}

impl<'a> Work<'a> {
    /// Ends the way of a document in which nothing had to be done.
    pub fn untouched(self, context: &Context) -> Settled<'a> {
        // The stamp is that of now: the same bytes may have been saved again.
        let known = context.index.entries.get(&self.seed.path);
        let tally = context.tally(&self.seed.path);
        let entry = known.map(|entry| (self.seed.path.clone(), entry.stamped(self.seed.stamp, tally)));
        let annotated = known.map_or(0, |entry| entry.annotated);
        self.settled(context, entry, None, tally, annotated)
    }

    /// Gives a document up on its way: what rules have said of it is true whatever becomes of it.
    pub fn leave(&self, context: &Context) {
        // Under another name it is still known by its former one.
        if context.write && self.touched && !self.account.lost && self.former(context) == self.seed.path {
            // Without it the rules run again.
            let _ = context.store.keep_record(&self.record, true);
        }
    }

    /// Ends the way of a document: what is to be remembered of it is put on disk.
    pub fn settle(mut self, context: &Context) -> Settled<'a> {
        let tally = tally::tally(context.reviews, &self.record);
        let annotated = self.record.annotated;
        let keep = context.write && self.touched && !self.account.lost;
        let unkept =
            if keep { context.store.keep_record(&self.record, !context.blank).err().map(Box::new) } else { None };
        let entry = if unkept.is_none() { self.entry(context, tally) } else { None };
        let stored = context.write && !self.account.lost && !self.unwritten && unkept.is_none();
        let record = (!stored && context.told).then(|| {
            let mut record = std::mem::take(&mut self.record);
            (record.answers, record.previous) = Default::default();
            Box::new(record)
        });
        Settled { unkept, ..self.settled(context, entry, record, tally, annotated) }
    }

    fn settled(
        self,
        context: &Context,
        entry: Option<(String, Entry)>,
        record: Option<Box<Record>>,
        tally: Tally,
        annotated: usize,
    ) -> Settled<'a> {
        let (seed, account, entry) = (self.seed, self.account.packed(context.changes), entry.map(Box::new));
        Settled { seed, entry, record, tally, annotated, account, unkept: None }
    }

    /// What the index is to know of it, by path. `annotations` is asked of the disk again: it may just have been
    /// written. Where they could not be, what was known stays, for the next run to begin from.
    fn entry(&mut self, context: &Context, tally: Tally) -> Option<(String, Entry)> {
        if self.unwritten {
            // A path that another seed has taken is that one's by now.
            let taken = matches!(context.renamed.get(&self.seed.path), Some(Former::Taken(..) | Former::Departed(_)));
            let former = if taken { &self.seed.path } else { self.former(context) }.to_owned();
            self.account.unsettled = Some(former.clone());
            let known = context.index.entries.get(&former)?;
            return Some((former, Entry { failed: true, ..known.clone() }));
        }
        let entry = Entry {
            stamp: self.seed.stamp,
            content: self.content,
            metadata: texts::hash_of(&self.metadata),
            key: self.key,
            annotations: context.workspace.stamp(&Workspace::annotation_of(&self.seed.path)),
            failed: self.account.failed(),
            annotated: self.record.annotated,
            tally,
        };
        Some((self.seed.path.clone(), entry))
    }
}
