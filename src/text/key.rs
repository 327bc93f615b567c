//! Word keys: a word's folded form as one number, read eight bytes at a time.

use super::token::{Case, TokenKind};

/// A word as the lexicons see it: the 64-bit hash of its folded form.
///
/// Folding puts letters in lower case, reads ’ as ', and drops soft hyphens and other characters without width.
/// Keys are the same on every machine. Forms of up to eight bytes never share a key; longer ones may, about once in
/// 2⁶⁴ pairs, unless somebody tries.
///
/// ```
/// use reportedly::text::WordKey;
/// assert_eq!(WordKey::of("DON’T"), WordKey::of("don't"));
/// assert_ne!(WordKey::of("Najin"), WordKey::of("Rajin"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordKey(pub u64);

impl WordKey {
    /// The key of a word; words that differ only in case, or in ’ against ', have the same key.
    pub fn of(word: &str) -> WordKey {
        if word.is_ascii() { Shape::of_ascii(word.as_bytes(), 0, word.len()).key } else { folded_key(word) }
    }
}

/// What one reading of a word's bytes tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) key: WordKey,
    pub(super) case: Case,
    pub(super) kind: TokenKind,
}

impl Shape {
    /// The shape of the run of ASCII letters and digits at `at`, and its length, if that is below eight.
    #[inline]
    pub(super) fn of_short_run(bytes: &[u8], at: usize) -> Option<(Shape, usize)> {
        let block = load(bytes, at);
        let (upper, lower, digits) = classes(block);
        let outside = !(upper | lower | digits) & TOPS;
        let within = outside.wrapping_sub(1) & !outside;
        if outside == 0 {
            return None;
        }
        let (upper, lower, digits) = (upper & within, lower & within, digits & within);
        let key = WordKey(mix(SEED ^ (block | upper >> 2) & within >> 7));
        let case = case_of(up_to_two(upper), lower != 0, lowest(upper | lower) & upper != 0);
        Some((
            Shape { key, case, kind: kind_of(upper | lower != 0, digits != 0) },
            outside.trailing_zeros() as usize / 8,
        ))
    }

    /// The shape of the ASCII bytes from `start` to `end`; whatever follows `end` is read but does not count.
    #[inline]
    pub(super) fn of_ascii(bytes: &[u8], start: usize, end: usize) -> Shape {
        let mut hash = SEED;
        let (mut uppers, mut lowers, mut digits, mut first_upper) = (0, 0, 0, false);
        let mut at = start;
        while at < end {
            let block = load(bytes, at) & first_bytes(end - at);
            let (upper, lower, digit) = classes(block);
            if uppers == 0 && lowers == 0 {
                first_upper = lowest(upper | lower) & upper != 0;
            }
            uppers += up_to_two(upper);
            lowers |= lower;
            digits |= digit;
            hash = mix(hash ^ (block | upper >> 2));
            at += 8;
        }
        Shape {
            key: WordKey(hash),
            case: case_of(uppers, lowers != 0, first_upper),
            kind: kind_of(uppers > 0 || lowers != 0, digits != 0),
        }
    }

    /// The shape of the mark from `start` to `end`.
    #[inline]
    pub(super) fn of_mark(bytes: &[u8], start: usize, end: usize) -> Shape {
        let key = match &bytes[start..end] {
            [ascii] if *ascii < 0x80 => WordKey(mix(SEED ^ u64::from(ascii.to_ascii_lowercase()))),
            mark => WordKey::of(str::from_utf8(mark).unwrap_or_default()),
        };
        Shape { key, case: Case::None, kind: TokenKind::Mark }
    }

    /// The shape of any word.
    pub(super) fn of(word: &str) -> Shape {
        if word.is_ascii() {
            return Shape::of_ascii(word.as_bytes(), 0, word.len());
        }
        let (mut uppers, mut lower, mut first_upper) = (0, false, false);
        for c in word.chars() {
            if c.is_uppercase() {
                first_upper |= uppers == 0 && !lower;
                uppers += 1;
            } else {
                lower |= c.is_lowercase();
            }
        }
        Shape {
            key: folded_key(word),
            case: case_of(uppers, lower, first_upper),
            kind: kind_of(word.contains(char::is_alphabetic), word.contains(char::is_numeric)),
        }
    }
}

/// The case of a word with so many capitals (two standing for more); a table, because which it is cannot be foreseen.
#[inline]
fn case_of(uppers: u32, lower: bool, first_upper: bool) -> Case {
    use Case::{Lower, Mixed, None, Title, Upper};
    const CASES: [Case; 16] = [
        None, Lower, Upper, Mixed, Upper, Mixed, None, Lower, // the first cased letter is no capital
        None, Lower, Title, Title, Upper, Mixed, None, Lower, // it is one
    ];
    CASES[usize::from(first_upper) << 3 | (uppers.min(2) as usize) << 1 | usize::from(lower)]
}

