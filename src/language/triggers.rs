//! The words at which a finder must look twice, so that each word of a text is looked up once.

use rustc_hash::FxHashMap;

use super::Language;
use super::files::Each;
use super::numbers::Roles;
use super::reporting;
use super::units::{Dimension, Unit};
use super::words::WordMap;
use crate::text::forms::Form;

/// What a word may lead to: a set, kept for each word of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Triggers(u32);

impl Triggers {
    const LEADS: Self = Self(1);
    const SOURCED: Self = Self(1 << 1);
    const VOICES: Self = Self(1 << 2);
    const REPORTS: Self = Self(1 << 3);
    const IDLE: Self = Self(1 << 4);
    const SPEECH: Self = Self(1 << 5);
    const TELLS: Self = Self(1 << 6);
    const SAYS: Self = Self(1 << 7);
    const TURNS: Self = Self(1 << 8);
    const COUNTS: Self = Self(1 << 9);
    const BLURS: Self = Self(1 << 10);
    const LEADS_BLUR: Self = Self(1 << 11);
    const ENDS_BLUR: Self = Self(1 << 12);
    const OUTCOME: Self = Self(1 << 13);
    const EVENT: Self = Self(1 << 14);
    const ALONE: Self = Self(1 << 15);
    const SECOND: Self = Self(1 << 16);
    const LASTS: Self = Self(1 << 17);

    /// How many words a vague plural, with its number, or a multiple may have.
    pub const BLUR: usize = 4;

    /// Whether the word may begin or be a cue of an attribution, or a phrase that looks like one.
    #[must_use]
    pub fn cites(self) -> bool {
        let cues = Self::LEADS.0 | Self::SOURCED.0 | Self::VOICES.0 | Self::REPORTS.0 | Self::IDLE.0 | Self::SPEECH.0;
        self.0 & cues != 0
    }

    /// Whether the word may begin a preposition whose noun is the source.
    #[must_use]
    pub fn leads(self) -> bool {
        self.has(Self::LEADS)
    }

    /// Whether the word may begin a preposition that is the start of its source.
    #[must_use]
    pub fn is_sourced(self) -> bool {
        self.has(Self::SOURCED)
    }

    /// Whether the word is by itself one of the phrases that [`Self::leads`], [`Self::is_sourced`] and [`Self::is_idle`] tell.
    #[must_use]
    pub fn stands_alone(self) -> bool {
        self.has(Self::ALONE)
    }

    /// Whether the word is the second of such a phrase.
    #[must_use]
    pub fn carries_on(self) -> bool {
        self.has(Self::SECOND)
    }

    /// Whether the word is a preposition before somebody whose words follow.
    #[must_use]
    pub fn voices(self) -> bool {
        self.has(Self::VOICES)
    }

    /// Whether the word may be a reporting verb.
    #[must_use]
    pub fn reports(self) -> bool {
        self.has(Self::REPORTS)
    }

    /// Whether the word may begin a phrase that looks like a cue and cites nobody.
    #[must_use]
    pub fn is_idle(self) -> bool {
        self.has(Self::IDLE)
    }

    /// Whether the word is a noun that is somebody's words.
    #[must_use]
    pub fn is_speech(self) -> bool {
        self.has(Self::SPEECH)
    }

    /// Whether the word may begin a hedge or a press conditional.
    #[must_use]
    pub fn tells(self) -> bool {
        self.has(Self::TELLS)
    }

    /// Whether the word may be a reporting verb in a person of it.
    #[must_use]
    pub fn says(self) -> bool {
        self.has(Self::SAYS)
    }

    /// Whether the word may turn to what the reporter knows.
    #[must_use]
    pub fn turns(self) -> bool {
        self.has(Self::TURNS)
    }

    /// Whether the word may begin a numeral.
    #[must_use]
    pub fn counts(self) -> bool {
        self.has(Self::COUNTS)
    }

    /// Whether the word may be a vague plural, a multiple or the decade of a life, or begin one.
    #[must_use]
    pub fn blurs(self) -> bool {
        self.has(Self::BLURS)
    }

    /// Whether the word may begin one that ends with another word: "des" in "des centaines".
    #[must_use]
    pub fn leads_blur(self) -> bool {
        self.has(Self::LEADS_BLUR)
    }

    /// Whether the word may be the last of one that began before it, or the number in it.
    #[must_use]
    pub fn ends_blur(self) -> bool {
        self.has(Self::ENDS_BLUR)
    }

    /// Whether a participle may begin with the word that says what became of those counted.
    #[must_use]
    pub fn is_outcome(self) -> bool {
        self.has(Self::OUTCOME)
    }

    /// Whether the word may begin a unit that lengths of time are measured in.
    #[must_use]
    pub fn lasts(self) -> bool {
        self.has(Self::LASTS)
    }

    /// Whether the word is a noun that says itself what happened.
    #[must_use]
    pub fn is_event(self) -> bool {
        self.has(Self::EVENT)
    }

    fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }
}

/// Words by how they are looked up: in lower case or folded.
#[derive(Debug)]
struct Table {
    lower: WordMap<Triggers>,
    folded: WordMap<Triggers>,
}

