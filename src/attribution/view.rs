//! The layers below attribution, read-only, with the few questions that generators ask of them.

use super::tally::Tally;
use crate::cue::{Cue, CueTable, Facts};
use crate::source::SourceTypes;
use crate::span::TokenRange;
use crate::text::{Quote, Sentence, Token, Zone};
use crate::words::ClassSet;

/// Everything known of a document before its attributions.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Words, numbers, marks.
    pub tokens: &'a [Token],
    /// A set of classes for each token.
    pub classes: &'a [ClassSet],
    /// Running counts: one entry more than tokens.
    pub tallies: &'a [Tally],
    /// Sentences, a partition of the tokens.
    pub sentences: &'a [Sentence],
    /// A zone for each sentence.
    pub zones: &'a [Zone],
    /// Quotes in order of their opening marks.
    pub quotes: &'a [Quote],
    /// Cue candidates in order.
    pub cues: &'a [Cue],
    /// The entries of cues.
    pub table: &'a CueTable,
    /// The types of source heads.
    pub sources: &'a SourceTypes,
}

/// Marks and words at which a noun phrase cannot go on to the left.
pub(super) const PHRASE_BREAK: ClassSet = ClassSet::COMMA
    .with(ClassSet::STOP)
    .with(ClassSet::COLON)
    .with(ClassSet::SEMICOLON)
    .with(ClassSet::DASH)
    .with(ClassSet::OPEN)
    .with(ClassSet::QUOTE_OPEN)
    .with(ClassSet::QUOTE_CLOSE)
    .with(ClassSet::THAT)
    .with(ClassSet::WH)
    .with(ClassSet::FINITE);

/// Words that begin a noun phrase.
pub(super) const PHRASE_START: ClassSet =
    ClassSet::DETERMINER.with(ClassSet::POSSESSIVE).with(ClassSet::PRONOUN).with(ClassSet::CAPITAL);

/// Either mark of an outer quote.
pub(super) const QUOTE: ClassSet = ClassSet::QUOTE_OPEN.with(ClassSet::QUOTE_CLOSE);

/// Words that open a clause of their own.
pub(super) const CLAUSE_OPEN: ClassSet = ClassSet::SUBORDINATOR.with(ClassSet::WH).with(ClassSet::CONDITIONAL);

impl<'a> View<'a> {
    /// The classes of a token; none for a token that does not exist.
    pub fn class(&self, at: usize) -> ClassSet {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// The classes of the token before `at`, within `floor..`.
    pub fn before(&self, at: usize, floor: usize) -> ClassSet {
        if at > floor { self.class(at - 1) } else { ClassSet::NONE }
    }

    /// What the lexicon's entry of a cue says of it.
    pub fn entry(&self, cue: &Cue) -> &'a Facts {
        self.table.facts(cue.entry)
    }

