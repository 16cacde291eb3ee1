//! What a figure or a date claims, as it is written in marked texts.
//!
//! An amount is `40..`, `3.5 EUR`, `~10 km` (blurred); the days of a date are a year, a month, a day, `first..last`, or `?`.

use jiff::civil;
use recoupe::document::{Date, Figure};
use recoupe::text::{Qualifier, Quantity};

pub(crate) fn amount(figure: &Figure) -> String {
    let rounded = |quantity: Quantity| ((quantity.get() * 1000.0).round() / 1000.0).to_string();
    let interval = figure.interval;
    let [low, high] = [interval.low, interval.high].map(|side| side.map(rounded).unwrap_or_default());
    let blur = if matches!(interval.qualifier, Qualifier::About | Qualifier::Nearly) { "~" } else { "" };
    let range = if low == high { low } else { format!("{low}..{high}") };
    let unit = figure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{blur}{range}{unit}")
}

pub(crate) fn days(date: &Date) -> String {
    match (date.from, date.to) {
        (None, None) => "?".to_owned(),
        (Some(from), Some(to)) => whole(from, to),
        (from, to) => format!("{}..{}", told(from), told(to)),
    }
}

fn told(day: Option<civil::Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A day, a whole month or year by its name, or the first and the last year or day.
fn whole(from: civil::Date, to: civil::Date) -> String {
    let january = from.day_of_year() == 1;
    let december = to.month() == 12 && to.day() == 31;
    if from == to {
        from.to_string()
    } else if january && december && from.year() == to.year() {
        from.year().to_string()
    } else if january && december {
        format!("{}..{}", from.year(), to.year())
    } else if from == to.first_of_month() && to == to.last_of_month() {
        from.strftime("%Y-%m").to_string()
    } else {
        format!("{from}..{to}")
    }
}
