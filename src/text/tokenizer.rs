//! How tokens are cut: a fast way for ASCII and the commonest characters beyond it, the full rules for the rest.

use super::key::{Shape, alphanumeric_run};
use super::token::{Gap, Token};
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a byte is to the fast way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Alphanumeric,
    Space,
    /// May stand inside a word or a number: `. , ; '`
    Inner,
    Mark,
    /// A mark that makes runs.
    Run,
    BeyondAscii,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::BeyondAscii; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Alphanumeric,
            b'\t'..=b'\r' | b' ' => Class::Space,
            b',' | b';' | b'\'' => Class::Inner,
            b'.' | b'-' | b'_' | b'!' | b'?' | b'*' | b'=' | b'#' | b'~' => Class::Run,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// Whether a byte after a run of letters and digits can only end the word.
const ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        ends[byte] = matches!(CLASSES[byte], Class::Space | Class::Mark | Class::Run) && byte != b'.' as usize;
        byte += 1;
    }
    ends
};

/// A character beyond ASCII that the fast way knows.
enum Known {
    /// Two bytes.
    Letter,
    /// Three bytes.
    Mark,
    /// ’ or ‘, three bytes: a mark that may stand inside a word or a number.
    Inner,
}

/// One text on its way to tokens.
pub(super) struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    tokens: &'a mut Vec<Token>,
    gap: Gap,
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a mut Vec<Token>) -> Self {
        Tokenizer { text, bytes: text.as_bytes(), tokens, gap: Gap::Paragraph }
    }

    /// Adds the tokens of the whole text.
    pub(super) fn run(&mut self) {
        let mut at = self.skip_any_space(0);
        self.gap = Gap::Paragraph;
        while let Some(&byte) = self.bytes.get(at) {
            at = if CLASSES[byte as usize] == Class::Alphanumeric { self.ascii_word(at) } else { self.other(at, byte) };
        }
    }

    /// Reads on from `at`, where `byte` is no ASCII letter or digit, and says where it stopped. Apart from the words, so
    /// that these are no jump by table, which would be foreseen less well.
    #[inline(never)]
    fn other(&mut self, at: usize, byte: u8) -> usize {
        match CLASSES[byte as usize] {
            Class::Space => self.skip_space(at),
            Class::Mark | Class::Inner if !makes_pairs(byte) => self.mark(at, at + 1),
            Class::BeyondAscii => match self.known(at) {
                Some(Known::Letter) => self.word(at),
                Some(Known::Mark | Known::Inner) => self.mark(at, at + 3),
                None if self.text[at..].starts_with(char::is_whitespace) => self.skip_any_space(at),
                None => self.unicode_chunk(at),
            },
            _ => {
                let run = self.bytes[at..].iter().take_while(|&&next| next == byte).count();
                self.repeated(at, at + run)
            }
        }
    }

    /// Skips white space from `at`, and notes what it is to the next token.
    #[inline]
    fn skip_space(&mut self, at: usize) -> usize {
        match self.bytes[at..] {
            [b' ', b'!'..=b'~', ..] => {
                self.gap = Gap::Space;
                at + 1
            }
            _ => self.skip_any_space(at),
        }
    }

    fn skip_any_space(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let after = rest.trim_start();
        let space = &rest[..rest.len() - after.len()];
        let mut lines = 0;
        let mut last = ' ';
        for c in space.chars() {
            match c {
                '\n' if last == '\r' => {}
                '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' => lines += 1,
                '\u{2029}' => lines += 2,
                _ => {}
            }
            last = c;
        }
        self.gap = match lines {
            0 if space.is_empty() => Gap::None,
            0 => Gap::Space,
            1 => Gap::Line,
            _ => Gap::Paragraph,
        };
        at + space.len()
    }

    /// The character beyond ASCII at `at`, if the fast way knows it: Latin letters up to U+017F, dashes, quotation
    /// marks, bullet, ellipsis.
    #[inline]
    fn known(&self, at: usize) -> Option<Known> {
        match self.bytes[at..] {
            [0xC3, 0x97 | 0xB7, ..] => None,
            [0xC3..=0xC5, ..] => Some(Known::Letter),
            [0xE2, 0x80, 0x98 | 0x99, ..] => Some(Known::Inner),
            [0xE2, 0x80, 0x93 | 0x94 | 0x9A | 0x9C..=0x9E | 0xA2 | 0xA6, ..] => Some(Known::Mark),
            _ => None,
        }
    }

    /// Splits the word or number that starts with an ASCII letter or digit at `start`, and says where it ends; or where
    /// the next token starts, if that is clear.
    #[inline]
    fn ascii_word(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let padded;
        let window = match rest.first_chunk() {
            Some(window) => window,
            None => {
                padded = std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0));
                &padded
            }
        };
        if let Some((shape, length)) = Shape::of_run(window)
            && let blank = matches!(window[length..length + 2], [b' ', b'!'..=b'~'])
            && (blank || ends_word(window[length], window[length + 1]))
            && !(length <= 2 && self.gap == Gap::None && self.follows_apostrophe(start))
        {
            let end = start + length;
            self.push_shape(start, end, shape);
            if blank {
                self.gap = Gap::Space;
            }
            return end + usize::from(blank);
        }
        self.word(start)
    }

    /// Splits any word or number that starts at `start`, and says where it ends.
    fn word(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut plain = true;
        loop {
            at += alphanumeric_run(self.bytes, at);
            let Some(&byte) = self.bytes.get(at) else { break };
            let width = match CLASSES[byte as usize] {
                Class::Space | Class::Mark => break,
                Class::Inner => 1,
                Class::Run if byte == b'.' => 1,
                Class::BeyondAscii => match self.known(at) {
                    Some(Known::Letter) => {
                        plain = false;
                        at += 2;
                        continue;
                    }
                    Some(Known::Inner) => 3,
                    _ => break,
                },
                _ => break,
            };
            if !self.joins(at, byte, width) {
                break;
            }
            plain = false;
            at += width;
        }
        if plain && !self.follows_apostrophe(start) {
            self.push_shape(start, at, Shape::of_ascii(self.bytes, start, at));
        } else {
            self.cut_word(start, at);
        }
        at
    }

    /// Whether a mark of `width` bytes at `at`, inside a run of letters and digits, joins what stands around it.
    fn joins(&self, at: usize, mark: u8, width: usize) -> bool {
        let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
        let (Some(&before), Some(&after)) = (self.bytes.get(at.wrapping_sub(1)), self.bytes.get(at + width)) else {
            return false;
        };
        match mark {
            _ if before.is_ascii_digit() => after.is_ascii_digit(),
            b',' | b';' => false,
            _ if after >= 0x80 => is_letter(before) && matches!(self.known(at + width), Some(Known::Letter)),
            _ => is_letter(before) && is_letter(after),
        }
    }

    fn follows_apostrophe(&self, start: usize) -> bool {
        matches!(self.bytes[..start], [.., b'\''] | [.., 0xE2, 0x80, 0x99])
    }

    /// Splits the chunk around `at` with the full rules, and says where it ends; what was split of it is forgotten.
    #[cold]
    fn unicode_chunk(&mut self, at: usize) -> usize {
        let space = self.text[..at].char_indices().rfind(|(_, c)| c.is_whitespace());
        let start = space.map_or(0, |(start, c)| start + c.len_utf8());
        while let Some(token) = self.tokens.pop_if(|token| token.span.start as usize >= start) {
            self.gap = token.gap;
        }
        let rest = &self.text[start..];
        let chunk = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        let mut run: Option<(usize, usize)> = None;
        for (offset, segment) in chunk.split_word_bound_indices() {
            let mut at = start + offset;
            for piece in segment.split_inclusive(['_', ':']).flat_map(|piece| {
                let cut = piece.len() - usize::from(piece.ends_with(['_', ':']));
                [&piece[..cut], &piece[cut..]]
            }) {
                let (begin, end) = (at, at + piece.len());
                at = end;
                let runs = matches!(piece.as_bytes(), [byte] if !byte.is_ascii_alphanumeric());
                match &mut run {
                    _ if piece.is_empty() => continue,
                    Some((from, to)) if runs && self.bytes[*from] == self.bytes[begin] => {
                        *to = end;
                        continue;
                    }
                    Some((from, to)) => {
                        self.repeated(*from, *to);
                        run = None;
                    }
                    None => {}
                }
                if runs {
                    run = Some((begin, end));
                } else if piece.contains(char::is_alphanumeric) {
                    self.cut_word(begin, end);
                } else {
                    self.mark(begin, end);
                }
            }
        }
        if let Some((from, to)) = run {
            self.repeated(from, to);
        }
        start + chunk.len()
    }

    /// Cuts stops that join sentences, and clitics, out of a word, and adds the pieces.
    #[inline(never)]
    fn cut_word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let mut from = start;
        let stops = word.bytes().enumerate().filter(|(_, byte)| *byte == b'.');
        for (offset, _) in stops {
            let mut after = word[offset + 1..].chars();
            if word[..offset].ends_with(char::is_lowercase)
                && after.next().is_some_and(char::is_uppercase)
                && after.next().is_some_and(char::is_lowercase)
            {
                self.cut_clitics(from, start + offset);
                self.mark(start + offset, start + offset + 1);
                from = start + offset + 1;
            }
        }
        self.cut_clitics(from, end);
    }

    fn cut_clitics(&mut self, start: usize, end: usize) {
        if let Some(last) = clitic_start(&self.text[start..end]) {
            let stem = clitic_start(&self.text[start..start + last]).unwrap_or(last);
            self.join_apostrophe(start, start + stem);
            if stem < last {
                self.push(start + stem, start + last);
            }
            self.push(start + last, end);
        } else {
            self.join_apostrophe(start, end);
        }
    }

    /// Adds a word, or joins it to an apostrophe before it as a clitic.
    fn join_apostrophe(&mut self, start: usize, end: usize) {
        let joined = self.tokens.last().is_some_and(|last| {
            last.span.end as usize == start
                && matches!(last.span.text(self.text), "'" | "’")
                && !self.text[end..].starts_with(['\'', '’'])
                && is_clitic(&self.text[start..end])
        });
        match self.tokens.pop_if(|_| joined) {
            Some(apostrophe) => {
                self.gap = apostrophe.gap;
                self.push(apostrophe.span.start as usize, end);
            }
            None => self.push(start, end),
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let shape = Shape::of(&self.text[start..end]);
        self.push_shape(start, end, shape);
    }

    #[inline]
    fn push_shape(&mut self, start: usize, end: usize, shape: Shape) {
        let Shape { key, case, kind } = shape;
        let span = Span::new(start as u32, end as u32);
        self.tokens.push(Token { span, key, kind, case, gap: self.gap });
        self.gap = Gap::None;
    }

    /// Adds an ASCII mark that is repeated from `start` to `end`: one token or one for each, and says where it ends.
    #[inline]
    fn repeated(&mut self, start: usize, end: usize) -> usize {
        let byte = self.bytes[start];
        if CLASSES[byte as usize] == Class::Run || (end - start == 2 && makes_pairs(byte)) {
            return self.mark(start, end);
        }
        if end - start == 3 && makes_pairs(byte) {
            // *'''Tis late,' he said''* and *''He said, 'No,'''*: the double one stands outside.
            let cut = self.mark(start, if self.gap == Gap::None { start + 1 } else { start + 2 });
            return self.mark(cut, end);
        }
        (start..end).fold(start, |_, at| self.mark(at, at + 1))
    }

    /// Adds a mark, and says where it ends.
    #[inline]
    fn mark(&mut self, start: usize, end: usize) -> usize {
        self.push_shape(start, end, Shape::of_mark(&self.text[start..end]));
        end
    }
}

