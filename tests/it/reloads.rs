//! Rules that are loaded again, with what is known of them: as if they were loaded from nothing, whatever was edited.

use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;

use recoupe::config::Config;
use recoupe::rule::{RuleFiles, Rules, Runner};

use crate::rules::read;

/// What may stand in each file; nothing in the place of an empty one. The first of each belong together.
const FILES: [(&str, &[&str]); 6] = [
    ("rules/a.lua", &[A, "return rule {", "error('no')", ""]),
    ("rules/b.lua", &[B, B_OTHERWISE, ""]),
    ("rules/c.lua", &[C, "return rule { summary = 'c', each = 'sentence' }"]),
    ("rules/lib/found.lua", &["return 'maire'", "return 'ment'", "return", "local", ""]),
    ("rules/lib/deep.lua", &["return require('lib.found')", "return 'Le'", ""]),
    ("rules/terms/words.toml", &[LIST, "language = 'fr'\nterm = [{ word = 'ment' }]", "language = 'fr'\nterm = 3", ""]),
];

const A: &str = "local found = pattern(require('lib.deep'))
return rule { summary = 'a', each = 'sentence', examples = { flags = { 'Le [[maire]].' } },
  check = function(sentence, report) for m in found:find(sentence) do report(m, 'a') end end }";
const B: &str = "local words = terms.load('words.toml')
return rule { summary = 'b', each = 'sentence', options = { words = { default = 1 } },
  check = function(sentence, report) for _, m in ipairs(words:find(sentence)) do report(m, 'b') end end }";
const B_OTHERWISE: &str = "return rule { summary = 'b', each = 'sentence',
  check = function(sentence, report) report(sentence, 'b') end }";
const C: &str = "return rule { summary = 'c', each = 'sentence',
  check = function(sentence, report) report(sentence.words[1], 'c') end }";
const LIST: &str = "language = 'fr'\nterm = [{ word = 'maire' }, { word = 'dort' }]";

const SETTINGS: [&str; 3] = ["", "[rules.c]\nseverity = 'info'\n", "[rules.b]\nwords = 2\n"];

/// Everything that can be seen of rules.
fn seen(rules: &Rules, problems: &impl Debug) -> String {
    let document = read("Le maire ment. Le maire dort.");
    let mut runner = Runner::new(rules);
    // What was spent may differ by a step or two.
    let mut said = |rule| runner.check(rule, &document).map(|checked| checked.findings);
    let said: Vec<_> = (0..rules.all().len()).map(&mut said).collect();
    let tested = rules.test(|_| true);
    format!("{:#?}\n{problems:#?}\n{said:#?}\n{tested:#?}", rules.all())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]
    #[test]
    fn loading_again_is_loading(edits in vec((0..FILES.len() + 1, 0..5_usize), 1..12)) {
        let mut texts = FILES.map(|(path, versions)| (path, versions[0]));
        let mut settings = SETTINGS[0];
        let mut known = Rules::default();
        for (file, version) in edits {
            match FILES.get(file) {
                Some((_, versions)) => texts[file].1 = versions[version % versions.len()],
                None => settings = SETTINGS[version % SETTINGS.len()],
            }
            let files = RuleFiles::of(texts.into_iter().filter(|(_, text)| !text.is_empty()));
            let (config, _) = Config::parse("recoupe.toml", settings);
            let (loaded, problems) = Rules::load(&files, &config);
            let (again, told) = known.reload(&files, &config);
            prop_assert_eq!(seen(&again, &told), seen(&loaded, &problems));
            known = again;
        }
    }
}
