//! Compiled function words: the word classes of each token, in one look-up.

use crate::lexicon::{Body, Lexicon, WordClass};
use crate::text::{Case, QuoteMark, Token, TokenKind, WordKey};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from word keys, which are hashes already.
pub(crate) type KeyMap<V> = HashMap<WordKey, V, BuildHasherDefault<KeyHasher>>;

/// Passes a [`WordKey`] through as its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// What a token is, as far as word lists and its letters tell: a set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(u64);

macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl ClassSet {
            $($(#[$meta])* pub const $name: ClassSet = ClassSet(1 << $bit);)+
        }
    };
}

classes! {
    // The first 33 tell tokens apart on sight; of several the first counts (see `coarse`).
    /// An opening mark of an outer quote.
    QUOTE_OPEN = 0,
    /// A closing mark of an outer quote.
    QUOTE_CLOSE = 1,
    /// ,
    COMMA = 2,
    /// :
    COLON = 3,
    /// . ? ! …
    STOP = 4,
    /// – — --
    DASH = 5,
    /// ;
    SEMICOLON = 6,
    /// ( [
    OPEN = 7,
    /// ) ]
    CLOSE = 8,
    /// The clitic ’s, or a bare possessive apostrophe.
    GENITIVE = 9,
    /// A mark of any kind.
    MARK = 10,
    /// that
    THAT = 11,
    /// to
    TO = 12,
    /// who, whether
    WH = 13,
    /// is, was, been
    BE = 14,
    /// has, had
    HAVE = 15,
    /// will, could
    MODAL = 16,
    /// forms of be, have, do
    AUXILIARY = 17,
    /// not, never
    NEGATION = 18,
    /// he, they, who as pronouns
    PRONOUN = 19,
    /// his, their
    POSSESSIVE = 20,
    /// the, a, these
    DETERMINER = 21,
    /// and, but
    CONJUNCTION = 22,
    /// because, while
    SUBORDINATOR = 23,
    /// of, in, from
    PREPOSITION = 24,
    /// Written with a capital letter.
    CAPITAL = 25,
    /// also, later
    ADVERB = 26,
    /// A number.
    NUMBER = 27,
    /// Monday
    WEEKDAY = 28,
    /// January
    MONTH = 29,
    /// A lower-case word that ends like a past tense: -ed.
    ED = 30,
    /// A lower-case word that ends like a participle: -ing.
    ING = 31,
    /// A lower-case word that ends like a plural or a third person: -s.
    S = 32,
    /// Between the marks of an outer quote.
    QUOTED = 33,
    /// himself
    REFLEXIVE = 34,
    /// perhaps
    EPISTEMIC = 35,
    /// must
    DEONTIC = 36,
    /// if
    CONDITIONAL = 37,
    /// The first word of a cue.
    CUE = 38,
    /// by, before the agent of a passive
    BY = 39,
    /// of
    OF = 40,
    /// as
    AS = 41,
    /// Prepositions that tie a noun to a noun inside one phrase: of, for, from.
    LINK = 42,
    /// Prepositions that lead to where a statement comes from: from, in.
    ORIGIN = 43,
    /// it, there: subjects that say nothing
    EXPLETIVE = 44,
    /// may, might, could
    POSSIBLE = 45,
    /// A finite verb cue begins here: *said*, *claims*.
    VERB_CUE = 46,
    /// A participle cue begins here: *adding*.
    GERUND_CUE = 47,
    /// A prepositional cue begins here: *according to*.
    PREPOSITION_CUE = 48,
}

impl ClassSet {
    /// Auxiliaries and modals: what begins the verb group of a clause.
    pub const FINITE: ClassSet = ClassSet::BE.with(ClassSet::HAVE).with(ClassSet::MODAL).with(ClassSet::AUXILIARY);

    /// The empty set.
    pub const NONE: ClassSet = ClassSet(0);

    /// Both sets together.
    pub const fn with(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }

    /// The set as a small number, of its most telling class: two tokens of one number behave alike beside a cue. 64 for a
    /// word that nothing tells apart.
    pub fn coarse(self) -> u64 {
        const TELLING: u64 = (1 << 33) - 1;
        u64::from((self.0 & TELLING).trailing_zeros())
    }

