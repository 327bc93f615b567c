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
    /// The shape of the run of ASCII letters and digits that `window` begins with, and its length; `None` unless the
    /// window shows its end and two bytes more.
    #[inline]
    pub(super) fn of_run(window: &[u8; WINDOW]) -> Option<(Shape, usize)> {
        let (low, length) = Letters::of_run(load(window, 0));
        if length < 8 {
            return Some((low.shape(), length));
        }
        match Letters::of_run(load(window, 8)) {
            (_, 0) => Some((low.shape(), 8)),
            (high, length) if length <= WINDOW - 10 => Some((low.and(high).shape(), 8 + length)),
            _ => None,
        }
    }

    /// The shape of the ASCII bytes from `start` to `end`; whatever follows `end` is read but does not count.
    #[inline]
    pub(super) fn of_ascii(bytes: &[u8], start: usize, end: usize) -> Shape {
        if start == end {
            return Shape { key: WordKey(SEED), case: Case::None, kind: TokenKind::Mark };
        }
        let block = |at: usize| Letters::of(load(bytes, at), first_bytes(end - at));
        let mut letters = block(start);
        for at in (start..end).step_by(8).skip(1) {
            letters = letters.and(block(at));
        }
        letters.shape()
    }

    /// The shape of a mark.
    #[inline]
    pub(super) fn of_mark(mark: &str) -> Shape {
        let key = match mark.as_bytes() {
            [ascii] => WordKey(mix(SEED ^ u64::from(*ascii))),
            _ => WordKey::of(mark),
        };
        Shape { key, case: Case::None, kind: TokenKind::Mark }
    }

    /// The shape of any word.
    pub(super) fn of(word: &str) -> Shape {
        if word.is_ascii() {
            return Shape::of_ascii(word.as_bytes(), 0, word.len());
        }
        if let Some([letter]) = word.strip_prefix('’').map(str::as_bytes) {
            return Shape::of_ascii(&[b'\'', *letter], 0, 2);
        }
        Shape::of_slowly(word)
    }

    /// The same, character by character.
    fn of_slowly(word: &str) -> Shape {
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
            case: CASES[case_index(first_upper && uppers == 1, uppers > 0, lower)],
            kind: KINDS
                [usize::from(word.contains(char::is_alphabetic)) << 1 | usize::from(word.contains(char::is_numeric))],
        }
    }
}

/// How many bytes [`Shape::of_run`] looks at.
pub(super) const WINDOW: usize = 16;

/// What eight bytes tell, or some such blocks in a row: the key so far, and classes as the top bits of their bytes.
struct Letters {
    key: u64,
    folded: u64,
    /// The first letter.
    first: u64,
    upper: u64,
    lower: u64,
    digits: u64,
}

impl Letters {
    /// What the bytes of `block` under the mask `within` tell.
    #[inline]
    fn of(block: u64, within: u64) -> Letters {
        Letters::of_classes(block, within, letters_and_digits(block))
    }

    /// What the letters and digits that `block` begins with tell, and how many there are.
    #[inline]
    fn of_run(block: u64) -> (Letters, usize) {
        let (letters, digits) = letters_and_digits(block);
        let outside = !(letters | digits) & TOPS;
        let within = (lowest(outside) >> 7).wrapping_sub(1);
        (Letters::of_classes(block, within, (letters, digits)), outside.trailing_zeros() as usize / 8)
    }

    #[inline]
    fn of_classes(block: u64, within: u64, (letters, digits): (u64, u64)) -> Letters {
        // What tells small letters from capitals, moved to the top of each byte.
        let small = block << 2;
        let letters = letters & within;
        let upper = letters & !small;
        let folded = (block | upper >> 2) & within;
        Letters {
            key: mix(SEED ^ folded),
            folded,
            first: lowest(letters),
            upper,
            lower: letters & small,
            digits: digits & within,
        }
    }

