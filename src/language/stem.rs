//! Stems: what the forms of one word begin with.

use super::Language;

impl Language {
    /// The stem of `word`, in lower case: "bureaux" and "bureau" have one.
    #[must_use]
    pub fn stem(self, word: &str) -> String {
        let algorithm = match self {
            Self::French => frostem::Algorithm::French,
            Self::English => frostem::Algorithm::English,
            Self::Spanish => frostem::Algorithm::Spanish,
        };
        frostem::Stemmer::new(algorithm).stem(&word.to_lowercase()).into_owned()
    }
}
