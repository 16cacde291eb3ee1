//! From bytes to characters, with the place of each.
//!
//! A byte-order mark decides; then UTF-8 that is valid is UTF-8; then what the file declares; then a guess from the
//! letters. What is no text (an office document, a picture, a program) is refused.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::Problem;
use crate::text::{SourceMap, Span};

/// The characters of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub source: SourceMap,
}

/// How much of a file the encoding is guessed from, in bytes.
const SAMPLE: usize = 64 * 1024;

/// The first bytes of files that are no text, and what such a file is called.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, a film or a WebP picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
];

/// Decodes `bytes`, with the encoding the file declares where it does.
///
/// # Errors
/// When the bytes are not text.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, Problem> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(not_text(what));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, mark, encoding);
    }
    if bytes.contains(&0) {
        let encoding = bare_utf_16(bytes).ok_or_else(|| not_text("a binary file: it holds NUL bytes"))?;
        return decode_as(bytes, 0, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { source: SourceMap::identity(0, text.len()), text: text.to_owned() });
    }
    let single = |encoding: &&'static Encoding| *encoding != UTF_8 && *encoding != UTF_16LE && *encoding != UTF_16BE;
    decode_as(bytes, 0, declared.filter(single).unwrap_or_else(|| guess(bytes)))
}

fn not_text(what: &str) -> Problem {
    Problem::new("not-text", format!("this is {what}, not a text"))
        .hint("export its words as .txt, .md or .html and put that file here")
}

/// UTF-16 without a byte-order mark: every other byte of the beginning is zero.
fn bare_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match half {
        0..4 => None,
        _ if odd * 10 >= half * 7 && even == 0 => Some(UTF_16LE),
        _ if even * 10 >= half * 7 && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    // What makes the file no UTF-8 may stand far into it: look from a little before there.
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let start = valid.saturating_sub(SAMPLE / 2);
    detector.feed(&bytes[start..bytes.len().min(start + SAMPLE)], true);
    match detector.guess(None, false) {
        encoding if encoding == UTF_8 => WINDOWS_1252,
        encoding => encoding,
    }
}

fn decode_as(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Result<Decoded, Problem> {
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(&bytes[mark..])
    {
        return Ok(Decoded { source: SourceMap::identity(mark, text.len()), text: text.to_owned() });
    }
    let decoded = stepwise(bytes, mark, encoding);
    let control = |c: &char| c.is_control() && !c.is_whitespace() && *c != '\u{1b}';
    let strange = decoded.text.chars().filter(|c| *c == '\u{fffd}' || control(c)).count();
    if strange * 20 > decoded.text.chars().count() {
        return Err(not_text("a binary file: its bytes are no characters of any encoding"));
    }
    Ok(decoded)
}

/// Decodes byte by byte, so that each character is known with the bytes it came from; ASCII runs go at once.
fn stepwise(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded { text: String::with_capacity(bytes.len()), source: SourceMap::default() };
    let mut buffer = [0_u8; 32];
    let mut pending = mark;
    let mut at = mark;
    while at < bytes.len() {
        let run = if pending == at && encoding.is_ascii_compatible() { ascii_run(&bytes[at..], encoding) } else { 0 };
        if run > 0 {
            decoded.take(std::str::from_utf8(&bytes[at..at + run]).unwrap_or_default(), Span::new(at, at + run));
            at += run;
            pending = at;
            continue;
        }
        let last = at + 1 == bytes.len();
        let (_, _, written, _) = decoder.decode_to_utf8(&bytes[at..=at], &mut buffer, last);
        at += 1;
        if written > 0 {
            decoded.take(std::str::from_utf8(&buffer[..written]).unwrap_or_default(), Span::new(pending, at));
            pending = at;
        }
    }
    decoded
}

/// How many bytes from the start are ASCII characters. ISO-2022-JP writes its letters with ASCII bytes.
fn ascii_run(bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == encoding_rs::ISO_2022_JP {
        return 0;
    }
    bytes.iter().take_while(|byte| byte.is_ascii()).count()
}

impl Decoded {
    fn take(&mut self, words: &str, file: Span) {
        let start = self.text.len();
        self.text.push_str(words);
        self.source.push(Span::new(start, self.text.len()), file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word of `text` in `bytes` decodes to itself alone.
    #[track_caller]
    fn case(encoding: &'static Encoding, text: &str, bytes: &[u8], mark: usize) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!(decoded.text, text);
        let mut at = 0;
        for word in text.split(' ') {
            let file = decoded.source.to_file(Span::new(at, at + word.len()));
            let (back, _) = encoding.decode_without_bom_handling(&bytes[file.start..file.end]);
            assert_eq!(back, word);
            at += word.len() + 1;
        }
        assert!(mark == 0 || decoded.source.to_file(Span::new(0, 1)).start == mark);
    }

    const TEXT: &str = "L'été dernier, près de Zürich, « un œuf » à 3 francs et l'hôtel fermé";

    #[test]
    fn utf_8_with_and_without_mark() {
        case(UTF_8, TEXT, TEXT.as_bytes(), 0);
        case(UTF_8, TEXT, format!("\u{feff}{TEXT}").as_bytes(), 3);
    }

    #[test]
    fn windows_1252() {
        let (bytes, _, _) = WINDOWS_1252.encode(TEXT);
        case(WINDOWS_1252, TEXT, &bytes, 0);
    }

    #[test]
    fn utf_16() {
        let units = || TEXT.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        case(UTF_16LE, TEXT, &little, 0);
        case(UTF_16BE, TEXT, &big, 0);
        case(UTF_16LE, TEXT, &[b"\xFF\xFE", little.as_slice()].concat(), 2);
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for (bytes, named) in [
            (b"%PDF-1.7 ...".as_slice(), "PDF"),
            (b"PK\x03\x04....", "office"),
            (b"abc\0def", "NUL"),
            (&[0x81, 0x01, 0x02, 0x90, 0x03, 0x04, 0x8d, 0x02, 0x05], "binary"),
        ] {
            let problem = decode(bytes, None).unwrap_err();
            assert!(problem.message.contains(named), "{}", problem.message);
            assert!(problem.hint.is_some());
        }
    }
}