/// Whether a run of ASCII letters and digits is clearly a whole word before these two bytes: what follows is no letter,
/// and no mark that could join a letter or digit after it.
#[inline]
fn ends_word(next: u8, after: u8) -> bool {
    let outside = |byte: u8| matches!(CLASSES[byte as usize], Class::Space | Class::Mark);
    ENDS_WORD[next as usize] || (next < 0x80 && outside(after))
}

/// Whether two of a mark are a typewriter's double quotation mark.
#[inline]
fn makes_pairs(mark: u8) -> bool {
    matches!(mark, b'\'' | b'`')
}

/// Whether these are the letters of a clitic after its apostrophe.
fn is_clitic(letters: &str) -> bool {
    match letters.as_bytes() {
        [one] => matches!(one.to_ascii_lowercase(), b's' | b'd' | b'm'),
        [one, two] => matches!(&[one.to_ascii_lowercase(), two.to_ascii_lowercase()], b"ll" | b"re" | b"ve"),
        _ => false,
    }
}

/// Where the clitic at the end of `word` starts, if there is one and something stands before it.
fn clitic_start(word: &str) -> Option<usize> {
    let (apostrophe, mark) = word.char_indices().rev().take(3).find(|(_, c)| matches!(c, '\'' | '’'))?;
    let letters = &word[apostrophe + mark.len_utf8()..];
    let stem = &word[..apostrophe];
    let start = if is_clitic(letters) {
        apostrophe
    } else if letters.eq_ignore_ascii_case("t") && stem.ends_with(['n', 'N']) {
        apostrophe - 1
    } else {
        return None;
    };
    (start > 0).then_some(start)
}