    /// The two as one; capitals after the block with the first letter go where they cannot be taken for it.
    #[inline]
    fn and(self, after: Letters) -> Letters {
        let begun = self.first != 0;
        Letters {
            key: mix(self.key ^ after.folded),
            folded: self.folded,
            first: if begun { self.first } else { after.first },
            upper: self.upper | if begun { after.upper >> 1 } else { after.upper },
            lower: self.lower | after.lower,
            digits: self.digits | after.digits,
        }
    }

    #[inline]
    fn shape(&self) -> Shape {
        // One table, made of the two below.
        const SHAPES: [(Case, TokenKind); 16] = {
            let mut shapes = [(Case::None, TokenKind::Mark); 16];
            let mut index = 0;
            while index < 16 {
                shapes[index] = (CASES[index >> 1], KINDS[(((index >> 1) % 4 != 0) as usize) << 1 | index & 1]);
                index += 1;
            }
            shapes
        };
        let index = case_index(self.upper == self.first, self.upper != 0, self.lower != 0);
        let (case, kind) = SHAPES[index << 1 | usize::from(self.digits != 0)];
        Shape { key: WordKey(self.key), case, kind }
    }
}

/// Cases by [`case_index`]; a table, because which it is cannot be foreseen.
const CASES: [Case; 8] = {
    use Case::{Lower, Mixed, None, Title, Upper};
    [None, Lower, Upper, Mixed, None, Lower, Title, Title]
};

/// The place among [`CASES`] of a word with or without capitals and small letters, whose first letter is the only capital
/// or not.
#[inline]
fn case_index(only_first: bool, upper: bool, lower: bool) -> usize {
    usize::from(only_first) << 2 | usize::from(upper) << 1 | usize::from(lower)
}

/// Kinds by whether there are letters, and digits.
const KINDS: [TokenKind; 4] = [TokenKind::Mark, TokenKind::Number, TokenKind::Word, TokenKind::Word];

/// The key of a word with characters beyond ASCII: its folded form, gathered into the same blocks.
#[cold]
fn folded_key(word: &str) -> WordKey {
    let mut hash = SEED;
    let (mut block, mut filled) = (0u64, 0);
    for c in word.chars().filter(|&c| !is_widthless(c)).map(|c| if c == '’' { '\'' } else { c }) {
        let mut add = |byte: u8| {
            block |= u64::from(byte) << (8 * filled);
            filled += 1;
            if filled == 8 {
                hash = mix(hash ^ block);
                (block, filled) = (0, 0);
            }
        };
        if c.is_ascii() {
            add((c as u8).to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            lower.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
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
/// The bits that small letters have and capitals lack.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The top bit of each byte that is ASCII and lies in `first..=last`.
#[inline]
fn between(block: u64, first: u8, last: u8) -> u64 {
    let low = block & !TOPS;
    let reaches = low + ONES * u64::from(0x80 - first);
    let passes = low + ONES * u64::from(0x7F - last);
    (reaches ^ passes) & !block & TOPS
}

/// The lowest set bit.
#[inline]
fn lowest(bits: u64) -> u64 {
    bits & bits.wrapping_neg()
}

/// The ASCII letters and digits of a block, as top bits.
#[inline]
fn letters_and_digits(block: u64) -> (u64, u64) {
    (between(block | SMALL, b'a', b'z'), between(block, b'0', b'9'))
}

/// How many bytes from `at` on are ASCII letters or digits.
#[inline]
pub(super) fn alphanumeric_run(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    loop {
        let (letters, digits) = letters_and_digits(load(bytes, end));
        let run = ((!(letters | digits) & TOPS).trailing_zeros() / 8) as usize;
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
            let mut window = [0; WINDOW];
            window.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = byte);
            let run = Shape::of_run(&window);
            prop_assert_eq!(run.map(|(_, length)| length), (count <= WINDOW - 2).then_some(count));
            prop_assert!(count == 0 || run.is_none_or(|(shape, _)| shape == Shape::of(&text[..count])));
            prop_assert_eq!(Shape::of(&text[..count]), Shape::of_slowly(&text[..count]));
        }
    }
}
