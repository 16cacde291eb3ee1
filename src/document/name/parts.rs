//! A person's name in its words, surname and given names apart, each with what its transliterations share.

use crate::language::spelling;
use crate::text::tokens::{Kind, Tokens};
use crate::text::work;

/// Keys of surnames count as spellings of one another when they share this much of their letters, in order.
const SPELLING: f64 = 0.75;

/// This much is enough when no consonant stands for another.
const SPELLING_OF_VOWELS: f64 = 0.67;

/// One word of a name.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Folded letters.
    pub letters: String,
    /// What transliterations of it share.
    key: String,
    /// Its first letter and the consonants after it.
    bones: String,
    /// The family of a given name that is written in many ways.
    family: Option<usize>,
}

impl Token {
    pub fn new(letters: &str) -> Self {
        let key = spelling::key(letters);
        let bones = spelling::bones(&key);
        Self { letters: letters.to_owned(), key, bones, family: spelling::family(letters) }
    }

    pub fn join(first: &Self, second: &Self) -> Self {
        Self::new(&format!("{}{}", first.letters, second.letters))
    }

    /// Whether both may be one surname in two spellings, or one of them cut short.
    pub fn is_spelling_of(&self, other: &Self) -> bool {
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
        if let (Some(family), Some(other)) = (self.family, other.family) {
            return if family == other { 1.0 } else { 0.0 };
        }
        let letters = strsim::jaro_winkler(&self.letters, &other.letters);
        let keys = strsim::jaro_winkler(&self.key, &other.key);
        let bones = if self.bones.len() > 1 && self.bones == other.bones { 0.95 } else { 0.0 };
        letters.max(keys).max(bones)
    }
}

/// A name in its two halves.
#[derive(Debug)]
pub(super) struct Parts {
    pub surname: Vec<Token>,
    pub given: Vec<Token>,
    /// The surname in one word, with what was left out of it.
    pub whole: Token,
    /// Whether the given names are one, perhaps of two words: "Jean-Claude", "Abdul Aziz".
    pub one_given_name: bool,
}

impl Parts {
    pub fn new(name: &str) -> Self {
        if let Some((surname, given)) = name.split_once(',') {
            let whole = Token::new(&words(surname).concat());
            let given_name = tokens(given);
            let one_given_name = is_one(&given_name, given);
            return Self { surname: tokens(surname), given: given_name, whole, one_given_name };
        }
        let mut words = tokens(name);
        // Names of short syllables put the surname first: "Kim Jong Un".
        let first = words.len() > 2 && words.iter().all(|word| word.letters.len() <= 5);
        let given = words.split_off(if first { 1 } else { words.len().saturating_sub(1) });
        let (surname, given) = if first { (words, given) } else { (given, words) };
        let whole = Token::new(&surname.iter().map(|token| token.letters.as_str()).collect::<String>());
        let one_given_name = is_one(&given, name);
        Self { surname, given, whole, one_given_name }
    }

    pub fn all(&self) -> Vec<Token> {
        self.surname.iter().chain(&self.given).cloned().collect()
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

/// The words of a name that tell: without articles, particles and titles, unless nothing else is left.
fn tokens(name: &str) -> Vec<Token> {
    let all = words(name);
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
