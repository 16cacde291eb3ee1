use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::rules;
use super::table::{Node, Reader};
use crate::document::Metadata;
use crate::error::{Location, Problem};

/// `sources.toml`: what is known of the files of one story.
///
/// ```toml
/// ["depeche-1.txt"]
/// published = 2022-01-09
/// publisher = "AFP"
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// By file name; a file in a folder below by its path from there, with `/`.
    pub files: BTreeMap<String, Source>,
}

/// What is known of one file.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub metadata: Metadata,
    /// Of the file's name in `sources.toml`.
    pub location: Option<Location>,
}

const KEYS: &[&str] = &["published", "publisher", "url", "title", "language"];

impl Sources {
    /// Reads `text`, the file at `path` (relative to the workspace).
    #[must_use]
    pub fn parse(path: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut reader = Reader::new(path, text, "sources");
        let table = reader.parse();
        let files = table.iter().filter_map(|(key, value)| entry(&mut reader, key, value)).collect();
        (Self { files }, reader.finish())
    }
}

fn entry<'a>(reader: &mut Reader<'a>, file: &Spanned<DeString<'a>>, value: &Node<'a>) -> Option<(String, Source)> {
    let name = file.get_ref().to_string();
    let Some(table) = value.get_ref().as_table() else {
        reader.problem(&file.span(), format!("`{name}` must be a table that describes the file of that name")).hint =
            Some("[\"article.txt\"] on a line of its own, its keys below".to_owned());
        return None;
    };
    let mut metadata = Metadata::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "published" => metadata.published = day(reader, value),
            "publisher" => metadata.publisher = reader.string("publisher", value),
            "url" => metadata.url = reader.string("url", value),
            "title" => metadata.title = reader.string("title", value),
            "language" => metadata.language = rules::language(reader, "language", value),
            unknown if table_of_dotted_name(value) => {
                reader.problem(&file.span(), format!("`{name}.{unknown}` is read as a key in a key")).hint =
                    Some(format!("put the file's name in quotation marks: [\"{name}.{unknown}\"]"));
            }
            _ => reader.unknown(key, &format!("`{name}`"), KEYS),
        }
    }
    let location = Some(reader.location(file.span().start));
    Some((name, Source { metadata, location }))
}

/// `[article.txt]` without quotation marks is the table `txt` in the table `article`: the slip everyone makes once.
fn table_of_dotted_name(value: &Node) -> bool {
    value.get_ref().is_table()
}

/// A day, bare (`2022-01-09`) or in quotation marks; a time of day after it is dropped.
fn day<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> Option<jiff::civil::Date> {
    let written = match value.get_ref() {
        DeValue::Datetime(when) => when.date.map(|date| date.to_string()).unwrap_or_default(),
        DeValue::String(text) => text.get(..10).unwrap_or(text).to_owned(),
        _ => String::new(),
    };
    let found = written.parse().ok();
    if found.is_none() {
        reader.problem(&value.span(), "`published` must be a day").hint = Some("for example 2022-01-09".to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) -> Sources {
        let (sources, problems) = Sources::parse("seeds/x/sources.toml", text);
        let shown: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
        assert_eq!(shown, expected);
        sources
    }

    #[test]
    fn a_file_is_described() {
        let sources = case(
            "[\"a.txt\"]\npublished = 2022-01-09\npublisher = \"AFP\"\nlanguage = \"fr-BE\"\n\
             [\"b.txt\"]\npublished = \"2022-01-10T08:00:00Z\"\n",
            &[],
        );
        let metadata = &sources.files["a.txt"].metadata;
        assert_eq!(metadata.published, Some(jiff::civil::date(2022, 1, 9)));
        assert_eq!(metadata.language, Some(crate::language::Language::French));
        assert_eq!(sources.files["b.txt"].metadata.published, Some(jiff::civil::date(2022, 1, 10)));
        assert_eq!(sources.files["b.txt"].location.as_ref().map(|at| at.line), Some(5));
    }

    #[test]
    fn mistakes_are_told() {
        case("[\"a.txt\"]\npublishd = 2022-01-09\n", &["unknown key `publishd` in `a.txt`"]);
        case("[\"a.txt\"]\npublished = \"9 January\"\n", &["`published` must be a day"]);
        case("[a.txt]\npublisher = \"AFP\"\n", &["`a.txt` is read as a key in a key"]);
        case("a = 1\n", &["`a` must be a table that describes the file of that name"]);
    }
}
