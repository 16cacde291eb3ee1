//! The ways a file says when it was published and who by.

use jiff::civil;

use crate::document::Metadata;

/// The day at the start of an ISO 8601 date or date and time.
pub(super) fn day(stamp: &str) -> Option<civil::Date> {
    stamp.trim().trim_matches(['"', '\'']).get(..10)?.parse().ok()
}

/// Notes `value` under the name that a header line, a meta tag or a JSON key gives it; the first value stays.
/// Names it does not know are passed over.
pub(super) fn note(metadata: &mut Metadata, name: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let words = || Some(value.to_owned());
    let known = match name {
        "title" | "headline" | "og:title" | "twitter:title" | "dc.title" => {
            Metadata { title: words(), ..Metadata::default() }
        }
        "date"
        | "published"
        | "datepublished"
        | "article:published_time"
        | "og:article:published_time"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "pubdate"
        | "publish-date"
        | "parsely-pub-date"
        | "sailthru.date" => Metadata { published: day(value), ..Metadata::default() },
        "publisher" | "source" | "og:site_name" | "dc.publisher" => {
            Metadata { publisher: words(), ..Metadata::default() }
        }
        "url" | "link" | "og:url" | "canonical" => Metadata { url: words(), ..Metadata::default() },
        "language" | "lang" | "inlanguage" | "dc.language" | "content-language" => {
            Metadata { language: value.parse().ok(), ..Metadata::default() }
        }
        _ => return,
    };
    *metadata = std::mem::take(metadata).or(known);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_stays() {
        let mut metadata = Metadata::default();
        note(&mut metadata, "date", "2023-04-05T10:00:00+02:00");
        note(&mut metadata, "pubdate", "2021-01-01");
        note(&mut metadata, "lang", "fr-CA");
        assert_eq!(metadata.published, Some(civil::date(2023, 4, 5)));
        assert_eq!(metadata.language, Some(crate::language::Language::French));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for stamp in ["", "hier", "5 avril 2023", "2023-13-01", "été 2023…"] {
            assert_eq!(day(stamp), None, "{stamp}");
        }
    }
}
