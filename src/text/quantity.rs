use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number that a text spells. Whole numbers are exact up to 2⁵³.
///
/// Written without a decimal point when whole (`6000`, not `6000.0`), in text, JSON and TOML alike.
#[derive(Clone, Copy, Debug)]
pub struct Quantity(f64);

/// Above this a double no longer holds every whole number.
const WHOLE: f64 = 9_007_199_254_740_992.0;

impl Quantity {
    /// The quantity `value`, to the fifteen digits that a double keeps of any decimal: 4.1 × 10⁶ is 4 100 000. Minus
    /// zero becomes zero.
    ///
    /// # Panics
    /// When `value` is not finite: no text spells infinity as a figure.
    #[must_use]
    pub fn new(value: f64) -> Self {
        assert!(value.is_finite(), "a figure is finite, got {value}");
        let plain = value.fract() == 0.0;
        let rounded = if plain { None } else { format!("{value:.14e}").parse().ok() };
        Self(rounded.unwrap_or(value) + 0.0)
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The number as an integer, when it is one that a double holds exactly.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
    pub fn whole(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() < WHOLE).then_some(self.0 as i64)
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Quantity {}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Quantity {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) if serializer.is_human_readable() => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Quantity;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a finite number")
            }
            #[expect(clippy::cast_precision_loss, reason = "figures above 2^53 are approximate")]
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Quantity, E> {
                Ok(Quantity::new(value as f64))
            }
            #[expect(clippy::cast_precision_loss, reason = "figures above 2^53 are approximate")]
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Quantity, E> {
                Ok(Quantity::new(value as f64))
            }
            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Quantity, E> {
                if value.is_finite() { Ok(Quantity::new(value)) } else { Err(E::custom("a figure is finite")) }
            }
        }
        // Formats for machines do not say which type follows: there it is always a double.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Visitor)
        } else {
            deserializer.deserialize_f64(Visitor)
        }
    }
}

/// How the words around a number open or blur it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// "164 morts"
    #[default]
    Exact,
    /// "environ 3 000", "quelque 6 000": both sides open a little
    About,
    /// "près de 3.000": a little under
    Nearly,
    /// "plus de 6.000"
    MoreThan,
    /// "au moins 8 000"
    AtLeast,
    /// "moins de 100"
    LessThan,
    /// "jusqu'à 200", "up to"
    AtMost,
    /// "entre 100 et 200", "10 à 20"
    Between,
    /// "des dizaines", "several hundred": an order of size
    Vague,
}

impl Qualifier {
    /// The word for it in annotations, JSON and rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::LessThan => "less-than",
            Self::AtMost => "at-most",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// What a figure claims: at least `low`, at most `high`; `None` where the words leave that side open.
///
/// "plus de 6.000" is `low` 6000 with `high` open; "environ 3 000" is 3000 to 3000, blurred by its qualifier:
/// how far a blur reaches is for whoever compares to decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    pub low: Option<Quantity>,
    pub high: Option<Quantity>,
    pub qualifier: Qualifier,
}

/// For a person, in the words of the interface: "more than 6 000", "10 to 20", "about 12".
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let before = match self.qualifier {
            Qualifier::Exact | Qualifier::Between => "",
            Qualifier::About => "about ",
            Qualifier::Nearly => "nearly ",
            Qualifier::MoreThan => "more than ",
            Qualifier::AtLeast => "at least ",
            Qualifier::LessThan => "less than ",
            Qualifier::AtMost => "up to ",
            Qualifier::Vague => "roughly ",
        };
        match (self.low.map(grouped), self.high.map(grouped)) {
            (Some(low), Some(high)) if low == high => write!(f, "{before}{low}"),
            (Some(low), Some(high)) => write!(f, "{before}{low} to {high}"),
            (Some(only), None) | (None, Some(only)) => write!(f, "{before}{only}"),
            (None, None) => f.write_str("no number"),
        }
    }
}

/// Digits in threes, parted by no-break spaces.
fn grouped(value: Quantity) -> String {
    let plain = value.to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = plain.split_once('.').map_or((plain, ""), |(whole, fraction)| (whole, fraction));
    let mut out = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(low: Option<f64>, high: Option<f64>, qualifier: Qualifier, words: &str) {
        let interval = Interval { low: low.map(Quantity::new), high: high.map(Quantity::new), qualifier };
        assert_eq!(interval.to_string().replace('\u{a0}', " "), words);
    }

    #[test]
    fn intervals_in_words() {
        case(Some(164.0), Some(164.0), Qualifier::Exact, "164");
        case(Some(6000.0), None, Qualifier::MoreThan, "more than 6 000");
        case(None, Some(1_250_000.0), Qualifier::AtMost, "up to 1 250 000");
        case(Some(10.0), Some(20.5), Qualifier::Between, "10 to 20.5");
        case(Some(-1500.0), Some(-1500.0), Qualifier::Nearly, "nearly -1 500");
        case(Some(20.0), Some(99.0), Qualifier::Vague, "roughly 20 to 99");
        case(None, None, Qualifier::Vague, "no number");
    }

    #[test]
    fn decimals_stay_as_they_were_written() {
        for (value, words) in [(4.1 * 1e6, "4100000"), (1.1 * 1e6, "1100000"), (0.1 + 0.2, "0.3"), (2.5, "2.5")] {
            assert_eq!(Quantity::new(value).to_string(), words);
        }
        assert_eq!(Quantity::new(9_007_199_254_740_991.0).to_string(), "9007199254740991");
    }

    #[test]
    fn quantities_survive_every_kind_of_storage() {
        for value in [0.0, 6000.0, 2.5, -3.0, 1e300] {
            let quantity = Quantity::new(value);
            assert_eq!(postcard::from_bytes::<Quantity>(&postcard::to_stdvec(&quantity).unwrap()).unwrap(), quantity);
            assert_eq!(serde_json::from_str::<Quantity>(&serde_json::to_string(&quantity).unwrap()).unwrap(), quantity);
        }
    }
}
