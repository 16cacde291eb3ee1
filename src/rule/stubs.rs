//! The API as editors read it: annotations for the Lua language servers, made from the tables of [`super::api`].

use std::fmt::Write;

use super::api;
use super::handle::Kind;

/// The globals of rules, which no table knows.
const GLOBALS: &str = include_str!("stubs.lua");

/// A `---@meta` file with every name that rules may use.
#[must_use]
pub fn stubs() -> String {
    let mut out = GLOBALS.to_owned();
    for kind in Kind::ALL {
        class(&mut out, kind);
    }
    out
}

/// The name of the class of `kind`: `Sentence`.
fn class_name(kind: Kind) -> String {
    let name = kind.name();
    name[..1].to_uppercase() + &name[1..]
}

fn class(out: &mut String, kind: Kind) {
    let base = if is_span(kind) && kind != Kind::Part { ": Span" } else { "" };
    let _ = writeln!(out, "\n---@class {}{base}", class_name(kind));
    if kind == Kind::Match {
        out.push_str("---@field term Term? The entry of the list that was found.\n");
        out.push_str("---@field [integer|string] Span? What a group of the pattern captured, by number or by name.\n");
    }
    for (name, holds, meaning) in api::fields(kind) {
        if kind == Kind::Part || api::is_own(kind, name) {
            let _ = writeln!(out, "---@field {name} {holds} {meaning}");
        }
    }
    if kind == Kind::Part || !is_span(kind) {
        for method in api::methods(kind) {
            let _ = writeln!(out, "---@field {} {} {}", method.name, method.takes, method.meaning);
        }
    }
}

fn is_span(kind: Kind) -> bool {
    !matches!(kind, Kind::Group | Kind::Fact | Kind::Relation)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::document::{Metadata, read_text};
    use crate::rule::{RuleFiles, Rules, Runner};

    /// A text in which the reader finds one of each kind.
    const TEXT: &str = "Bilan du 5 janvier 2022. Selon le ministre Paul Dupont, plus de 20 personnes auraient été \
        blessées. « Nous avons compté 12 morts », a déclaré le maire.";

    /// The fields that `stubs` gives a class, as (class, field).
    fn declared(stubs: &str) -> Vec<(String, String)> {
        let mut class = String::new();
        let mut found = Vec::new();
        for line in stubs.lines() {
            if let Some(rest) = line.strip_prefix("---@class ") {
                rest.split(':').next().unwrap().trim().clone_into(&mut class);
            } else if let Some(rest) = line.strip_prefix("---@field ") {
                found.push((class.clone(), rest.split(' ').next().unwrap().to_owned()));
            }
        }
        found
    }

    #[test]
    fn every_field_of_the_stubs_can_be_asked_and_the_other_way_round() {
        let stubs = stubs();
        let declared = declared(&stubs);
        for kind in Kind::ALL {
            let own = class_name(kind);
            let known = |name: &str| {
                declared
                    .iter()
                    .any(|(class, field)| field == name && (*class == own || is_span(kind) && class == "Span"))
            };
            for (name, ..) in api::fields(kind) {
                assert!(known(name), "`{own}.{name}` is not in the stubs");
            }
            for method in api::methods(kind) {
                assert!(known(method.name), "`{own}:{}` is not in the stubs", method.name);
            }
        }
        let classes: Vec<String> = Kind::ALL.into_iter().map(class_name).collect();
        let live: Vec<&(String, String)> = declared.iter().filter(|(class, _)| classes.contains(class)).collect();
        assert!(live.len() > 60);
        for (class, field) in live {
            let kind = Kind::ALL.into_iter().find(|&kind| class_name(kind) == *class).unwrap();
            let of_match = kind == Kind::Match && (field == "term" || field.starts_with('['));
            let known = api::fields(kind).iter().any(|(name, ..)| name == field)
                || api::methods(kind).iter().any(|method| method.name == field);
            assert!(known || of_match, "the stubs give `{class}` a field `{field}` that it does not have");
        }
    }

    /// The objects and their fields, as the page on rules shows them.
    fn page() -> String {
        let mut page = String::new();
        for kind in Kind::ALL.into_iter().filter(|&kind| kind != Kind::Conditional) {
            let title = if kind == Kind::Part { "Every object of a document".to_owned() } else { class_name(kind) };
            let _ = write!(page, "\n### {title}\n\n| field | holds | |\n|---|---|---|\n");
            let fields =
                api::fields(kind).into_iter().filter(|(name, ..)| kind == Kind::Part || api::is_own(kind, name));
            for (name, holds, meaning) in fields {
                let _ = writeln!(page, "| `{name}` | {} | {meaning} |", holds.replace('|', ", ").replace('"', "`"));
            }
            if kind == Kind::Match {
                page.push_str("| `term` | Term? | The entry of the list that was found. |\n");
                page.push_str("| `[1]`, `[2]` …, by name | Span? | What a group of the pattern captured. |\n");
            }
            for method in api::methods(kind).iter().filter(|_| kind == Kind::Part || !is_span(kind)) {
                let _ = writeln!(page, "| `:{}(other)` | {} | {} |", method.name, result(method.takes), method.meaning);
            }
        }
        page
    }

    fn result(takes: &str) -> &str {
        takes.rsplit(": ").next().unwrap()
    }

    #[test]
    fn the_page_on_rules_names_every_field() {
        let text = include_str!("../../docs/rules.md").replace("\r\n", "\n");
        let (_, after) = text.split_once("as a test says -->\n").unwrap();
        let (shown, _) = after.split_once("<!-- end -->").unwrap();
        let page = page();
        assert!(shown == page, "put this into docs/rules.md:\n{page}");
    }

    /// Every global function of the stubs is there, and every global that is there is in the stubs.
    #[test]
    fn the_globals_are_those_of_the_stubs() {
        let mut check = String::new();
        for line in GLOBALS.lines().filter_map(|line| line.strip_prefix("function ")) {
            let name = line.split('(').next().unwrap();
            let _ = writeln!(check, "if type({name}) ~= \"function\" then error(\"no {name}\") end");
        }
        assert!(check.lines().count() >= 8);
        let source = format!("return rule {{ summary = \"s\", each = \"document\", check = function()\n{check} end }}");
        let (rules, problems) = Rules::load(&RuleFiles::of([("rules/x.lua", &*source)]), &Config::default());
        assert!(problems.is_empty(), "{problems:#?}");
        let document = Arc::new(read_text(TEXT, None, Metadata::default()));
        assert_eq!(Runner::new(&rules).check(0, &document).map(|checked| checked.findings.len()), Ok(0));
        for name in ["rule", "terms", "pattern", "fold", "stem", "names", "require", "print"] {
            let declared = [format!("function {name}("), format!("{name} = "), format!("function {name}.")];
            assert!(declared.iter().any(|form| GLOBALS.contains(form.as_str())), "`{name}` is not in the stubs");
        }
    }
}
