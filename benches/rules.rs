//! Thirty rules on one article of about six hundred words: the aim is a millisecond on one core.
//!
//! `cargo bench --bench rules`

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use recoupe::config::Config;
use recoupe::document::{Document, Metadata, read_text};
use recoupe::language::Language;
use recoupe::rule::{RuleFiles, Rules, Runner};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SENTENCES: [&str; 8] = [
    "Le conseil municipal a voté mardi soir la fermeture de l'ancienne piscine, après deux heures de débat.",
    "« Nous n'avons jamais eu les comptes », a déclaré la cheffe de l'opposition, Claire Maurin.",
    "Selon la préfecture, plus de 1.200 personnes ont défilé samedi entre la gare et le port.",
    "Les organisateurs en ont compté près de 3 000, dont une centaine venues des villages voisins.",
    "La facture, estimée à 4,5 millions d'euros en 2019, aurait doublé depuis.",
    "D'après une source proche du dossier, le rapport serait prêt depuis le 12 janvier.",
    "La clique des promoteurs, dit-il, ne reculera devant rien pour obtenir le terrain.",
    "Il reste 48 logements vides, soit 12 % du quartier, et personne ne sait pourquoi.",
];

const LISTED: &str = r#"
local list = terms.load("TERMS")
return rule {
  summary = "a list", each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(list:find(sentence)) do
      if not match.quoted then report(match, ("“%s”: %s"):format(match.text, match.term.note)) end
    end
  end,
}"#;
const PATTERN: &str = r#"
local words = pattern([[(?i)\b(NUMBER\w*|jamais|toujours)\b]])
return rule {
  summary = "a pattern", each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(words:find(sentence)) do
      if not match.attributed then report(match, "a pattern") end
    end
  end,
}"#;
const FIGURES: &str = r#"
return rule {
  summary = "figures", each = "figure",
  check = function(figure, report)
    if figure.kind == "cardinal" and figure.low and figure.low > NUMBER and not figure.attributed and not figure.quoted then
      report(figure, "no source")
    end
  end,
}"#;
const DOCUMENT: &str = r#"
return rule {
  summary = "attributions", each = "document",
  check = function(document, report)
    for _, attribution in ipairs(document.attributions) do
      if attribution.anonymous and attribution.source then report(attribution.source, "who is that?") end
    end
    for _, date in ipairs(document.dates) do
      if date.relative and not date.resolved then report(date, "NUMBER") end
    end
  end,
}"#;

fn article() -> Arc<Document> {
    let mut text = String::new();
    for place in 0..40 {
        let end = if place % 4 == 3 { "\n\n" } else { " " };
        let _ = write!(text, "{}{end}", SENTENCES[place % SENTENCES.len()]);
    }
    assert!((550..750).contains(&text.split_whitespace().count()));
    Arc::new(read_text(&text, Some(Language::French), Metadata::default()))
}

fn thirty_rules() -> Rules {
    let mut files = RuleFiles::default();
    let mut add = |path: String, text: String| files.files.insert(path, text.into_bytes());
    for number in 0..30 {
        let source = [LISTED, PATTERN, FIGURES, LISTED, DOCUMENT, PATTERN][number % 6];
        let list = format!("list-{number}.toml");
        let mut terms = "language = \"fr\"\n".to_owned();
        for term in 0..60 {
            let _ = write!(terms, "[[term]]\nword = \"mot{number}x{term}\"\nnote = \"n\"\n");
        }
        terms.push_str("[[term]]\nword = \"clique\"\nnote = \"n\"\n");
        add(format!("rules/terms/{list}"), terms);
        add(format!("rules/r{number}.lua"), source.replace("TERMS", &list).replace("NUMBER", &number.to_string()));
    }
    let (rules, problems) = Rules::load(&files, &Config::default());
    assert!(problems.is_empty(), "{problems:?}");
    rules
}

fn bench(criterion: &mut Criterion) {
    let rules = thirty_rules();
    let document = article();
    let mut runner = Runner::new(&rules);
    criterion.bench_function("thirty rules on an article", |bencher| {
        bencher.iter(|| {
            // A new document each time: what is known of the last one must not help.
            let document = Arc::new(Document::clone(&document));
            for rule in 0..rules.all().len() {
                black_box(runner.check(rule, &document)).expect("the rules are right");
            }
        });
    });
    criterion.bench_function("load thirty rules", |bencher| bencher.iter(thirty_rules));
    criterion.bench_function("a new state", |bencher| {
        bencher.iter(|| Runner::new(&rules).check(0, &document).expect("the rules are right"));
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
