//! A person's name in its words, surname and given names apart, each with what its transliterations share.

use std::ops::Range;

use crate::language::{is_given_name, is_latin_given_name, spelling};
use crate::text::tokens::{Kind, Tokens};
use crate::text::work;

/// Keys of surnames count as spellings of one another when they share this much of their letters, in order.
const SPELLING: f64 = 0.75;

/// This much is enough when no consonant stands for another.
const SPELLING_OF_VOWELS: f64 = 0.67;

/// No person's name has as many bytes. Comparing two names takes as long as one times the other.
const LONGEST: usize = 200;

/// How alike two words are when one of them has its article written together with it.
const WITHOUT_ARTICLE: f64 = 0.95;

/// A surname of as many letters that differs in one is a slip, and no other surname.
const LONG: usize = 6;

/// One word of a name.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Folded letters.
    pub letters: String,
    /// What transliterations of it share.
    key: String,
    /// Its first letter and the consonants after it.
    bones: String,
    /// The families of a given name that is written in many ways.
    families: &'static [usize],
    /// Whether it is a frequent given name.
    listed: bool,
    /// Whether it is one of people whose surname has one spelling.
    pub latin: bool,
}

impl Token {
    pub fn new(letters: &str) -> Self {
        let key = spelling::key(letters);
        let bones = spelling::bones(&key);
        Self {
            key,
            bones,
            families: spelling::families(letters),
            listed: is_given_name(letters),
            latin: is_latin_given_name(letters),
            letters: letters.to_owned(),
        }
    }

    pub fn join(first: &Self, second: &Self) -> Self {
        Self::new(&format!("{}{}", first.letters, second.letters))
    }

    /// Whether both may be one surname in two spellings, one of them with its article written together or cut short.
    pub fn is_spelling_of(&self, other: &Self) -> bool {
        let bare = |of: &Self, other: &Self| {
            spelling::without_glued(&of.letters).any(|rest| Self::new(rest).is_spelling_as_it_is(other))
        };
        self.is_spelling_as_it_is(other) || bare(self, other) || bare(other, self)
    }

    fn is_spelling_as_it_is(&self, other: &Self) -> bool {
        let bones = self.bones.len() > 1 && self.bones == other.bones;
        let shared = strsim::normalized_damerau_levenshtein(&self.key, &other.key);
        let cut = |short: &str, long: &str| short.len() >= 4 && long.starts_with(short);
        bones
            || cut(&self.key, &other.key)
            || cut(&other.key, &self.key)
            || shared >= SPELLING
            || shared >= SPELLING_OF_VOWELS
                && (runs_in(&self.bones, &other.bones) || runs_in(&other.bones, &self.bones))
    }

    /// Whether the two are known for two given names, however alike they look: "Marie" and "Marine", "Karim" and "Karima".
    pub fn is_another_name(&self, other: &Self) -> bool {
        if self.letters == other.letters || self.is_of_family(other) {
            return false;
        }
        let of_two = spelling::are_man_and_woman(&self.letters, &other.letters);
        let spelled = if self.latin && other.latin { self.key == other.key } else { self.bones == other.bones };
        let known = self.listed && other.listed && !spelled && !self.is_short_for(other) && !other.is_short_for(self);
        known || of_two && (self.listed || other.listed)
    }

    fn is_of_family(&self, other: &Self) -> bool {
        self.families.iter().any(|family| other.families.contains(family))
    }

    /// "Chris" for "Christopher"; "Paula" is no longer "Paul".
    fn is_short_for(&self, other: &Self) -> bool {
        let rest = other.letters.strip_prefix(&self.letters).filter(|_| self.letters.len() > 2);
        rest.is_some_and(|rest| rest.len() > 3 || !rest.ends_with(['a', 'e']))
    }

    /// Whether both are one surname where names have one spelling: the same letters, or others for the same sound. A long
    /// one may have a slip in it.
    pub fn is_same_letters(&self, other: &Self) -> bool {
        let slip = || {
            self.letters.len().min(other.letters.len()) >= LONG
                && self.letters.bytes().next() == other.letters.bytes().next()
                && strsim::damerau_levenshtein(&self.letters, &other.letters) == 1
        };
        self.key == other.key
            || spelling::key_without_umlauts(&self.letters) == spelling::key_without_umlauts(&other.letters)
            || slip()
    }

    /// From 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        work::note(self.letters.len() * other.letters.len());
        if self.letters.len() <= 1 || other.letters.len() <= 1 {
            return if !self.letters.is_empty() && self.letters.bytes().next() == other.letters.bytes().next() {
                0.85
            } else {
                0.0
            };
        }
        if self.letters == other.letters {
            return 1.0;
        }
        if !self.families.is_empty() && !other.families.is_empty() {
            return if self.is_of_family(other) { 1.0 } else { 0.0 };
        }
        let letters = strsim::jaro_winkler(&self.letters, &other.letters);
        let plain = self.key == self.letters && other.key == other.letters;
        let keys = if plain { letters } else { strsim::jaro_winkler(&self.key, &other.key) };
        let bones = if self.bones.len() > 1 && self.bones == other.bones { 0.95 } else { 0.0 };
        let bare = |of: &Self, other: &Self| {
            let alike = |rest: &str| Self::new(rest).sounds_like(other);
            if spelling::without_glued(&of.letters).any(alike) { WITHOUT_ARTICLE } else { 0.0 }
        };
        letters.max(keys).max(bones).max(bare(self, other)).max(bare(other, self))
    }

    /// Whether both have the same key, or the same consonants.
    pub fn sounds_like(&self, other: &Self) -> bool {
        self.key == other.key || self.bones.len() > 1 && self.bones == other.bones
    }
}

