/// The one of `candidates` that `word` was most likely meant to be; `None` when none is close.
///
/// Close means at most one slip in three characters, swapped neighbours counting as one.
///
/// ```
/// assert_eq!(recoupe::text::nearest("severty", ["severity", "enabled"]), Some("severity"));
/// assert_eq!(recoupe::text::nearest("colour", ["severity", "enabled"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = word.chars().count().div_ceil(3);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(slips, _)| slips <= reach)
        .min()
        .map(|(_, candidate)| candidate)
}