    /// Whether it shares a class with `other`.
    pub const fn is(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The set of one word class.
    const fn of(class: WordClass) -> ClassSet {
        match class {
            WordClass::Preposition => ClassSet::PREPOSITION,
            WordClass::Determiner => ClassSet::DETERMINER,
            WordClass::Pronoun => ClassSet::PRONOUN,
            WordClass::Reflexive => ClassSet::REFLEXIVE,
            WordClass::Possessive => ClassSet::POSSESSIVE,
            WordClass::Auxiliary => ClassSet::AUXILIARY,
            WordClass::Modal => ClassSet::MODAL,
            WordClass::Negation => ClassSet::NEGATION,
            WordClass::Conjunction => ClassSet::CONJUNCTION,
            WordClass::Subordinator => ClassSet::SUBORDINATOR,
            WordClass::Wh => ClassSet::WH,
            WordClass::That => ClassSet::THAT,
            WordClass::To => ClassSet::TO,
            WordClass::Adverb => ClassSet::ADVERB,
            WordClass::Weekday => ClassSet::WEEKDAY,
            WordClass::Month => ClassSet::MONTH,
            WordClass::Epistemic => ClassSet::EPISTEMIC,
            WordClass::Deontic => ClassSet::DEONTIC,
            WordClass::Conditional => ClassSet::CONDITIONAL,
            WordClass::Be => ClassSet::BE,
            WordClass::Have => ClassSet::HAVE,
            WordClass::By => ClassSet::BY,
            WordClass::Of => ClassSet::OF,
            WordClass::As => ClassSet::AS,
            WordClass::Link => ClassSet::LINK,
            WordClass::Origin => ClassSet::ORIGIN,
            WordClass::Expletive => ClassSet::EXPLETIVE,
            WordClass::Possible => ClassSet::POSSIBLE,
        }
    }
}

/// The classes of every listed word.
#[derive(Debug, Default)]
pub struct Words {
    table: KeyMap<ClassSet>,
}

impl Words {
    /// Compiles the word lists among `lexicons`, and marks `cue_heads`, the first words of cues.
    pub fn new<'a>(
        lexicons: impl IntoIterator<Item = &'a Lexicon>,
        cue_heads: impl IntoIterator<Item = WordKey>,
    ) -> Self {
        let mut table: KeyMap<ClassSet> = KeyMap::default();
        for lexicon in lexicons {
            let Body::Words(words) = &lexicon.body else { continue };
            for (word, class) in words {
                let entry = table.entry(WordKey::of(word)).or_default();
                *entry = entry.with(ClassSet::of(*class));
            }
        }
        for key in cue_heads {
            let entry = table.entry(key).or_default();
            *entry = entry.with(ClassSet::CUE);
        }
        Words { table }
    }

    /// The listed classes of a word; empty when it is not listed.
    pub fn get(&self, key: WordKey) -> ClassSet {
        self.table.get(&key).copied().unwrap_or_default()
    }

    /// Gives each token its classes, replacing what `classes` held.
    pub fn classify(&self, text: &str, tokens: &[Token], marks: &[QuoteMark], classes: &mut Vec<ClassSet>) {
        classes.clear();
        classes.extend(tokens.iter().zip(marks).map(|(token, mark)| {
            let class = match token.kind {
                TokenKind::Word => self.get(token.key).with(letters(token.span.text(text), token.case)),
                TokenKind::Number => ClassSet::NUMBER,
                TokenKind::Mark => self.get(token.key).with(punctuation(token.span.text(text))),
            };
            class.with(match mark {
                QuoteMark::Outside => ClassSet::NONE,
                QuoteMark::Open => ClassSet::QUOTE_OPEN,
                QuoteMark::Inside => ClassSet::QUOTED,
                QuoteMark::Close => ClassSet::QUOTE_CLOSE,
            })
        }));
    }
}

/// What a word's letters tell.
fn letters(word: &str, case: Case) -> ClassSet {
    let bytes = word.as_bytes();
    match case {
        Case::Title | Case::Upper | Case::Mixed => ClassSet::CAPITAL,
        Case::Lower if matches!(bytes, [b'\'', b's'] | [0xe2, 0x80, 0x99, b's']) => ClassSet::GENITIVE,
        Case::Lower if bytes.len() > 3 && bytes.ends_with(b"ed") => ClassSet::ED,
        Case::Lower if bytes.len() > 4 && bytes.ends_with(b"ing") => ClassSet::ING,
        Case::Lower if bytes.len() > 4 && bytes.ends_with(b"ly") => ClassSet::ADVERB,
        Case::Lower if bytes.len() > 2 && bytes.ends_with(b"s") => ClassSet::S,
        Case::Lower | Case::None => ClassSet::NONE,
    }
}

/// What a mark is.
fn punctuation(mark: &str) -> ClassSet {
    ClassSet::MARK.with(match mark {
        "," => ClassSet::COMMA,
        ":" => ClassSet::COLON,
        ";" => ClassSet::SEMICOLON,
        "(" | "[" => ClassSet::OPEN,
        ")" | "]" => ClassSet::CLOSE,
        "'" | "’" => ClassSet::GENITIVE,
        _ => match mark.chars().next() {
            Some('.' | '?' | '!' | '…') => ClassSet::STOP,
            Some('–' | '—') => ClassSet::DASH,
            Some('-') if mark.len() > 1 => ClassSet::DASH,
            _ => ClassSet::NONE,
        },
    })
}
