//! Compiled words of scope: what a word says of how far the words beside it are so.

use crate::lexicon::{Body, Lexicon, WordClass};
use crate::text::{KeyTable, WordKey};
use std::collections::BTreeMap;

/// What a word says of scope: a set, as *can* is both an ability and no duty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScopeSet(u16);

impl ScopeSet {
    /// *nobody*, *no*
    pub const NEGATIVE: ScopeSet = ScopeSet(1);
    /// *managed*
    pub const IMPLICATIVE: ScopeSet = ScopeSet(1 << 1);
    /// *failed*
    pub const NEGATIVE_IMPLICATIVE: ScopeSet = ScopeSet(1 << 2);
    /// *might*
    pub const POSSIBILITY: ScopeSet = ScopeSet(1 << 3);
    /// *probably*
    pub const PROBABILITY: ScopeSet = ScopeSet(1 << 4);
    /// *unlikely*
    pub const IMPROBABILITY: ScopeSet = ScopeSet(1 << 5);
    /// *can*
    pub const ABILITY: ScopeSet = ScopeSet(1 << 6);
    /// *should*
    pub const OBLIGATION: ScopeSet = ScopeSet(1 << 7);
    /// *if*
    pub const CONDITION: ScopeSet = ScopeSet(1 << 8);
    /// *will*
    pub const FUTURE: ScopeSet = ScopeSet(1 << 9);
    /// *would*
    pub const HYPOTHETICAL: ScopeSet = ScopeSet(1 << 13);
    /// *only*
    pub const FOCUS: ScopeSet = ScopeSet(1 << 10);

    /// *fewer*
    pub const AFFIRMED: ScopeSet = ScopeSet(1 << 14);
    /// *any*
    pub const POLARITY: ScopeSet = ScopeSet(1 << 11);
    /// *a*
    pub const INDEFINITE: ScopeSet = ScopeSet(1 << 12);

    /// Both sets together.
    pub const fn with(self, other: ScopeSet) -> ScopeSet {
        ScopeSet(self.0 | other.0)
    }

    /// Whether it shares something with `other`.
    pub const fn is(self, other: ScopeSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The set of one word class; empty for one that says nothing of scope.
    const fn of(class: WordClass) -> ScopeSet {
        match class {
            WordClass::Negative => ScopeSet::NEGATIVE,
            WordClass::Implicative => ScopeSet::IMPLICATIVE,
            WordClass::NegativeImplicative => ScopeSet::NEGATIVE_IMPLICATIVE,
            WordClass::Possibility => ScopeSet::POSSIBILITY,
            WordClass::Probability => ScopeSet::PROBABILITY,
            WordClass::Improbability => ScopeSet::IMPROBABILITY,
            WordClass::Ability => ScopeSet::ABILITY,
            WordClass::Obligation => ScopeSet::OBLIGATION,
            WordClass::Condition => ScopeSet::CONDITION,
            WordClass::Future => ScopeSet::FUTURE,
            WordClass::Hypothetical => ScopeSet::HYPOTHETICAL,
            WordClass::Affirmed => ScopeSet::AFFIRMED,
            WordClass::Focus => ScopeSet::FOCUS,
            WordClass::Polarity => ScopeSet::POLARITY,
            WordClass::Indefinite => ScopeSet::INDEFINITE,
            _ => ScopeSet(0),
        }
    }
}

/// The words of scope of every lexicon.
#[derive(Debug)]
pub(crate) struct ScopeWords {
    table: KeyTable<ScopeSet>,
}

impl ScopeWords {
    /// Compiles the word lists among `lexicons`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let mut table: BTreeMap<WordKey, ScopeSet> = BTreeMap::new();
        for lexicon in lexicons {
            let Body::Words(words) = &lexicon.body else { continue };
            for (word, class) in words.iter().filter(|(_, class)| class.is_of_scope()) {
                let entry = table.entry(WordKey::of(word)).or_default();
                *entry = entry.with(ScopeSet::of(*class));
            }
        }
        ScopeWords { table: table.into() }
    }

    /// What a word says of scope; empty for most.
    #[inline]
    pub fn get(&self, key: WordKey) -> ScopeSet {
        self.table.get(key)
    }
}
