//! From bytes to text: UTF-8, UTF-16 and GB18030 (which holds GBK and GB2312), found from the bytes.
//!
//! Nothing is replaced: bytes that are not text in the encoding found are refused with their line.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use openbudget_domain::evidence::Locator;

use super::Refusal;

/// So many characters of more than one byte in a row are no accident: what follows is UTF-8, perhaps a
/// damaged one. Text in GBK passes for UTF-8 for two or three characters at most.
const UTF8_WITHOUT_DOUBT: usize = 8;

/// Decodes a text whose encoding may be stated outside of it.
///
/// A byte order mark beats `declared`, which beats what the bytes look like; but a document that is
/// well-formed UTF-8 is read as such even where it declares GB2312, as pages converted by a server do.
///
/// # Errors
/// `damaged_text` with the line, where the bytes are cut or broken in their encoding;
/// `unknown_encoding` where they look like none of the encodings that are read; `binary_content`
/// where the text holds NUL, or many control characters.
pub fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<String, Refusal> {
    let (encoding, skip) = found(bytes, declared)?;
    let text = strict(bytes.get(skip..).unwrap_or_default(), encoding)?;
    if let Some(at) = controlled(&text) {
        let before = text.get(..at).unwrap_or_default();
        let place = skip.saturating_add(length_in(before, encoding));
        let why = format!("holds control characters, the first at byte {place}, so the file is no text");
        return Err(at_line("binary_content", &why, line_of(before)));
    }
    match text.find('\0') {
        Some(at) => Err(at_line(
            "binary_content",
            "holds a NUL byte, so the file is no text",
            line_of(text.get(..at).unwrap_or_default()),
        )),
        None => Ok(text),
    }
}

/// Where the control characters of a text begin, where they are too many for one. Those that Word and WPS leave in
/// copied text do not count: ends of cells, fields, hyphens.
fn controlled(text: &str) -> Option<usize> {
    const FEW: usize = 8;
    let stray = |c: char| {
        c.is_control()
            && !matches!(
                c,
                '\t' | '\n' | '\r' | '\u{7}' | '\u{b}' | '\u{c}' | '\u{13}'..='\u{15}' | '\u{1e}' | '\u{1f}'
            )
    };
    let count = text.chars().filter(|&c| stray(c)).count();
    let many = count > FEW && count.saturating_mul(50) > text.chars().count();
    text.find(stray).filter(|_| many)
}

/// How many bytes a text takes in an encoding.
fn length_in(text: &str, encoding: &'static Encoding) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return text.encode_utf16().count().saturating_mul(2);
    }
    encoding.encode(text).0.len()
}

/// The name of the encoding that [`decode`] reads a text in; nothing where it would refuse it.
#[must_use]
pub fn name(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<&'static str> {
    found(bytes, declared).ok().map(|(encoding, _)| encoding.name())
}

/// Decodes UTF-16 with a byte order mark, or else UTF-8, as XML parts are.
///
/// # Errors
/// `damaged_text`.
pub(super) fn marked(bytes: &[u8]) -> Result<String, Refusal> {
    let (encoding, skip) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    strict(bytes.get(skip..).unwrap_or_default(), encoding)
}

/// The encoding of a text and the length of its byte order mark.
fn found(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<(&'static Encoding, usize), Refusal> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Ok(marked);
    }
    if let Some(wide) = unmarked_utf16(bytes) {
        return Ok((wide, 0));
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => return Ok((UTF_8, 0)),
        Err(error) => bytes.get(..error.valid_up_to()).unwrap_or_default(),
    };
    // What is no UTF-8 may be a page in GBK whose server or template says UTF-8: the bytes tell.
    let told = declared.filter(|declared| ![UTF_16LE, UTF_16BE, UTF_8].contains(declared));
    if let Some(declared) = told {
        return Ok((if declared == GBK { GB18030 } else { declared }, 0));
    }
    let wide_characters = String::from_utf8_lossy(valid).chars().filter(|character| !character.is_ascii()).count();
    if wide_characters >= UTF8_WITHOUT_DOUBT {
        return Ok((UTF_8, 0));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guess == GBK || guess == GB18030 {
        return Ok((GB18030, 0));
    }
    Err(Refusal::new(
        "unknown_encoding",
        format!(
            "the bytes are no UTF-8, UTF-16 or GB18030 text (that at byte {} is no UTF-8; they look like {}); save the file as UTF-8",
            valid.len(),
            guess.name()
        ),
    ))
}

/// UTF-16 without a mark shows by the zero halves of its line feeds, digits and spaces. Letters do not
/// count: 一, the most common of all, is an N and a zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let plain = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'?');
    let (mut little, mut big, mut pairs) = (0_usize, 0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        pairs += 1;
        match *pair {
            [0, 0] => return None,
            [low, 0] if plain(low) => little += 1,
            [0, low] if plain(low) => big += 1,
            _ => {}
        }
    }
    let evident = |zeros: usize, others: usize| zeros >= 3 && zeros * 50 > pairs && others * 20 < zeros;
    match () {
        () if evident(little, big) => Some(UTF_16LE),
        () if evident(big, little) => Some(UTF_16BE),
        () => None,
    }
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Refusal> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut rest = bytes;
    loop {
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len());
        text.reserve(room.min(rest.len().saturating_mul(3).saturating_add(16)));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(_, _) => {
                let why = if rest.is_empty() {
                    format!("ends in the middle of a character of {}", encoding.name())
                } else {
                    format!("has bytes that are no character of {}", encoding.name())
                };
                return Err(at_line("damaged_text", &why, line_of(&text)));
            }
        }
    }
}

