//! The ledger file read back: what the other sources say, for somebody who judges one of them.

use std::collections::BTreeSet;

use toml::{Table, Value};

/// Of a crowd, the sources of so many values are named.
const MOST: usize = 12;

/// What the documents beside `document` say under `key`, a line for each: of a crowd, only what contradicts the words
/// `quote` there.
#[must_use]
pub fn others(ledger: &Table, rule: &str, key: &str, document: &str, quote: &str) -> Vec<String> {
    let rows = ledger.get(rule).and_then(|rule| rule.get(key)).and_then(Value::as_table);
    let Some(rows) = rows else { return Vec::new() };
    if rows.values().any(|row| row.get("said").is_some_and(Value::is_array)) {
        return against(rows, &format!("{document}: {quote}"));
    }
    let others = rows.iter().filter(|(other, _)| *other != document);
    let quotes = others.flat_map(|(other, rows)| {
        let quotes = rows.as_table().into_iter().flat_map(Table::keys);
        quotes.map(move |quote| format!("{other}: “{quote}”"))
    });
    quotes.collect()
}

/// The first source of each value that contradicts what is `said`.
fn against(rows: &Table, said: &str) -> Vec<String> {
    let own: BTreeSet<&str> =
        rows.iter().filter(|(_, row)| lines(row, "said").any(|line| line == said)).map(|(name, _)| &**name).collect();
    let named: BTreeSet<&str> = own.iter().flat_map(|name| lines(&rows[*name], "contradiction")).collect();
    let clashes = rows.iter().filter(|(name, row)| {
        named.contains(name.as_str()) || lines(row, "contradiction").any(|other| own.contains(other))
    });
    let told = clashes.filter_map(|(_, row)| {
        let (document, words) = lines(row, "said").next()?.split_once(": ")?;
        let more = lines(row, "said").count() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        Some(format!("{document}: “{words}”{more}"))
    });
    told.take(MOST).collect()
}

fn lines<'t>(row: &'t Value, list: &str) -> impl Iterator<Item = &'t str> {
    row.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(ledger: &str, document: &str, quote: &str, expected: &[&str]) {
        let ledger = toml::from_str(ledger).unwrap();
        assert_eq!(others(&ledger, "r", "boats", document, quote), expected);
    }

    #[test]
    fn a_few_sources_are_told_one_by_one() {
        let ledger = "[r.boats.\"a.txt\".\"4 boats\"]\nlow = 4\n[r.boats.\"b.txt\".\"said\"]\nlow = 5\n";
        case(ledger, "a.txt", "4 boats", &["b.txt: “said”"]);
        case(ledger, "c.txt", "9 boats", &["a.txt: “4 boats”", "b.txt: “said”"]);
        case("", "a.txt", "4 boats", &[]);
    }

    #[test]
    fn of_a_crowd_what_contradicts_is_told() {
        let ledger = "[r.boats.4]\nsaid = [\"a.txt: 4 boats\", \"c.txt: four boats\"]\ncontradiction = [\"9\"]\n\
            [r.boats.5]\nsaid = [\"e.txt: 5 boats\"]\n[r.boats.9]\nsaid = [\"d.txt: 9 boats\"]\n";
        case(ledger, "a.txt", "4 boats", &["d.txt: “9 boats”"]);
        case(ledger, "d.txt", "9 boats", &["a.txt: “4 boats” (and 1 more)"]);
        case(ledger, "e.txt", "5 boats", &[]);
    }
}