#[inline]
fn kind_of(letters: bool, digits: bool) -> TokenKind {
    const KINDS: [TokenKind; 4] = [TokenKind::Mark, TokenKind::Number, TokenKind::Word, TokenKind::Word];
    KINDS[usize::from(letters) << 1 | usize::from(digits)]
}

/// The key of a word with characters beyond ASCII: its folded form, gathered into the same blocks.
#[cold]
fn folded_key(word: &str) -> WordKey {
    let mut hash = SEED;
    let (mut block, mut filled) = (0u64, 0);
    for c in word.chars().filter(|&c| !is_widthless(c)).map(|c| if c == '’' { '\'' } else { c }) {
        for lower in c.to_lowercase() {
            for &byte in lower.encode_utf8(&mut [0; 4]).as_bytes() {
                block |= u64::from(byte) << (8 * filled);
                filled += 1;
                if filled == 8 {
                    hash = mix(hash ^ block);
                    (block, filled) = (0, 0);
                }
            }
        }
    }
    WordKey(if filled > 0 { mix(hash ^ block) } else { hash })
}

fn is_widthless(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A bijection, so that two words of one block cannot share a key.
#[inline]
fn mix(mut hash: u64) -> u64 {
    hash = hash.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ hash >> 29
}

/// Eight bytes from `at`, the first one lowest; zeros beyond the end.
#[inline]
pub(super) fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => load_tail(bytes, at),
    }
}

#[cold]
fn load_tail(bytes: &[u8], at: usize) -> u64 {
    let tail = bytes.get(at..).unwrap_or_default();
    tail.iter().take(8).rev().fold(0, |block, &byte| block << 8 | u64::from(byte))
}

/// A mask over the first `count` bytes of a block.
#[inline]
fn first_bytes(count: usize) -> u64 {
    if count >= 8 { u64::MAX } else { (1 << (8 * count)) - 1 }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// The top bit of each byte that is ASCII and lies in `first..=last`.
#[inline]
fn between(block: u64, first: u8, last: u8) -> u64 {
    let low = block & !TOPS;
    let reaches = low + ONES * u64::from(0x80 - first);
    let passes = low + ONES * u64::from(0x7F - last);
    reaches & !passes & !block & TOPS
}

/// The lowest set bit.
#[inline]
fn lowest(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}

/// How many bits are set, two standing for more.
#[inline]
fn up_to_two(bits: u64) -> u32 {
    u32::from(bits != 0) + u32::from(bits.wrapping_sub(1) & bits != 0)
}

/// The capitals, small letters and digits of a block, as top bits.
#[inline]
fn classes(block: u64) -> (u64, u64, u64) {
    (between(block, b'A', b'Z'), between(block, b'a', b'z'), between(block, b'0', b'9'))
}

/// How many bytes from `at` on are ASCII letters or digits.
#[inline]
pub(super) fn alphanumeric_run(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    loop {
        let (upper, lower, digits) = classes(load(bytes, end));
        let run = ((!(upper | lower | digits) & TOPS).trailing_zeros() / 8) as usize;
        end += run;
        if run < 8 {
            return end - at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_the_same_on_every_machine() {
        assert_eq!(WordKey::of("said"), WordKey(mix(SEED ^ u64::from_le_bytes(*b"said\0\0\0\0"))));
        assert_eq!(WordKey::of("café"), WordKey::of("CAFÉ"));
        assert_eq!(WordKey::of("co\u{AD}operate"), WordKey::of("Cooperate"));
        assert_eq!(WordKey::of(""), WordKey(SEED));
    }

    proptest! {
        #[test]
        fn both_ways_to_a_key_agree(word in "[ -~]{0,20}") {
            prop_assert_eq!(WordKey::of(&word), folded_key(&word));
            prop_assert_eq!(WordKey::of(&word), WordKey::of(&word.to_ascii_uppercase()));
            let around = format!("{word}, and more of it");
            prop_assert_eq!(Shape::of_ascii(around.as_bytes(), 0, word.len()).key, WordKey::of(&word));
        }

        #[test]
        fn runs_end_where_letters_and_digits_do(text in "[a-zA-Z0-9]{0,20}[^a-zA-Z0-9]?\\PC{0,9}") {
            let count = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
            prop_assert_eq!(alphanumeric_run(text.as_bytes(), 0), count);
            let short = Shape::of_short_run(text.as_bytes(), 0);
            let slowly = Shape::of(&text[..count]);
            prop_assert_eq!(short.map(|(_, length)| length), (count < 8).then_some(count));
            prop_assert!(count == 0 || short.is_none_or(|(shape, _)| shape == slowly));
        }
    }
}
