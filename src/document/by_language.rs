//! For tests: the two short names of a `case(language, text, expected)` that most texts are in.

macro_rules! by_language {
    ($case:ident) => {
        #[track_caller]
        fn french(text: &str, expected: &[&str]) {
            $case($crate::language::Language::French, text, expected);
        }

        #[track_caller]
        fn english(text: &str, expected: &[&str]) {
            $case($crate::language::Language::English, text, expected);
        }
    };
}

pub(super) use by_language;
