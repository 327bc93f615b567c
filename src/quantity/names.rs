//! Numbers that count nothing: names (*F-16*, *Boeing 737*, *No. 5*), scores (*3-2*), years, places in lists.

use super::QuantityKind;
use super::number::{Form, Number};
use super::reader::Reader;
use super::unit::Unit;
use crate::lexicon::QuantityWord;
use crate::text::{Case, Gap, TokenKind};
use crate::words::ClassSet;

impl Reader<'_> {
    /// The token after a phrase that covers a token and counts nothing: *one another*, *Group of Seven*.
    pub fn blocked(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(3)..=at).find_map(|start| self.is(start, &QuantityWord::Not).filter(|end| *end > at))
    }

    /// The token after what figures are tied into, where it is none of a quantity's: *F-16*, *3-2*, *555-1234*, *10:30*, *#1*.
    /// What is tied to them by a hyphen and read as part of the quantity ends at `end`.
    pub fn tied(&self, number: Number<'_>, end: usize) -> Option<usize> {
        let chained = |at: usize| {
            let mark = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark && token.gap == Gap::None);
            mark.is_some() && self.touches(at + 1) && self.is_figure(at + 1)
        };
        let marks = |at: usize| matches!(self.text(at), "-" | "–" | "/" | ":" | "_" | "." | "x" | "×" | "'");
        let before = self.tokens.get(number.start.wrapping_sub(1)).filter(|_| self.touches(number.start));
        let joined_before = before.is_some_and(|before| match before.kind {
            TokenKind::Mark => {
                let open = before.gap != Gap::None || number.start == self.sentence + 1;
                match before.span.text(self.text) {
                    // *-5*, or the list mark of *-5 people*
                    "-" | "–" | "—" | "−" => !open,
                    "#" | "/" | ":" | "_" | "." | "@" | "&" | "=" | "*" | "\\" | "|" => true,
                    _ => false,
                }
            }
            _ => true,
        });
        let next = self.text(end);
        let joined_after = self.touches(end)
            && (matches!(next, "@" | "_" | "=" | "#" | "&") || marks(end) && chained(end) || {
                // *10-K*, *5:30*, *3-D*
                next == "-"
                    && self.touches(end + 1)
                    && self.tokens.get(end + 1).is_some_and(|token| token.case != Case::Lower)
            });
        if !joined_before && !joined_after {
            return None;
        }
        let mut past = end;
        while chained(past) && marks(past) {
            past += 2;
        }
        Some(past)
    }

    /// Whether a number that stands alone or before a noun is a name, a year or the mark of a list.
    pub fn is_name(&self, number: Number<'_>, start: usize, unit: Option<&Unit<'_>>) -> bool {
        let sure = unit.is_some_and(|unit| unit.sure);
        if number.form == Form::Fraction || number.form == Form::Many || sure {
            return false;
        }
        let label = self.before(start, |reading| matches!(reading.word, QuantityWord::Label).then_some(()));
        let first = start == number.start;
        if label.is_some() && first {
            return true;
        }
        let before = start.checked_sub(1).filter(|at| *at >= self.sentence).and_then(|at| self.tokens.get(at));
        let figures = self.text(number.start);
        // *her first Jan. 6 speech*
        let month = start.saturating_sub(if self.text(start.saturating_sub(1)) == "." { 2 } else { 1 });
        if first && start > self.sentence && self.class(month).is(ClassSet::MONTH) {
            return true;
        }
        if number.form == Form::Words {
            // *the two*, *those three*: no number is told.
            let definite = self.class(start.wrapping_sub(1)).is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE));
            let pronoun = number.value.is_whole_below(2);
            return unit.is_none() && number.scale == 1 && first && (definite || pronoun);
        }
        let plain = number.scale == 1 && !figures.contains([',', '.']);
        let year = plain && figures.len() == 4 && (1900.0..2100.0).contains(&number.value.number());
        // *Boeing 737 jets*, but *On arrival 40 people*
        let named = before.is_some_and(|before| {
            let at = start - 1;
            let known = self.class(at).is(FUNCTION) || at <= self.sentence && unit.is_some();
            before.kind == TokenKind::Word && before.case != Case::Lower && !known && plain && first
        });
        let alone = || {
            let next = self.tokens.get(number.end);
            let line = self.tokens[number.start].gap >= Gap::Line || number.start == 0;
            let ends = next.is_none_or(|next| next.gap >= Gap::Line);
            let list = matches!(self.text(number.end), "." | ")" | ":") && self.touches(number.end);
            // *1. Lind 2. Moe*: a stop that ends no sentence.
            let inside = list && plain && self.text(number.end) == "." && number.end + 1 < self.limit;
            line && (ends || list) || inside
        };
        year && first || named || unit.is_none() && (alone() || plain && figures.len() > 6)
    }

    /// Whether a bare number is an age by where it stands: *Marta Lind, 42, said*.
    pub fn is_apposed_age(&self, number: Number<'_>, start: usize) -> bool {
        let comma = |at: usize| self.text(at) == ",";
        let age = number.form == Form::Figures && number.value.is_whole_below(111) && number.scale == 1;
        let name = start.checked_sub(2).and_then(|at| self.tokens.get(at));
        age && comma(start - usize::from(start > 0))
            && name.is_some_and(|name| matches!(name.case, Case::Title | Case::Mixed) && name.kind == TokenKind::Word)
            && (comma(number.end)
                || matches!(self.text(number.end), "." | ")" | ";" | "—" | "–") && self.tokens.len() > number.end)
    }

    /// The kind of a number with or without a unit.
    pub fn kind_of(&self, number: Number<'_>, unit: Option<&Unit<'_>>) -> QuantityKind {
        match (unit, number.form) {
            (Some(unit), _) => unit.kind,
            (None, Form::Fraction) => QuantityKind::Fraction,
            (None, _) => QuantityKind::Number,
        }
    }
}

/// Words after which a number counts, however they are written.
const FUNCTION: ClassSet = ClassSet::FINITE
    .with(ClassSet::PREPOSITION)
    .with(ClassSet::OF)
    .with(ClassSet::TO)
    .with(ClassSet::DETERMINER)
    .with(ClassSet::POSSESSIVE)
    .with(ClassSet::CONJUNCTION)
    .with(ClassSet::SUBORDINATOR)
    .with(ClassSet::PRONOUN)
    .with(ClassSet::WH)
    .with(ClassSet::ADVERB);
