//! How well two spellings are told to be of one person: the figures of `docs/reader.md` may rise and must not fall.
//! Every set was labelled before it was read; the first two were used for mending the reader, the third was written with
//! the second and read after, the fourth much later and read before anything was mended on it.

use recoupe::document::one_person;

/// Holds the F1 of a set, pairs taken as names in a text, against `floor`, in per cent.
#[track_caller]
fn check(table: &str, floor: f64) {
    let (mut right, mut found, mut wanted) = (0_u32, 0, 0);
    let mut wrong = String::new();
    for line in table.lines().skip(1) {
        let [a, b, same] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no pair: {line}") };
        let is_one = one_person(a, b);
        assert_eq!(is_one, one_person(b, a), "{a} and {b} depend on their order");
        right += u32::from(is_one && same == "1");
        found += u32::from(is_one);
        wanted += u32::from(same == "1");
        if is_one != (same == "1") {
            wrong.push('\n');
            wrong.push_str(line);
        }
    }
    let f1 = 200.0 * f64::from(right) / f64::from(found + wanted);
    assert!(f1 >= floor, "{f1:.1}, and was {floor}{wrong}");
}

#[test]
fn pairs_of_public_life() {
    check(include_str!("../names/name_pairs.tsv"), 97.0);
    check(include_str!("../names/second_pairs.tsv"), 95.3);
    check(include_str!("../names/third_pairs.tsv"), 95.8);
    check(include_str!("../names/fourth_pairs.tsv"), 95.4);
}
