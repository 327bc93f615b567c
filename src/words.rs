//! Compiled function words: the word classes of each token, in one look-up.

use crate::lexicon::{Body, Lexicon, WordClass};
use crate::text::{Case, Gap, KeyTable, QuoteMark, Token, TokenKind, WordKey};
use std::collections::BTreeMap;

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
    /// A preposition that is seldom anything but a cue begins here: *according to*.
    PREPOSITION_CUE = 48,
    /// Words that time adjuncts are made of: last, week, yesterday.
    TIME = 49,
    /// all, some, many: determiners that may stand for a noun of their own.
    QUANTIFIER = 50,
    /// poll, survey: what people were asked in.
    SURVEY = 51,
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

    /// The set as a small number, of its most telling class: two tokens of one number behave alike beside a cue. A verb
    /// that may be a cue is that before all else. 64 for a word that nothing tells apart.
    pub fn coarse(self) -> u64 {
        const TELLING: u64 = (1 << 33) - 1;
        // The two classes of verbs stand side by side.
        let verbs = (self.0 / ClassSet::VERB_CUE.0) & 3;
        u64::from(((self.0 & TELLING) << 2 | verbs).trailing_zeros())
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
            WordClass::Time => ClassSet::TIME,
            WordClass::Quantifier => ClassSet::QUANTIFIER,
            WordClass::Survey => ClassSet::SURVEY,
            // Those beside places, and those of scope.
            _ => ClassSet::NONE,
        }
    }
}

/// The classes of every listed word.
#[derive(Debug, Default)]
pub struct Words {
    table: KeyTable<ClassSet>,
}

impl Words {
    /// Compiles the word lists among `lexicons`, and marks `cue_heads`, the first words of cues.
    pub fn new<'a>(
        lexicons: impl IntoIterator<Item = &'a Lexicon>,
        cue_heads: impl IntoIterator<Item = WordKey>,
    ) -> Self {
        let mut table: BTreeMap<WordKey, ClassSet> = BTreeMap::new();
        for lexicon in lexicons {
            let Body::Words(words) = &lexicon.body else { continue };
            for (word, class) in words.iter().filter(|(_, class)| !class.is_of_scope()) {
                let entry = table.entry(WordKey::of(word)).or_default();
                *entry = entry.with(ClassSet::of(*class));
            }
        }
        for key in cue_heads {
            let entry = table.entry(key).or_default();
            *entry = entry.with(ClassSet::CUE);
        }
        Words { table: table.into() }
    }

    /// The listed classes of a word; empty when it is not listed.
    #[inline]
    pub fn get(&self, key: WordKey) -> ClassSet {
        self.table.get(key)
    }

    /// Gives each token its classes, replacing what `classes` held.
    pub fn classify(&self, text: &str, tokens: &[Token], marks: &[QuoteMark], classes: &mut Vec<ClassSet>) {
        classes.clear();
        classes.extend(tokens.iter().zip(marks).map(|(token, mark)| {
            let class = match token.kind {
                TokenKind::Word => self.get(token.key).with(letters(text.as_bytes(), token)),
                TokenKind::Number => ClassSet::NUMBER,
                TokenKind::Mark => self.get(token.key).with(punctuation(text, token)),
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

/// What a word's letters tell: tables and products instead of branches, because which it is cannot be foreseen.
#[inline]
fn letters(bytes: &[u8], word: &Token) -> ClassSet {
    let (end, length) = (word.span.end as usize, word.span.len());
    let last = match bytes[..end].last_chunk() {
        Some(last) => u32::from_be_bytes(*last),
        None => bytes[..end].iter().fold(0, |last, &byte| last << 8 | u32::from(byte)),
    };
    let Ending { letters, mask, least, class } = ENDINGS[last as usize % 32];
    let ends_so = (last & mask == letters) & (length >= least);
    let lower = match last.to_be_bytes() {
        [_, _, b'\'', b's'] if length == 2 => ClassSet::GENITIVE,
        [0xE2, 0x80, 0x99, b's'] if length == 4 => ClassSet::GENITIVE,
        _ => ClassSet(class.0 * u64::from(ends_so)),
    };
    match word.case {
        Case::Title | Case::Upper | Case::Mixed => ClassSet::CAPITAL,
        Case::Lower => lower,
        Case::None => ClassSet::NONE,
    }
}

/// Letters at the end of a lower-case word.
#[derive(Clone, Copy)]
struct Ending {
    letters: u32,
    mask: u32,
    /// Bytes the word must have at least.
    least: u32,
    class: ClassSet,
}

/// Endings by the low five bits of their last letter.
const ENDINGS: [Ending; 32] = {
    const fn ending(letters: [u8; 4], least: u32, class: ClassSet) -> Ending {
        let letters = u32::from_be_bytes(letters);
        Ending { letters, mask: u32::MAX >> (letters.leading_zeros() / 8 * 8), least, class }
    }
    let mut endings = [Ending { letters: 0, mask: 0, least: u32::MAX, class: ClassSet::NONE }; 32];
    endings[(b'd' % 32) as usize] = ending(*b"\0\0ed", 4, ClassSet::ED);
    endings[(b'g' % 32) as usize] = ending(*b"\0ing", 5, ClassSet::ING);
    endings[(b'y' % 32) as usize] = ending(*b"\0\0ly", 5, ClassSet::ADVERB);
    endings[(b's' % 32) as usize] = ending(*b"\0\0\0s", 3, ClassSet::S);
    endings
};

/// What a mark is.
fn punctuation(text: &str, mark: &Token) -> ClassSet {
    let blank_follows = || text.as_bytes().get(mark.span.end as usize).is_none_or(u8::is_ascii_whitespace);
    ClassSet::MARK.with(match mark.span.text(text).as_bytes() {
        b"," => ClassSet::COMMA,
        b":" => ClassSet::COLON,
        b";" => ClassSet::SEMICOLON,
        b"(" | b"[" => ClassSet::OPEN,
        b")" | b"]" => ClassSet::CLOSE,
        b"'" | [0xE2, 0x80, 0x99] => ClassSet::GENITIVE,
        [b'.' | b'?' | b'!', ..] | [0xE2, 0x80, 0xA6, ..] => ClassSet::STOP,
        // *the ferry - a new one - sailed*
        b"-" if mark.gap != Gap::None && blank_follows() => ClassSet::DASH,
        [b'-', _, ..] | [0xE2, 0x80, 0x93..=0x95, ..] => ClassSet::DASH,
        _ => ClassSet::NONE,
    })
}
