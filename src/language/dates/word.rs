//! The small words of time expressions, by what each does in one.

use serde::Deserialize;

/// The small words that hold a time expression together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    The,
    Of,
    From,
    Between,
    To,
    And,
    Or,
    Each,
    /// "weekly", "every day" in one word
    Repeated,
    This,
    Last,
    /// "last", only after its noun: "samedi passé", but "a passé deux jours"
    LastAfter,
    Previous,
    Next,
    Following,
    Same,
    /// "il y a" trois ans
    BeforeNow,
    /// three years "ago"
    Ago,
    /// "in" three years
    Within,
    /// three years "later"
    Later,
    /// three years "earlier"
    Earlier,
    /// "later" this week
    LaterIn,
    /// "earlier" this year
    EarlierIn,
    /// three years "from now"
    FromNow,
    /// Behind a weekday, the one a week after the next: mardi "en huit".
    InAWeek,
    /// The one two weeks after the next: mardi "en quinze".
    InAFortnight,
    Before,
    After,
    /// "starting" Monday
    Starting,
    /// "no later than" Friday
    NoLaterThan,
    /// "by" the end of March
    By,
    /// "since" the end of March
    Since,
    /// "half" an hour, un "demi" siècle
    HalfOf,
    /// two "and a half" years, deux ans "et demi"
    AndHalf,
    /// the second "half" of 2021
    HalfYear,
    /// What an apostrophe parts from the owner: next year'"s" first quarter.
    Owns,
    /// Friday "or later"
    OrLater,
    /// Friday "or earlier"
    OrEarlier,
    /// Before a number of units: the three are "more than", "less than", "about".
    MoreThan,
    LessThan,
    About,
    /// A year that is not the calendar's: "fiscal year".
    OtherYear,
    /// An article behind which a bare number is a day of the month ("le 17").
    DayArticle,
    /// Before a time of day.
    At,
    /// Before a day.
    On,
    /// Before a year, a month without a day, an abbreviation.
    Preposition,
    YearNoun,
    WeekNoun,
    DecadeNoun,
    CenturyNoun,
    BeforeChrist,
    /// "68 AD"
    Era,
    /// "AD" 68, "l'an" 68
    YearOfEra,
    /// Half past, after the hour ("et demie").
    Half,
    QuarterPast,
    QuarterTo,
    /// "moins", between the hour and the minutes that lack.
    Minus,
    /// "past", between the minutes and the hour.
    Past,
    Am,
    Pm,
    /// Behind a time of day: "GMT".
    Zone,
}
