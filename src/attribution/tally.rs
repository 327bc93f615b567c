//! Running counts over a document's tokens, so that what a stretch holds is a subtraction.

use super::view::QUOTE;
use crate::span::TokenRange;
use crate::words::ClassSet;

/// How many tokens of some kinds stand in a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words and numbers.
    pub words: u32,
    /// Words and numbers in outer quotes.
    pub quoted: u32,
    /// Finite verb cues outside quotes.
    pub cues: u32,
    /// Auxiliaries and finite verb cues.
    pub finite: u32,
    /// Lower-case words that end like a past tense.
    pub past: u32,
    /// Commas, semicolons and dashes.
    pub marks: u32,
}

/// The counts before each token and after the last, replacing what `tallies` held.
pub(crate) fn count(classes: &[ClassSet], tallies: &mut Vec<Tally>) {
    let mut sum = Tally::default();
    tallies.clear();
    tallies.reserve(classes.len() + 1);
    tallies.push(sum);
    tallies.extend(classes.iter().map(|class| {
        let verb = class.is(ClassSet::VERB_CUE);
        let word = !class.is(ClassSet::MARK);
        sum.words += u32::from(word);
        sum.quoted += u32::from(word && class.is(ClassSet::QUOTED));
        sum.cues += u32::from(verb && !class.is(ClassSet::QUOTED.with(QUOTE)));
        sum.finite += u32::from(verb || class.is(ClassSet::FINITE));
        sum.past += u32::from(class.is(ClassSet::ED));
        sum.marks += u32::from(class.is(ClassSet::COMMA.with(ClassSet::SEMICOLON).with(ClassSet::DASH)));
        sum
    }));
}

/// What the tokens of `range` hold.
pub(super) fn within(tallies: &[Tally], range: TokenRange) -> Tally {
    let (Some(from), Some(to)) = (tallies.get(range.first()), tallies.get(range.past())) else {
        return Tally::default();
    };
    Tally {
        words: to.words - from.words,
        quoted: to.quoted - from.quoted,
        cues: to.cues - from.cues,
        finite: to.finite - from.finite,
        past: to.past - from.past,
        marks: to.marks - from.marks,
    }
}

impl std::ops::Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            words: self.words + other.words,
            quoted: self.quoted + other.quoted,
            cues: self.cues + other.cues,
            finite: self.finite + other.finite,
            past: self.past + other.past,
            marks: self.marks + other.marks,
        }
    }
}
