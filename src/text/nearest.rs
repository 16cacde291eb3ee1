/// The one of `candidates` that `word` was most likely meant to be; `None` when none is close.
///
/// Close means at most one slip in three characters, swapped neighbours counting as one; else a beginning of two
/// characters or more that fits one candidate alone.
///
/// ```
/// assert_eq!(recoupe::text::nearest("severty", ["severity", "enabled"]), Some("severity"));
/// assert_eq!(recoupe::text::nearest("en", ["severity", "enabled"]), Some("enabled"));
/// assert_eq!(recoupe::text::nearest("colour", ["severity", "enabled"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let reach = length.div_ceil(3);
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let slipped = candidates
        .iter()
        // A letter more or less is a slip at least.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= reach)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), *candidate))
        .filter(|&(slips, _)| slips <= reach)
        .min();
    let mut begun = candidates.iter().filter(|candidate| length > 1 && candidate.starts_with(word));
    let alone = || begun.next().filter(|_| begun.next().is_none()).copied();
    slipped.map(|(_, candidate)| candidate).or_else(alone)
}
