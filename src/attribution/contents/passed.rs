//! What content passes over: the places where it could have ended and did not.

use crate::words::ClassSet;

/// A set of kinds of places that content goes on beyond: what stands there, and what comes next. *said she hopes to win and
/// called* passes over a conjunction before a verb when *and called* belongs to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passed(u128);

/// What stands where content could end, and what comes next; of several the first counts.
const HERE: [ClassSet; 7] = [
    ClassSet::COMMA,
    ClassSet::SEMICOLON.with(ClassSet::DASH),
    ClassSet::MARK,
    ClassSet::CONJUNCTION,
    ClassSet::WH,
    ClassSet::AS.with(ClassSet::TO),
    ClassSet::SUBORDINATOR,
];
const NEXT: [ClassSet; 15] = [
    ClassSet::VERB_CUE,
    ClassSet::GERUND_CUE,
    ClassSet::ING,
    ClassSet::FINITE,
    ClassSet::ED,
    ClassSet::WH,
    ClassSet::CONJUNCTION,
    ClassSet::PRONOUN,
    ClassSet::SUBORDINATOR,
    ClassSet::PREPOSITION,
    ClassSet::DETERMINER.with(ClassSet::POSSESSIVE),
    ClassSet::CAPITAL,
    ClassSet::NUMBER,
    ClassSet::ADVERB,
    ClassSet::MARK,
];

impl Passed {
    /// The set with a place of which `here` is the first token and `next` the second.
    pub fn with(self, here: ClassSet, next: ClassSet) -> Passed {
        let kind =
            |kinds: &[ClassSet], class: ClassSet| kinds.iter().position(|kind| class.is(*kind)).unwrap_or(kinds.len());
        Passed(self.0 | 1 << (kind(&HERE, here) * (NEXT.len() + 1) + kind(&NEXT, next)))
    }

    /// The numbers of its kinds, 0 to 127.
    pub fn numbers(self) -> impl Iterator<Item = u64> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let at = bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
            (at < u128::BITS).then_some(u64::from(at))
        })
    }
}
