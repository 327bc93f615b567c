//! Where the tense around a date leans: *said Monday* looks back, *will meet Monday* ahead.

use super::kinds::Kinds;
use super::words::TimeWords;
use crate::lexicon::TimeWord;
use crate::text::Token;
use crate::words::ClassSet;

/// Where a date lies, as far as the verbs around it tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// How many tokens to the left and to the right may tell.
const REACH: (usize, usize) = (14, 6);

impl Tense {
    /// The tense around the tokens from `start` up to `end`, inside a sentence: of the nearest word before it that
    /// tells, or of the nearest after it. What stands in a quote that ended before does not count.
    pub fn around(words: &TimeWords, tokens: &[Token], classes: &[ClassSet], start: usize, end: usize) -> Tense {
        let class = |at: usize| classes.get(at).copied().unwrap_or(ClassSet::NONE);
        const AUXILIARY: ClassSet = ClassSet::BE.with(ClassSet::HAVE);
        let tells = |at: usize| {
            let listed = words.of(tokens[at].key).iter().filter(|reading| reading.kind == Kinds::TENSE);
            let mut listed = listed.filter_map(|reading| {
                let mut rest = (at + 1..).zip(&reading.rest);
                let whole = rest.all(|(at, key)| tokens.get(at).is_some_and(|token| token.key == *key));
                let tense = if reading.word == TimeWord::Future { Tense::Future } else { Tense::Past };
                whole.then_some(tense)
            });
            let listed = listed.next();
            let told = listed.or_else(|| class(at).is(ClassSet::ED).then_some(Tense::Past));
            // Of *will be sold* and *was sold* the auxiliary tells; of *is scheduled* the participle.
            told.filter(|tense| *tense == Tense::Future || at == 0 || !class(at - 1).is(AUXILIARY))
        };
        let before = (start.saturating_sub(REACH.0)..start).rev();
        let before = before.take_while(|at| !class(*at).is(ClassSet::QUOTE_CLOSE));
        let after = || end..(end + REACH.1).min(tokens.len());
        before.map(tells).find_map(|tense| tense).or_else(|| after().find_map(tells)).unwrap_or_default()
    }
}
