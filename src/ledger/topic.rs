//! Which facts of one key are about the same thing, where the key alone does not say so.
//!
//! Knows no language. Two sources that tell the same thing share most of the words that carry meaning, whatever else
//! they say; one that tells something else of the same noun shares a few.

use std::collections::{BTreeMap, BTreeSet};

use super::StoryFact;
use super::same_words::beginning;
use crate::finding::Topic;
use crate::text::{Interval, Quantity};

/// With so many words in common, what else is told may differ more.
const MANY: usize = 3;
/// With fewer in common, next to nothing else may be told; where one alone says what happens, that is too little.
const FEW: usize = 2;
/// Twice the words in common, as a share of the words of both.
const SHARE_OF_MANY: f64 = 0.6;
const SHARE_OF_FEW: f64 = 0.75;
/// Two versions of one number are seldom further apart: so many times the smaller one.
const APART: f64 = 2.0;
/// Numbers below are near to one another by chance.
const SMALL: f64 = 10.0;
/// Numbers from here on are hardly ever so.
const LARGE: f64 = 100.0;
/// A word that stands in more facts of one key says little of what each is about: it leads to none.
const COMMON: usize = 40;

/// What one fact is about, taken apart once to be compared with many.
#[derive(Debug)]
struct About<'f> {
    event: Option<&'f str>,
    words: BTreeSet<String>,
    names: BTreeSet<String>,
    /// What is told of who is cited: it is in common with those who tell it, and no difference to those who do not.
    aside: BTreeSet<String>,
    /// The number itself, where there is one.
    number: Option<f64>,
}

impl<'f> About<'f> {
    fn of_fact(fact: &'f StoryFact) -> Option<Self> {
        Some(Self::of(fact.fact.topic.as_ref()?, fact.fact.claim.interval))
    }

    fn of(topic: &'f Topic, interval: Interval) -> Self {
        let beginnings = |words: &str| -> BTreeSet<String> { words.split_whitespace().map(beginning).collect() };
        let names = topic.words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
        Self {
            event: topic.event.as_deref(),
            names: names.map(beginning).collect(),
            words: beginnings(&topic.words),
            aside: &beginnings(&topic.aside) - &beginnings(&topic.words),
            number: interval.low.or(interval.high).map(Quantity::get),
        }
    }

    /// Whether both tell of the same thing. What happens decides where both say so, unless each names somebody whom the
    /// other does not; the words around, else.
    fn same(&self, other: &Self) -> bool {
        match (self.event, other.event) {
            (Some(event), Some(told)) => event == told && !self.is_of_another(other),
            (None, None) => self.shares(other, FEW) || self.is_version_of(other),
            _ => self.shares(other, MANY),
        }
    }

    /// Whether the numbers are such as are told of one thing, and nearly all that is told of the one is told of the other too.
    #[expect(clippy::cast_precision_loss, reason = "words of a sentence are few")]
    fn is_version_of(&self, other: &Self) -> bool {
        let near = |least: f64| {
            let are_near = |(a, b): (f64, f64)| a.min(b) >= least && a.max(b) <= a.min(b) * APART;
            self.number.zip(other.number).is_some_and(are_near)
        };
        let shared = self.words.intersection(&other.words).count();
        let (fewer, both) = (self.words.len().min(other.words.len()), self.words.len() + other.words.len());
        let most = 2.0 * shared as f64 / both as f64 >= SHARE_OF_MANY;
        let enough = shared == fewer && near(SMALL) || most && near(LARGE);
        shared >= FEW && enough && !self.is_of_another(other)
    }

    #[expect(clippy::cast_precision_loss, reason = "words of a sentence are few")]
    fn shares(&self, other: &Self, least: usize) -> bool {
        let aside = self.aside_of(other) + other.aside_of(self);
        let shared = self.words.intersection(&other.words).count() + aside;
        let (a, b) = (self.words.len() + self.aside_of(other), other.words.len() + other.aside_of(self));
        let share = 2.0 * shared as f64 / (a + b).max(1) as f64;
        let enough = if shared >= MANY { SHARE_OF_MANY } else { SHARE_OF_FEW };
        // One word in common is no more than the key says, where each tells more beside it.
        let told_all = self.aside.is_subset(&other.words)
            || other.aside.is_subset(&self.words)
            || self.aside == other.aside && self.words.len() + self.aside.len() > 1;
        // Where one alone says what happens, what the other tells of other figures does not say it too.
        let own = least < MANY || aside == 0;
        let all = own && shared > 0 && shared == a && shared == b && (shared > 1 || told_all);
        (all || shared >= least && share >= enough) && !self.is_of_another(other)
    }

    /// Every word, whoever tells it.
    fn told(&self) -> impl Iterator<Item = &String> {
        self.words.iter().chain(&self.aside)
    }