impl Table {
    fn of(language: Language) -> Self {
        let mut lower = FxHashMap::default();
        let (citing, reporting) = (language.citing(), language.reporting());
        add(&mut lower, citing.prepositions.firsts(), Triggers::LEADS);
        add(&mut lower, citing.sourced_prepositions.firsts(), Triggers::SOURCED);
        for phrases in [&citing.prepositions, &citing.sourced_prepositions, &citing.idle] {
            add(&mut lower, phrases.singles(), Triggers::ALONE);
            add(&mut lower, phrases.seconds(), Triggers::SECOND);
        }
        add(&mut lower, citing.voicing_prepositions.iter(), Triggers::VOICES);
        add(&mut lower, reporting.forms(), Triggers::REPORTS);
        add(&mut lower, citing.idle.firsts(), Triggers::IDLE);
        add(&mut lower, citing.nouns.iter(), Triggers::SPEECH);
        add(&mut lower, citing.turning.firsts(), Triggers::TURNS);
        // "table" is a verb only before "sur": alone it makes no clause.
        let finite = |word: &&str| {
            reporting.of(word).any(|(verb, form)| form == reporting::Form::Finite && verb.rest.is_empty())
        };
        add(&mut lower, reporting.forms().filter(finite), Triggers::SAYS);
        let conditionals = language.conditionals();
        let verbs = conditionals.auxiliaries.iter().chain(conditionals.states.iter());
        add(&mut lower, verbs.chain(conditionals.hedges.firsts()), Triggers::TELLS);
        let mut folded = FxHashMap::default();
        let numbers = language.numbers();
        let playing =
            |part: fn(&Roles) -> bool| numbers.words().filter(move |word| numbers.roles(word).is_some_and(part));
        add(&mut folded, playing(|roles| roles.begins), Triggers::COUNTS);
        let (decades, multiples) = (&language.units().age.decades, &language.qualifiers().multiples);
        let orders = || playing(|roles| roles.order.is_some());
        add(&mut folded, orders(), Triggers::BLURS);
        add(&mut folded, decades.singles().chain(multiples.singles()), Triggers::BLURS);
        let several = || decades.ends_of_several().chain(multiples.ends_of_several());
        add(&mut folded, several().map(|(first, _)| first), Triggers::LEADS_BLUR);
        add(&mut folded, numbers.vague_before.firsts(), Triggers::LEADS_BLUR);
        add(&mut folded, several().map(|(_, last)| last), Triggers::ENDS_BLUR);
        add(&mut folded, orders().chain(playing(|roles| roles.cardinal.is_some())), Triggers::ENDS_BLUR);
        add(&mut folded, language.counting().participles.firsts(), Triggers::OUTCOME);
        add(&mut folded, language.counting().events(), Triggers::EVENT);
        let lasts = |unit: &Unit| unit.dimension == Dimension::Duration;
        add(&mut folded, language.units().after.firsts_of(lasts), Triggers::LASTS);
        Self { lower: lower.into(), folded: folded.into() }
    }
}

fn add<S: AsRef<str>>(table: &mut FxHashMap<String, Triggers>, words: impl Iterator<Item = S>, kind: Triggers) {
    for word in words {
        table.entry(word.as_ref().to_owned()).or_default().0 |= kind.0;
    }
}

impl Language {
    /// What a word may lead to, from its two forms.
    #[must_use]
    pub fn triggers(self, form: Form) -> Triggers {
        static EACH: Each<Table> = Each::new();
        let table = EACH.of(self, |_| Table::of(self));
        let bits = |found: Option<&Triggers>| found.map_or(0, |found| found.0);
        Triggers(bits(table.lower.lower(form)) | bits(table.folded.folded(form)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::Tokens;

    #[track_caller]
    fn triggers(language: Language, word: &str) -> Triggers {
        let tokens = Tokens::new(word);
        tokens.each(|form| language.triggers(form)).at(&tokens, 0)
    }

    #[test]
    fn no_blur_is_longer_than_is_looked_ahead() {
        for language in Language::ALL {
            let (decades, multiples) = (&language.units().age.decades, &language.qualifiers().multiples);
            let openers = language.numbers().vague_before.longest_phrase() + 1;
            let longest = openers.max(decades.longest_phrase()).max(multiples.longest_phrase());
            assert!(longest <= Triggers::BLUR, "{language}: {longest} words");
        }
    }

    #[test]
    fn words_of_every_kind() {
        let french = |word| triggers(Language::French, word);
        assert!(["selon", "annonce", "affirmant", "aux"].into_iter().all(|word| french(word).cites()));
        assert!(french("auraient").tells() && !french("auraient").cites() && french("navire") == Triggers::default());
        assert!(french("annonce").reports() && french("annonce").is_speech() && !french("annonce").leads());
        assert!(french("affirme").says() && !french("affirmant").says());
        assert!(french("selon").stands_alone() && !french("de").stands_alone());
        assert!(french("source").carries_on() && !french("navire").carries_on());
        assert!(french("quatre").counts() && !french("quatre").blurs());
        assert!(french("dizaines").blurs() && french("dizaines").ends_blur() && !french("dizaines").leads_blur());
        assert!(french("des").leads_blur() && !french("des").blurs() && !french("des").counts());
        assert!(french("ont").leads_blur() && french("doublé").ends_blur() && french("doublement").blurs());
        assert!(french("années").lasts() && french("h").lasts() && !french("euros").lasts());
        assert!(triggers(Language::English, "reportedly").tells());
    }
}
