//! What the tables of the language say of every word of a document, looked up once for all finders, and for the documents
//! that the thread reads after it.

use super::address::addresses;
use super::code::codes;
use super::remembered::Remembered;
use super::signs::{Signed, Signs};
use crate::language::{Language, Roles, Triggers};
use crate::text::forms::Form;
use crate::text::tokens::Tokens;
use crate::text::{Span, work};

thread_local! {
    static KNOWN: Remembered<(Roles, Triggers, Signs)> = const { Remembered::new() };
}

/// What is known of the words of one document before anything is looked for: of each token, at its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    known: Vec<(Roles, Triggers)>,
    /// What finders look for as they go from word to word.
    pub signs: Signed,
    addresses: Vec<Span>,
}

impl Lexicon {
    pub fn new(text: &str, tokens: &Tokens, language: Language) -> Self {
        let grammar = language.grammar();
        let look = |form: Form| {
            let (roles, triggers) = (grammar.roles(form), language.triggers(form));
            (roles, triggers, Signs::of(form, roles, triggers))
        };
        let each = KNOWN.with(|known| known.each(tokens, language, look));
        let (mut known, mut signs) = (Vec::with_capacity(tokens.len()), Signed::with_room(tokens.len()));
        for token in tokens.all() {
            let (roles, triggers, may_begin) = each.of(token);
            known.push((roles, triggers));
            signs.push(token, may_begin);
        }
        // Most texts have none, and none of their words says that one might.
        let mut addresses = if each.any(|known| known.2.any(Signs::ADDRESS)) { addresses(text) } else { Vec::new() };
        let codes = codes(text, tokens, &signs);
        if !codes.is_empty() {
            addresses.extend(codes);
            addresses.sort_unstable();
        }
        Self { known, signs, addresses }
    }

    /// Addresses on the web, hashtags, telephone numbers and their like, in text order: nothing in them is a figure or a date.
    pub fn addresses(&self) -> &[Span] {
        &self.addresses
    }

    /// What token `at` of the document may be in a clause.
    #[inline]
    pub fn roles(&self, at: usize) -> Roles {
        work::note(1);
        self.known.get(at).map_or(Roles::default(), |known| known.0)
    }

    /// What token `at` of the document may lead to.
    #[inline]
    pub fn triggers(&self, at: usize) -> Triggers {
        work::note(1);
        self.known.get(at).map_or(Triggers::default(), |known| known.1)
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use proptest::prelude::*;

    use crate::document::{Metadata, Reading, read_text};
    use crate::language::Language;

    /// Everything that is found in `text`, and what its words are known to be.
    fn found(text: &str, language: Option<Language>) -> String {
        let document = read_text(text, language, Metadata::default());
        let known: Vec<_> = (0..document.tokens.len())
            .map(|at| (document.roles(at), document.triggers(at), document.tokens.folded(at)))
            .collect();
        format!("{:?} {:?} {known:?}", Reading::of(&document), document.tokens.all())
    }

    /// The same in a thread that has read nothing yet.
    fn found_alone(text: &str, language: Option<Language>) -> String {
        thread::scope(|scope| scope.spawn(|| found(text, language)).join().unwrap())
    }

    /// So many words that no other text of these tests has, of which the thread keeps some and not all.
    fn many_words(count: usize) -> String {
        let word = |number| ["mot", ["", "inhabituellement"][number % 2], &letters(number), " "].concat();
        (0..count).map(word).collect()
    }

    /// A number in letters: digits would be a token of their own.
    fn letters(mut number: usize) -> String {
        let mut word = String::new();
        loop {
            word.extend(char::from_digit(u32::try_from(number % 26).unwrap() + 10, 36));
            number /= 26;
            if number == 0 {
                return word;
            }
        }
    }

    #[test]
    fn more_words_than_are_kept_change_nothing() {
        let (article, other) = (
            "Mardi, plus de vingt personnes auraient été blessées à Brest, selon la préfecture du Finistère.",
            "On Tuesday more than twenty people were hurt in Brest, according to the prefecture.",
        );
        let alone = [article, other].map(|text| found_alone(text, None));
        for count in [3_000, 3_000, 6_000, 10] {
            let filler = many_words(count);
            assert!(found(&filler, None) == found_alone(&filler, None), "{count} words");
            assert_eq!([article, other].map(|text| found(text, None)), alone, "after {count} words");
        }
    }

    proptest! {
        #[test]
        fn no_address_is_hidden(text in "(www|WWW|w|://|:|/|@|#|[.]|a|é|[0-9]{1,2}| |\n){0,20}") {
            let document = read_text(&text, Some(Language::French), Metadata::default());
            let hidden: Vec<_> = super::addresses(&text)
                .into_iter()
                .filter(|address| !document.lexicon.addresses().contains(address))
                .collect();
            prop_assert_eq!(hidden, []);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_was_read_before_changes_nothing(
            texts in proptest::collection::vec(
                "((Le|a|la|mai|May|1er|12|vingt|Paris|PARIS|paris|selon|said|«|»|''|'|’|ʼ|l|[a-zé]{1,3}|[A-Z][a-z]{0,20})[ ,.]?){0,25}",
                1..5
            ),
            languages in proptest::collection::vec(proptest::option::of(0..Language::ALL.len()), 5),
            crowded in any::<bool>(),
        ) {
            if crowded {
                found(&many_words(4_100), None);
            }
            for (text, language) in texts.iter().zip(languages).cycle().take(2 * texts.len()) {
                let language = language.map(|at| Language::ALL[at]);
                prop_assert_eq!(found(text, language), found_alone(text, language));
            }
        }
    }
}
