//! Words that a field is compared with and can never hold: `figure.kind == "cardinall"` is never true, and Lua says nothing.
//!
//! No analysis of the rule: it looks for a field by its name beside `==` or `~=` and a text. Of a name that the rule, its
//! modules or its term lists use for something of their own, only what is plainly asked of an object is looked at:
//! `document.language`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::api;
use super::handle::Kind;
use super::library::Library;
use crate::error::{Location, Problem};
use crate::text::nearest;

/// The fields that hold one of a few words, with those words: of all objects that have a field of that name.
fn words() -> &'static BTreeMap<&'static str, BTreeSet<&'static str>> {
    static WORDS: OnceLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut open = BTreeSet::new();
        for (name, holds, _) in Kind::ALL.into_iter().flat_map(api::fields) {
            if holds.starts_with('"') {
                words.entry(name).or_default().extend(listed(holds));
            } else {
                open.insert(name);
            }
        }
        words.retain(|name, _| !open.contains(name));
        words
    })
}

/// The comparisons in the Lua files among `paths` that can never hold.
pub(super) fn impossible(library: &Library, paths: &[&str]) -> Vec<Problem> {
    let files: Vec<(&str, Vec<Token>)> =
        paths.iter().filter_map(|&path| Some((path, tokens(library.sources.get(path)?)))).collect();
    let own: BTreeSet<&str> = files.iter().flat_map(|(_, tokens)| given_names(tokens)).collect();
    let mut problems = Vec::new();
    for (path, tokens) in files.iter().filter(|(path, _)| super::files::ends_with(path, "lua")) {
        for (field, text) in comparisons(tokens) {
            let plain = !own.contains(field.name) || is_object_with(field);
            let Some(words) = words().get(field.name).filter(|_| plain) else { continue };
            if !words.contains(text.words) {
                problems.push(problem(library, path, field, text, words));
            }
        }
    }
    problems
}

fn problem(library: &Library, path: &str, field: Field, text: Text, words: &BTreeSet<&str>) -> Problem {
    let message = format!("`{}` is never `{}`", field.name, text.words);
    let own = object(field.of).and_then(|kind| holds(kind, field.name)).map(|holds| listed(holds).collect());
    let words = own.unwrap_or_else(|| words.iter().copied().collect::<Vec<_>>());
    let hint = match nearest(text.words, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of {}", words.join(", ")),
    };
    let location = Location { column: text.column, ..library.location(path, text.line) };
    Problem::new("rule-value", message).at(location).hint(hint)
}

/// A text in a source: what stands between the quotation marks, and where they open, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Text<'s> {
    words: &'s str,
    line: usize,
    column: usize,
}

/// A field, and the word before its dot.
#[derive(Clone, Copy, Debug)]
struct Field<'s> {
    of: &'s str,
    name: &'s str,
}

/// Whether the word before the dot is that for an object which has such a field.
fn is_object_with(field: Field) -> bool {
    object(field.of).is_some_and(|kind| holds(kind, field.name).is_some())
}

/// The kind of object that `word` stands for.
fn object(word: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == word)
}

/// What the field `name` of an object of `kind` holds, as editors write it.
fn holds(kind: Kind, name: &str) -> Option<&'static str> {
    api::fields(kind).into_iter().find(|(known, ..)| *known == name).map(|(_, holds, _)| holds)
}

/// The words of `"fr"|"en"`.
fn listed(holds: &'static str) -> impl Iterator<Item = &'static str> {
    holds.split('"').skip(1).step_by(2)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'s> {
    Name(&'s str),
    Text(Text<'s>),
    /// `==` or `~=`.
    Compared,
    Other(char),
}

/// Each field that is compared with a text, and the text.
fn comparisons<'t, 's>(tokens: &'t [Token<'s>]) -> impl Iterator<Item = (Field<'s>, Text<'s>)> + use<'t, 's> {
    tokens.windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [Token::Compared, Token::Text(text)] if !is_continued(tokens.get(at + 2)) => {
            Some((field_before(&tokens[..at])?, *text))
        }
        [Token::Text(text), Token::Compared] => Some((field_after(&tokens[at + 2..])?, *text)),
        _ => None,
    })
}

/// Whether a text is only the beginning of what is compared: `"car" .. "dinal"`.
fn is_continued(next: Option<&Token>) -> bool {
    matches!(next, Some(Token::Other('.' | ':')))
}

/// `kind`, after `figure.kind`.
fn field_before<'s>(tokens: &[Token<'s>]) -> Option<Field<'s>> {
    match *tokens {
        [.., Token::Name(of), Token::Other('.'), Token::Name(name)] => Some(Field { of, name }),
        [.., Token::Other('.'), Token::Name(name)] => Some(Field { of: "", name }),
        _ => None,
    }
}

/// `kind`, before `figure.kind` or `figure.sentence.kind`, when that is all.
fn field_after<'s>(tokens: &[Token<'s>]) -> Option<Field<'s>> {
    let [Token::Name(first), rest @ ..] = tokens else { return None };
    let (mut of, mut tokens, mut field) = (*first, rest, None);
    while let [Token::Other('.'), Token::Name(name), rest @ ..] = tokens {
        field = Some(Field { of, name });
        (of, tokens) = (*name, rest);
    }
    field.filter(|_| !matches!(tokens.first(), Some(Token::Other('(' | '[' | ':' | '.'))))
}

