//! Whole stories as a desk has them: articles of several outlets, with every clash between them marked before any rule
//! was run. `# name` begins a story, `--- language day outlet` an article; `{a:words}` marks what clashes with the other
//! words marked `a` in that story, `{?:words}` what may be held against others or not.
//!
//! A clash is found when a rule that compares sources accuses one of its words; what such a rule says of other words is
//! a false alarm.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use recoupe::document::{Metadata, read_text};
use recoupe::ledger;
use recoupe::rule::Runner;

use crate::precision::{of_story, starter};

/// What is marked in an article, by the place of its words.
type Marks = Vec<(Range<usize>, char)>;

struct Article<'a> {
    language: &'a str,
    day: &'a str,
    outlet: &'a str,
    text: String,
    marks: Marks,
}

impl<'a> Article<'a> {
    fn read(block: &'a str) -> Self {
        let (head, marked) = block.split_once('\n').expect("a line that tells language, day and outlet");
        let mut head = head.split(' ');
        let mut told = || head.next().expect("language, day and outlet");
        let (language, day, outlet) = (told(), told(), told());
        let (mut text, mut marks) = (String::new(), Marks::new());
        let mut rest = marked.trim();
        while let Some((before, mark)) = rest.split_once('{') {
            text += before;
            let (name, mark) = mark.split_once(':').expect("a mark has a name");
            let (words, behind) = mark.split_once('}').expect("a mark ends");
            let start = text.len();
            text += words;
            marks.push((start..text.len(), name.chars().next().expect("a mark has a name")));
            rest = behind;
        }
        text += rest;
        Self { language, day, outlet, text, marks }
    }
}

/// What the rules that compare say of `articles`: place of the article, words, rule, message.
fn said(articles: &[Article]) -> Vec<(usize, Range<usize>, String)> {
    let rules = starter();
    let mut runner = Runner::new(&rules);
    let mut said = Vec::new();
    for (number, rule) in rules.all().iter().enumerate() {
        let mut facts = Vec::new();
        for article in articles {
            let metadata = Metadata { published: Some(article.day.parse().unwrap()), ..Metadata::default() };
            let mut document = read_text(&article.text, Some(article.language.parse().unwrap()), metadata);
            article.outlet.clone_into(&mut document.path);
            let document = Arc::new(document);
            let found = runner.check(number, &document).unwrap().facts;
            facts.extend(found.into_iter().map(|fact| of_story(&document, fact)));
        }
        for group in ledger::group("story", facts) {
            for finding in runner.compare(number, &Arc::new(group)).unwrap() {
                let article = articles.iter().position(|article| article.outlet == finding.document).unwrap();
                let span = finding.finding.span;
                said.push((article, span.start..span.end, format!("{}: {}", rule.id, finding.finding.message)));
            }
        }
    }
    said
}

/// How many clashes of a story are found, how many there are, and how many words that do not clash are accused; what is
/// missed and what is wrong is added to `sheet`.
fn judge(story: &str, sheet: &mut String) -> [usize; 3] {
    let mut blocks = story.split("--- ");
    let name = blocks.next().unwrap_or_default().trim();
    let articles: Vec<Article> = blocks.map(Article::read).collect();
    let mut clashes: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
    for (_, mark) in articles.iter().flat_map(|article| &article.marks).filter(|(_, mark)| *mark != '?') {
        clashes.entry(*mark).or_default();
    }
    let mut alarms = 0;
    for (at, place, message) in said(&articles) {
        let article = &articles[at];
        let marks = article.marks.iter().filter(|(marked, _)| marked.start < place.end && place.start < marked.end);
        let mut marks = marks.map(|(_, mark)| *mark).peekable();
        if marks.peek().is_none() {
            alarms += 1;
            writeln!(
                sheet,
                "{name}, {}: false alarm on “{}” ({message})",
                article.outlet,
                &article.text[place.clone()]
            )
            .unwrap();
        }
        for mark in marks {
            clashes.entry(mark).or_default().insert(at);
        }
    }
    clashes.remove(&'?');
    for (mark, _) in clashes.iter().filter(|(_, found)| found.is_empty()) {
        let words = articles.iter().flat_map(|article| {
            let own = article.marks.iter().filter(|(_, name)| name == mark);
            own.map(|(place, _)| &article.text[place.clone()])
        });
        writeln!(sheet, "{name}: missed {mark} “{}”", words.collect::<Vec<_>>().join("” / “")).unwrap();
    }
    [clashes.values().filter(|found| !found.is_empty()).count(), clashes.len(), alarms]
}

/// Holds that of the clashes marked in `stories` at least `least` are found, with at most `most` false alarms.
#[track_caller]
fn found(stories: &str, least: usize, most: usize) {
    let mut sheet = String::new();
    let judged = stories.split("# ").skip(1).map(|story| judge(story, &mut sheet));
    let [found, all, alarms] = judged.fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
    assert!(found >= least && alarms <= most, "{found} of {all} found, {alarms} false alarms\n{sheet}");
}

#[test]
fn clashes_between_whole_articles_are_found() {
    found(include_str!("../precision/newsroom.txt"), 19, 0);
}

#[test]
fn clashes_in_stories_read_later_are_found() {
    found(include_str!("../precision/newsroom-later.txt"), 9, 0);
}
