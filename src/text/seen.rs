//! How a document writes its words elsewhere: what tells *The* from *Treasury* after `U.S.`

use super::key::WordKey;
use super::token::{Case, Token};

/// Which words a document writes in lower case, and which with a capital after a lower-case word, as bits of their
/// keys: about one in fifty other words is taken for one of them.
pub(super) struct SeenWords {
    lower: [u64; 512],
    capital: [u64; 512],
}

impl SeenWords {
    pub(super) fn new(tokens: &[Token]) -> Box<Self> {
        let mut seen = Box::new(SeenWords { lower: [0; 512], capital: [0; 512] });
        let mut before = Case::None;
        for token in tokens {
            let (word, bit) = SeenWords::place(token.key);
            match token.case {
                Case::Lower => seen.lower[word] |= bit,
                Case::Title if before == Case::Lower => seen.capital[word] |= bit,
                _ => {}
            }
            before = token.case;
        }
        seen
    }

    /// Whether the document writes the word in lower case, and never with a capital after a lower-case word.
    pub(super) fn only_lower(&self, key: WordKey) -> bool {
        let (word, bit) = SeenWords::place(key);
        self.lower[word] & !self.capital[word] & bit != 0
    }

    /// Whether the document writes the word with a capital after a lower-case word.
    pub(super) fn capital(&self, key: WordKey) -> bool {
        let (word, bit) = SeenWords::place(key);
        self.capital[word] & bit != 0
    }

    fn place(key: WordKey) -> (usize, u64) {
        ((key.0 >> 6) as usize % 512, 1 << (key.0 % 64))
    }
}