/// The names that a source gives to something of its own: keys of tables, keys of a list, fields that are set.
fn given_names<'t, 's>(tokens: &'t [Token<'s>]) -> impl Iterator<Item = &'s str> + use<'t, 's> {
    let keys = tokens.windows(2).filter_map(|pair| match pair {
        [Token::Name(name), Token::Other('=')] => Some(*name),
        _ => None,
    });
    let quoted = tokens.windows(3).filter_map(|three| match three {
        [Token::Other('['), Token::Text(text), Token::Other(']')] => Some(text.words),
        _ => None,
    });
    keys.chain(quoted)
}

/// The tokens of a Lua source or of a list, without comments, as far as they are needed here.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let mut at = 0;
        while let Some(first) = line[at..].chars().next() {
            let rest = &line[at..];
            at += if rest.starts_with("--") {
                break;
            } else if first.is_whitespace() {
                first.len_utf8()
            } else if first.is_ascii_alphabetic() || first == '_' {
                let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                tokens.push(Token::Name(&rest[..len]));
                len
            } else if matches!(first, '"' | '\'') {
                let words = quoted(&rest[1..], first);
                let column = line[..at].chars().count() + 1;
                tokens.push(Token::Text(Text { words, line: number + 1, column }));
                (words.len() + 2).min(rest.len())
            } else if rest.starts_with("==") || rest.starts_with("~=") {
                tokens.push(Token::Compared);
                2
            } else {
                tokens.push(Token::Other(first));
                first.len_utf8()
            };
        }
    }
    tokens
}

/// What stands before the mark that closes a text; all of the line when none does.
fn quoted(rest: &str, mark: char) -> &str {
    let mut escaped = false;
    let end = rest.char_indices().find(|&(_, c)| {
        let closes = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    end.map_or(rest, |(end, _)| &rest[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;
    use crate::rule::{RuleFiles, Rules};

    /// What is said when a rule runs `code` on each figure.
    fn said(code: &str) -> Vec<String> {
        let rule = format!(
            "local own = terms.load(\"own.en.toml\")\nreturn rule {{ summary = \"s\", each = \"figure\", check = function(figure, report)\n{code}\nend }}"
        );
        let list = "language = \"en\"\nabout = \"x\"\n[[term]]\nword = \"a\"\nqualifier = \"b\"\n";
        let files = RuleFiles::of([("rules/x.lua", &*rule), ("rules/terms/own.en.toml", list)]);
        let (_, problems) = Rules::load(&files, &Config::default());
        problems
            .iter()
            .map(|problem| format!("{}: {}", problem.message, problem.hint.clone().unwrap_or_default()))
            .collect()
    }

    #[track_caller]
    fn slip(code: &str, expected: &str) {
        let said = said(code);
        assert!(said.len() == 1 && said[0].starts_with(expected), "{code}: {said:?}");
    }

    #[track_caller]
    fn fine(code: &str) {
        assert_eq!(said(code), Vec::<String>::new(), "{code}");
    }

    #[test]
    fn a_word_that_a_field_never_holds_is_told() {
        slip(
            "if figure.kind == \"cardinall\" then return end",
            "`kind` is never `cardinall`: did you mean `cardinal`?",
        );
        slip(
            "if figure.sentence.kind ~= 'headings' then return end",
            "`kind` is never `headings`: did you mean `heading`?",
        );
        slip(
            "if figure.kind == \"citizens\" then return end",
            "`kind` is never `citizens`: it is one of cardinal, ordinal",
        );
        slip("if \"fra\" == figure.document.language then return end", "`language` is never `fra`: did you mean `fr`?");
    }

    #[test]
    fn words_that_some_object_has_in_that_field_are_fine() {
        fine("if figure.kind == \"cardinal\" or figure.names[1].kind == \"person\" then return end");
        fine("if figure.document.language ~= \"fr\" then return end");
    }

    #[test]
    fn names_that_the_rule_uses_itself_are_left_alone() {
        fine("local own = { kind = \"mine\" }\nif own.kind == \"mine\" then return end");
        fine("local own = {}\nown.kind = \"mine\"\nif own.kind == \"mine\" then return end");
        fine("local first = own:first(figure)\nif first and first.term.qualifier == \"b\" then return end");
        slip("if figure.qualifier == \"bb\" then return end", "`qualifier` is never `bb`");
    }

    #[test]
    fn what_is_no_comparison_with_a_whole_text_is_left_alone() {
        fine("-- figure.kind == \"cardinall\"\nlocal text = \"figure.kind == 'cardinall'\"\nprint(text)");
        fine("if figure.kind == \"car\" .. \"dinal\" then return end");
        fine("if \"x\" == figure.kind:sub(1, 1) then return end");
    }

    #[test]
    fn the_line_and_the_column_are_shown() {
        let files = RuleFiles::of([(
            "rules/x.lua",
            "return rule { summary = \"s\", each = \"figure\",\n  check = function(figure, report)\n    if figure.kind == \"percents\" then report(figure, \"m\") end\n  end }",
        )]);
        let (rules, problems) = Rules::load(&files, &Config::default());
        let location = problems[0].location.as_ref().unwrap();
        assert_eq!((rules.all().len(), location.line, location.column), (0, 3, 23));
        assert!(location.source.contains("percents"));
    }

    proptest! {
        #[test]
        fn any_source_is_read(source in "\\PC{0,80}") {
            tokens(&source);
        }
    }
}