/// A name in its two halves. What is too long for a person's name has no words.
#[derive(Debug)]
pub(super) struct Parts {
    /// Those of the surname first.
    words: Vec<Token>,
    /// How many of them are the surname.
    surnames: usize,
    /// Each word and the one behind it, in one.
    pub joined: Vec<Token>,
    /// The surname in one word, with what was left out of it.
    pub whole: Token,
    /// Whether the given names are one, perhaps of two words: "Jean-Claude", "Abdul Aziz".
    pub one_given_name: bool,
    /// Whether a word says whose son or daughter it is: the names behind it are the father's.
    pub of_father: bool,
    /// Which of a family's bearers of one name it is, where something behind the name tells: "Jr.", "père", "III".
    pub generation: Option<usize>,
}

impl Parts {
    pub fn new(name: &str) -> Self {
        if name.len() > LONGEST {
            return Self::of(Vec::new(), Vec::new(), Token::new(""), "");
        }
        let halves = name.split_once(',');
        let surname = halves.map_or_else(Vec::new, |(surname, _)| words(surname));
        let rest = halves.map_or(name, |(_, given)| given);
        let given = words(rest);
        // "Tamim ben Hamad"
        let of_father = given.get(1).is_some_and(|word| spelling::is_of_father(word));
        let last = given.last().or(surname.last()).filter(|_| surname.len() + given.len() > 1);
        let generation = last.and_then(|last| spelling::generation(last));
        let parts = if halves.is_some() {
            let whole = Token::new(&surname.concat());
            Self::of(tokens(surname), tokens(given), whole, rest)
        } else {
            Self::in_order(tokens(given), of_father, name)
        };
        Self { of_father, generation, ..parts }
    }

    /// From the words of `name`, none of which is told to be the surname.
    fn in_order(mut words: Vec<Token>, of_father: bool, name: &str) -> Self {
        // Names of short syllables put the surname first: "Kim Jong Un".
        let short = words.len() > 2 && words.iter().all(|word| word.letters.len() <= 5);
        let first = short && !of_father && words.first().is_some_and(|word| !word.latin);
        let given = words.split_off(if first { 1 } else { words.len().saturating_sub(1) });
        let (surname, given) = if first { (words, given) } else { (given, words) };
        let whole = Token::new(&surname.iter().map(|token| token.letters.as_str()).collect::<String>());
        Self::of(surname, given, whole, name)
    }

    /// What somebody is called by: the first given name, without a servant's "abdul" before it or in it.
    pub fn called(&self) -> Option<Token> {
        let first = self.given().first()?;
        if spelling::is_opener(&first.letters) {
            return Some(self.given().get(1).unwrap_or(first).clone());
        }
        let inner = spelling::without_glued(&first.letters)
            .find(|rest| is_given_name(rest) || !spelling::families(rest).is_empty());
        Some(inner.map_or_else(|| first.clone(), Token::new))
    }

    /// From a surname and given names, which stand in `name`.
    fn of(surname: Vec<Token>, given: Vec<Token>, whole: Token, name: &str) -> Self {
        let one_given_name = is_one(&given, name);
        let (surnames, mut words) = (surname.len(), surname);
        words.extend(given);
        let joined = words.windows(2).map(|pair| Token::join(&pair[0], &pair[1])).collect();
        Self { words, surnames, joined, whole, one_given_name, of_father: false, generation: None }
    }

    /// The words of the surname, then those of the given names.
    pub fn all(&self) -> &[Token] {
        &self.words
    }

    pub fn surname(&self) -> &[Token] {
        &self.words[self.surnames()]
    }

    pub fn given(&self) -> &[Token] {
        &self.words[self.givens()]
    }

    /// The places of the surname among all words.
    pub fn surnames(&self) -> Range<usize> {
        0..self.surnames
    }

    /// The places of the given names among all words.
    pub fn givens(&self) -> Range<usize> {
        self.surnames..self.words.len()
    }
}

/// Whether given names that stand in `name` are one name: a single word, two with a hyphen, or a servant's name in two.
fn is_one(given: &[Token], name: &str) -> bool {
    match given {
        [_] => true,
        [first, _] => name.contains('-') || spelling::is_opener(&first.letters),
        _ => false,
    }
}

/// Those of the words of a name that tell: without articles, particles and titles, unless nothing else is left.
fn tokens(mut all: Vec<String>) -> Vec<Token> {
    while all.len() > 1 && spelling::is_title(&all[0]) {
        all.remove(0);
    }
    let telling: Vec<String> = all.iter().filter(|word| !spelling::is_small(word)).cloned().collect();
    let chosen = if telling.is_empty() { all } else { telling };
    chosen.iter().map(|word| Token::new(word)).collect()
}

/// The folded words of a name that Latin letters spell. Apostrophes are letters of other alphabets: they join.
fn words(name: &str) -> Vec<String> {
    let closed: String = name.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʿ' | 'ʾ')).collect();
    let tokens = Tokens::new(&closed);
    (0..tokens.len())
        .filter(|&at| tokens.all()[at].kind == Kind::Word)
        .map(|at| tokens.folded(at))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
        .map(str::to_owned)
        .collect()
}

/// Whether all letters of `few` stand in `many`, in that order.
fn runs_in(few: &str, many: &str) -> bool {
    let mut many = many.chars();
    few.chars().all(|letter| many.any(|other| other == letter))
}