    /// How many words of `other` are told here of who is cited.
    fn aside_of(&self, other: &Self) -> usize {
        self.aside.intersection(&other.words).count()
    }

    fn is_of_another(&self, other: &Self) -> bool {
        !self.names.is_subset(&other.words) && !other.names.is_subset(&self.words)
    }
}

/// For each of `facts`, the number of what it is about: those that are linked by facts that tell the same have one. Facts
/// without a topic are all about what their key says.
pub(super) fn subjects(facts: &[StoryFact]) -> Vec<usize> {
    let about: Vec<Option<About>> = facts.iter().map(About::of_fact).collect();
    let mut subjects = Vec::with_capacity(facts.len());
    let mut plain = None;
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut events: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, about_this) in about.iter().enumerate() {
        let Some(this) = about_this else {
            subjects.push(*plain.get_or_insert(at));
            continue;
        };
        let known = this.told().filter_map(|word| places.get(word)).filter(|known| known.len() <= COMMON);
        let candidates: BTreeSet<usize> = known.flatten().copied().collect();
        let tells_same = |&other: &usize| about[other].as_ref().is_some_and(|other| other.same(this));
        let same = this.event.map(|event| *events.entry(event).or_insert(at));
        let linked: BTreeSet<usize> = candidates
            .into_iter()
            .filter(tells_same)
            .chain(same)
            .filter(|&other| other < at)
            .map(|other| subjects[other])
            .collect();
        let first = linked.first().copied().unwrap_or(at);
        subjects.push(first);
        if linked.len() > 1 {
            subjects.iter_mut().filter(|subject| linked.contains(subject)).for_each(|subject| *subject = first);
        }
        for word in this.told() {
            places.entry(word.clone()).or_default().push(at);
        }
    }
    subjects
}

/// Whether the words around `a` and `b` leave it at one thing.
pub(super) fn same_topic(a: &StoryFact, b: &StoryFact) -> bool {
    About::of_fact(a).zip(About::of_fact(b)).is_none_or(|(a, b)| a.same(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(a: &str, b: &str, same: bool) {
        numbered((a, None), (b, None), same);
    }

    /// Two facts by the words around them, and their numbers where they have one.
    #[track_caller]
    fn numbered((a, left): (&str, Option<f64>), (b, right): (&str, Option<f64>), same: bool) {
        let topic = |words: &str| {
            let (event, words) = words.split_once(": ").unwrap_or(("", words));
            let (words, aside) = words.split_once(" / ").unwrap_or((words, ""));
            let event = (!event.is_empty()).then(|| event.to_owned());
            Topic { event, words: words.to_owned(), aside: aside.to_owned() }
        };
        let (first, second) = (topic(a), topic(b));
        let interval = |number: Option<f64>| {
            let number = number.map(Quantity::new);
            Interval { low: number, high: number, ..Interval::default() }
        };
        let (first, second) = (About::of(&first, interval(left)), About::of(&second, interval(right)));
        assert_eq!(first.same(&second), same, "{a} / {b}");
        assert_eq!(second.same(&first), same, "{b} / {a}");
    }

    #[test]
    fn numbers_that_may_be_one_need_fewer_words() {
        let (few, many) = ("factori fall revenu year", "dri factori fall freight open order revenu see wagon year");
        numbered((few, Some(38.0)), (many, Some(28.0)), true);
        numbered((few, Some(38.0)), (many, Some(280.0)), false);
        numbered((few, Some(3.0)), (many, Some(4.0)), false);
        numbered((few, None), (many, Some(28.0)), false);
        numbered(("bread price rise", Some(12.0)), ("milk price rise villag year", Some(17.0)), false);
    }

    #[test]
    fn what_happens_decides_where_both_say_so() {
        case("cancelled: air flight", "cancelled: flight snow", true);
        case("cancelled: air flight snow", "delayed: air flight snow", false);
        case("excluded: pupil school", "pupil school", true);
        case("excluded: exclud pupil school", "pupil school", false);
        case("closed: branch clos", "branch / clos plan", false);
    }

    #[test]
    fn most_words_are_shared_by_those_who_tell_the_same() {
        case("blackout last", "blackout grid last", true);
        case("academ gre school touch", "academ school", false);
        case("bridg clos engin month", "bridg clos month trade", true);
        case("bridg clos", "bridg open", false);
        case("inflat", "inflat", true);
        case("", "", false);
    }

    #[test]
    fn who_is_cited_is_in_common_or_nothing() {
        case("visitor / expect museum", "visitor expect museum", true);
        case("visitor / expect museum", "visitor / promis mayor", false);
        case("visitor / expect museum", "visitor castl", false);
        case("close school / council", "close school", true);
        case("close school / council", "close school / union", true);
    }

    #[test]
    fn somebody_else_is_another_matter() {
        case("Morel convict fraud jail", "Petit convict fraud jail", false);
        case("Morel convict fraud jail", "convict court fraud jail", true);
    }
}