fn line_of(before: &str) -> u32 {
    u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1)
}

fn at_line(code: &'static str, why: &str, line: u32) -> Refusal {
    Refusal {
        code,
        message: format!("line {line} {why}; save the file anew as UTF-8"),
        locator: Some(Locator::Lines { from: line, to: line }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "第一行：三公经费260万元\n第二行：养护县道40公里\n";

    fn wide(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    fn chinese(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn bytes_that_are_mostly_controls_are_refused_with_their_place() {
        let noise: Vec<u8> =
            (0..400_u32).map(|at| u8::try_from(at * 37 % 127).unwrap()).filter(|byte| *byte > 0).collect();
        for bytes in [[0x1c; 300].to_vec(), [SAMPLE.as_bytes(), &[0x1c; 300]].concat(), noise] {
            let refusal = decode(&bytes, None).unwrap_err();
            assert_eq!(refusal.code, "binary_content");
            let first = bytes.iter().position(|byte| matches!(byte, 0x1c | 0x01..=0x06 | 0x08 | 0x0e..=0x12)).unwrap();
            assert!(refusal.message.contains(&format!("the first at byte {first},")), "{}", refusal.message);
        }
        // ends of cells and fields, as Word leaves them in text that is copied from it
        let copied = "项目\u{7}金额\u{7}\u{7}".repeat(20);
        assert_eq!(decode(copied.as_bytes(), None).unwrap(), copied);
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked = [b"\xEF\xBB\xBF".as_slice(), SAMPLE.as_bytes()].concat();
        for (name, bytes) in [
            ("UTF-8", SAMPLE.as_bytes().to_vec()),
            ("UTF-8 with mark", marked),
            ("UTF-16LE with mark", wide(SAMPLE, false, true)),
            ("UTF-16BE with mark", wide(SAMPLE, true, true)),
            ("UTF-16LE", wide(SAMPLE, false, false)),
            ("UTF-16BE", wide(SAMPLE, true, false)),
            ("GB18030", chinese(SAMPLE)),
        ] {
            assert_eq!(decode(&bytes, None).unwrap(), SAMPLE, "{name}");
        }
    }

    #[test]
    fn a_short_text_in_gbk_is_found() {
        for text in ["预算", "单位：万元", "2024年预算公开说明"] {
            assert_eq!(decode(&chinese(text), None).unwrap(), text);
        }
    }

    #[test]
    fn characters_beyond_gbk_are_read_as_gb18030() {
        let text = "㐀㐁村道路养护𠀀项目，㐀㐁村道路养护项目";
        assert_eq!(decode(&chinese(text), Some(GBK)).unwrap(), text);
    }

    #[test]
    fn a_text_cut_inside_a_character_is_refused_with_its_line() {
        for (name, mut bytes) in [
            ("UTF-8", SAMPLE.trim_end().as_bytes().to_vec()),
            ("GB18030", { chinese(&SAMPLE.trim_end().replace("公里", "公里处")) }),
        ] {
            bytes.pop();
            let refusal = decode(&bytes, None).unwrap_err();
            assert_eq!(
                (refusal.code, refusal.locator),
                ("damaged_text", Some(Locator::Lines { from: 2, to: 2 })),
                "{name}"
            );
        }
    }

    #[test]
    fn a_byte_broken_in_the_middle_is_refused_and_not_replaced() {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        let place = SAMPLE.find("260").unwrap();
        bytes[place] = 0xFF;
        let refusal = decode(&bytes, None).unwrap_err();
        assert_eq!((refusal.code, refusal.locator), ("damaged_text", Some(Locator::Lines { from: 1, to: 1 })));
    }

    #[test]
    fn nul_bytes_are_refused_with_their_line() {
        let refusal = decode(b"one\ntwo\0three and some more text that is plain", None).unwrap_err();
        assert_eq!((refusal.code, refusal.locator), ("binary_content", Some(Locator::Lines { from: 2, to: 2 })));
    }
}