    /// The sentence with that number.
    pub fn sentence(&self, number: u32) -> &'a Sentence {
        &self.sentences[number as usize]
    }

    /// The last token of `sentence` that can belong to content, plus one: its final stop stays out, unless a quote ends there.
    pub fn content_end(&self, sentence: TokenRange) -> usize {
        let mut end = sentence.past();
        while end > sentence.first() + 1
            && self.class(end - 1).is(ClassSet::STOP)
            && !self.class(end - 1).is(ClassSet::QUOTED)
        {
            end -= 1;
        }
        end
    }

    /// Whether a token is in an outer quote or one of its marks.
    pub fn in_quote(&self, at: usize) -> bool {
        self.class(at).is(ClassSet::QUOTED.with(QUOTE))
    }

    /// The outer quote that token `at` belongs to.
    pub fn quote_at(&self, at: usize) -> Option<&'a Quote> {
        let past = self.quotes.partition_point(|quote| quote.tokens.first() <= at);
        self.quotes[..past].iter().rev().find(|quote| quote.level == 0).filter(|quote| quote.tokens.has(at))
    }

    /// The outer quote that ends right before a sentence, in its paragraph: *“Did it sail?” Lind asked on Friday.*
    pub fn quote_before(&self, sentence: u32) -> Option<&'a Quote> {
        let own = self.sentence(sentence);
        let last = own.tokens.first().checked_sub(1).filter(|&last| self.class(last).is(ClassSet::QUOTE_CLOSE))?;
        let same = self.sentence(sentence - 1).paragraph == own.paragraph;
        self.quote_at(last).filter(|_| same)
    }

    /// Whether a finite verb cue begins at `at`: *said*, *claims*.
    pub fn verb_cue_at(&self, at: usize) -> bool {
        self.class(at).is(ClassSet::VERB_CUE)
    }

    /// Whether a participle cue begins at `at`: *adding*.
    pub fn gerund_cue_at(&self, at: usize) -> bool {
        self.class(at).is(ClassSet::GERUND_CUE)
    }

    /// The first token of the noun phrase that ends with `last`, not before `floor`.
    pub fn phrase_start(&self, last: usize, floor: usize) -> usize {
        self.start_after_adjuncts(self.phrase_reach(last, floor), last)
    }

    /// The first token of the noun phrase that ends with `last` and could reach back to `reach`.
    pub fn start_after_adjuncts(&self, reach: usize, last: usize) -> usize {
        let words = self.skip_adjuncts(reach, last);
        (words..last).find(|&at| !self.class(at).is(ClassSet::MARK)).unwrap_or(last)
    }

    /// The first token that the noun phrase that ends with `last` could have, adjuncts in front of it included.
    pub fn phrase_reach(&self, last: usize, floor: usize) -> usize {
        /// A phrase this long is no phrase.
        const LONGEST: usize = 24;
        let mut start = last;
        while start > floor && last - start < LONGEST {
            let class = self.class(start - 1);
            // *Sen. Lee*: a stop inside a sentence, after a capital, is an abbreviation's.
            let abbreviated =
                class.is(ClassSet::STOP) && start - 1 > floor && self.class(start - 2).is(ClassSet::CAPITAL);
            if abbreviated {
                start -= 1;
                continue;
            }
            if class.is(PHRASE_BREAK.with(ClassSet::AS))
                || (class.is(ClassSet::SUBORDINATOR) && !class.is(ClassSet::PREPOSITION))
            {
                break;
            }
            // *and she said*, *but Smith said*: a clause begins after the conjunction; *Smith and Jones* goes on.
            if class.is(ClassSet::CONJUNCTION) {
                let follows = self.class(start);
                let leads = self.before(start - 1, floor);
                let joins = leads.is(ClassSet::CAPITAL.with(ClassSet::S).with(ClassSet::COMMA))
                    && !follows.is(ClassSet::PRONOUN);
                if !joins || leads.is(ClassSet::COMMA) && !self.lists(start - 2, floor) {
                    break;
                }
            }
            if self.verb_cue_at(start - 1) && start < last {
                break;
            }
            start -= 1;
        }
        (start..last).find(|&at| !self.class(at).is(ClassSet::MARK.with(ClassSet::CONJUNCTION))).unwrap_or(last)
    }

    /// Where a sentence begins after its dateline: *DOVER, June 2 (Harbour News) — The ferry*; `first` when it has none.
    pub fn dateline_end(&self, first: usize) -> usize {
        const LONGEST: usize = 12;
        const PART: ClassSet = ClassSet::CAPITAL.with(ClassSet::NUMBER).with(ClassSet::MARK);
        let mut parts =
            (first..first + LONGEST).take_while(|&at| self.class(at).is(PART) && !self.in_quote(at)).skip(1);
        parts.find(|&at| self.class(at).is(ClassSet::DASH)).map_or(first, |dash| dash + 1)
    }

    /// Whether the comma at `comma` separates members of a list of names: *Bush, Christie, and Paul*.
    fn lists(&self, comma: usize, floor: usize) -> bool {
        comma > floor
            && self.class(comma - 1).is(ClassSet::CAPITAL)
            && self.class(comma + 1).is(ClassSet::CONJUNCTION)
            && self.class(comma + 2).is(ClassSet::CAPITAL)
            && (floor..comma).rev().take(6).any(|at| self.class(at).is(ClassSet::COMMA))
    }

    /// Moves the start of a phrase over what stands before its subject: *On Tuesday the minister* begins at *the*.
    fn skip_adjuncts(&self, start: usize, last: usize) -> usize {
        const ADJUNCT: ClassSet = ClassSet::PREPOSITION.with(ClassSet::ADVERB).with(ClassSet::SUBORDINATOR);
        let mut at = start;
        // *Now Lind said*: a capital says nothing of a word that opens its sentence.
        let opens = |at: usize| {
            self.class(at).is(ClassSet::ADVERB)
                && !self.class(at).is(ClassSet::PREPOSITION.with(ClassSet::DETERMINER).with(ClassSet::PRONOUN))
                && self.class(at + 1).is(PHRASE_START.with(ClassSet::QUANTIFIER))
        };
        while at < last
            && self.class(at).is(ClassSet::CONJUNCTION.with(ClassSet::ADVERB))
            && (!self.class(at).is(PHRASE_START.with(ClassSet::PREPOSITION)) || at == start && opens(at))
            || at < last && self.class(at).is(ClassSet::CONJUNCTION)
        {
            at += 1;
        }
        if !self.class(at).is(ADJUNCT) || self.class(at).is(ClassSet::PRONOUN) {
            return at;
        }
        // The subject begins at the last phrase start that follows a lower-case word or a date, not a preposition.
        (at + 2..=last)
            .rev()
            .find(|&next| {
                let (class, leads) = (self.class(next), self.class(next - 1));
                class.is(PHRASE_START)
                    && !leads.is(ClassSet::PREPOSITION
                        .with(ClassSet::GENITIVE)
                        .with(ClassSet::DETERMINER)
                        .with(ClassSet::CONJUNCTION))
                    && (!leads.is(ClassSet::CAPITAL)
                        || leads.is(ClassSet::WEEKDAY.with(ClassSet::MONTH))
                        || class.is(ClassSet::DETERMINER.with(ClassSet::PRONOUN)))
            })
            .unwrap_or(at)
    }

    /// One past the last token of the noun phrase that begins at `first`, before `ceiling`; its apposition is left out.
    pub fn phrase_end(&self, first: usize, ceiling: usize) -> usize {
        const BREAK: ClassSet = PHRASE_BREAK
            .with(ClassSet::SUBORDINATOR)
            .with(ClassSet::TO)
            .with(ClassSet::WEEKDAY)
            .with(ClassSet::MONTH)
            .with(ClassSet::CLOSE);
        const LONGEST: usize = 16;
        let mut end = first;
        while end < ceiling && end - first < LONGEST {
            let class = self.class(end);
            let abbreviated =
                class.is(ClassSet::STOP) && end + 1 < ceiling && self.class(end + 1).is(ClassSet::CAPITAL);
            if end > first && !(abbreviated && self.class(end - 1).is(ClassSet::CAPITAL)) {
                if class.is(BREAK) && !(class.is(ClassSet::PREPOSITION) && class.is(ClassSet::CAPITAL)) {
                    break;
                }
                // Time and place adjuncts are no part of a name: *said Smith in a statement*, *on Monday*.
                let next = self.class(end + 1);
                if class.is(ClassSet::PREPOSITION) && !class.is(ClassSet::LINK) && !next.is(ClassSet::CAPITAL) {
                    break;
                }
                if class.is(ClassSet::PREPOSITION) && next.is(ClassSet::WEEKDAY.with(ClassSet::MONTH)) {
                    break;
                }
                if class.is(ClassSet::PRONOUN) && !class.is(ClassSet::DETERMINER) || self.verb_cue_at(end) {
                    break;
                }
                if class.is(ClassSet::CONJUNCTION) && !next.is(PHRASE_START) {
                    break;
                }
            }
            end += 1;
        }
        while end > first + 1
            && self.class(end - 1).is(ClassSet::PREPOSITION.with(ClassSet::CONJUNCTION).with(ClassSet::ADVERB))
        {
            end -= 1;
        }
        end
    }
}
