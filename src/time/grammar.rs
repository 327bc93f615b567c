//! The whole of an expression: which rule reads the most, and what stands before and after it.

use super::calendar::Read;
use super::kinds::Kinds;
use super::meaning::{Expression, Meaning, Part, Year};
use super::reader::Reader;
use crate::lexicon::TimeWord;
use crate::text::TokenKind;

/// The dates that begin at an item, by how they are named.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dates {
    pub absolute: Read<Meaning>,
    pub relative: Read<Meaning>,
    pub deictic: Read<Meaning>,
}

impl Reader<'_> {
    /// The longest expression that begins at an item.
    pub(super) fn expression(&self, at: usize) -> Option<Expression> {
        if self.is(at, TimeWord::Not).is_some() {
            return None;
        }
        const DAY: Kinds = Kinds::PERIOD.with(Kinds::CLOCK).with(Kinds::NIGHT).with(Kinds::DAY_PART);
        const STRETCH: Kinds = Kinds::THE.with(Kinds::LIKE).with(Kinds::WHICH).with(Kinds::AROUND);
        let dates = self.dates(at);
        let period =
            |reader: &Self, at| reader.period(at, &dates).map(|(meaning, end)| Expression::plain(meaning, end));
        // Of two that are equally long the first counts.
        let found = [
            self.rule(at, Kinds::PART.with(Kinds::THE), Self::parted),
            self.rule(at, Kinds::SET.with(Kinds::WEEKDAY), Self::set),
            self.rule(at, DAY, |reader, at| reader.timed(at, &dates)),
            self.rule(at, Kinds::PERIOD, period),
            self.rule(at, Kinds::LENGTH.with(Kinds::THE), Self::long_ago),
            self.rule(at, Kinds::LENGTH.with(STRETCH), Self::duration),
            self.rule(at, Kinds::REF, Self::reference),
            self.rule(at, Kinds::THE, Self::day_of_month),
        ];
        let best = found.into_iter().flatten().reduce(|best, found| if found.end > best.end { found } else { best });
        best.map(|best| self.with_what_follows(best))
    }

    /// The dates that begin at an item, which more than one rule asks for.
    pub(super) fn dates(&self, at: usize) -> Dates {
        if !self.begins(at, Kinds::PERIOD) {
            return Dates::default();
        }
        const WHICH: Kinds = Kinds::WHICH.with(Kinds::THE).with(Kinds::LIKE);
        Dates {
            absolute: self.absolute(at),
            relative: self.rule(at, WHICH, Self::relative),
            deictic: self.rule(at, Kinds::DAY, Self::deictic),
        }
    }

    /// A date or period of any kind.
    fn period(&self, at: usize, dates: &Dates) -> Read<Meaning> {
        const QUARTER: Kinds = Kinds::YEAR.with(Kinds::NTH).with(Kinds::THE).with(Kinds::LIKE).with(Kinds::WHICH);
        let quarter = self.rule(at, QUARTER.with(Kinds::FISCAL).with(Kinds::YEAR_BACK), Self::quarter);
        let definite = self.rule(at, Kinds::THE, Self::definite);
        let found = [quarter, dates.absolute, dates.relative, dates.deictic, definite];
        found.into_iter().flatten().reduce(|best, found| if found.1 > best.1 { found } else { best })
    }

    /// A piece of a period: *early this week*, *late-November*, *the end of 1990*, *earlier this year*, *mid afternoon*.
    fn parted(&self, at: usize) -> Option<Expression> {
        let the = self.is(at, TimeWord::The).unwrap_or(at);
        let part = self.word(at, Kinds::PART, part_code).or_else(|| self.word(the, Kinds::PART, part_code));
        let (modifier, next) = part?;
        let hyphen = self.hyphen(next);
        // *the late-November trip* is a trip, and *the* belongs to it.
        if hyphen > next && self.word(at, Kinds::PART, part_code).is_none() && self.decade(hyphen).is_none() {
            return None;
        }
        let next = hyphen;
        let whole = self.timed(next, &self.dates(next)).filter(|whole| whole.time.is_some());
        if let Some(whole) = whole {
            return Some(Expression { modifier: Some(modifier), ..whole });
        }
        if let Some((time, end)) = self.day_part(next) {
            return Some(Expression {
                time: Some(time),
                modifier: Some(modifier),
                ..Expression::plain(Meaning::day(0), end)
            });
        }
        let the = self.is(next, TimeWord::The).or_else(|| self.is(next, TimeWord::Of));
        let period = |at| self.period(at, &self.dates(at));
        let period = period(next).or_else(|| period(the?)).or_else(|| {
            let (season, end) = self.season_word(the.unwrap_or(next))?;
            Some((Meaning::part(Part::Season(season)), end))
        });
        let (meaning, end) = period?;
        // *the end of the 1914-18 war* is not the end of a year.
        let bare_year = matches!(meaning, Meaning::Calendar { part: Part::Whole, year: Year::Given(_), .. });
        if bare_year && the.is_some() && self.year(next).is_none() {
            return None;
        }
        Some(Expression { modifier: Some(modifier), ..Expression::plain(meaning, end) })
    }

    /// *two years ago*, *nearly four years ago*.
    fn long_ago(&self, at: usize) -> Option<Expression> {
        let modifier =
            self.word(
                at,
                Kinds::MODIFIER,
                |word| if let TimeWord::Modifier(modifier) = word { Some(modifier) } else { None },
            );
        let (modifier, next) = modifier.map_or((None, at), |(modifier, next)| (Some(modifier), next));
        let (meaning, end) = self.ago(next)?;
        Some(Expression { modifier, ..Expression::plain(meaning, end) })
    }

    /// *now*, *recently*, *the future*.
    fn reference(&self, at: usize) -> Option<Expression> {
        let reference = |word| if let TimeWord::Ref(code) = word { Some(code) } else { None };
        let (code, end) = self.word(at, Kinds::REF, reference)?;
        Some(Expression::plain(Meaning::Ref(code), end))
    }

    /// *the 22nd*, after a preposition and with no noun behind it.
    fn day_of_month(&self, at: usize) -> Option<Expression> {
        let next = self.is(at, TimeWord::The).filter(|_| self.is_after_preposition(at))?;
        let (day, end) = self.ordinal(next).filter(|(day, end)| *day <= 31 && *end == next + 1)?;
        let figures = self.words(next).starts_with(|c: char| c.is_ascii_digit());
        let open = self.anywhere(end).is_none_or(|token| token.kind == TokenKind::Mark)
            || self.token(end).is_some() && self.unit(end).is_none();
        (figures && open).then(|| Expression::plain(Meaning::part(Part::DayOfMonth(day)), end))
    }

    /// *or so*, *or later*.
    fn with_what_follows(&self, expression: Expression) -> Expression {
        let after =
            self.word(
                expression.end,
                Kinds::AFTER,
                |word| if let TimeWord::After(code) = word { Some(code) } else { None },
            );
        match after {
            Some((code, end)) => Expression { modifier: Some(code), end, ..expression },
            None => expression,
        }
    }
}

fn part_code(word: TimeWord) -> Option<&'static str> {
    match word {
        TimeWord::Part(code) | TimeWord::Within(code) => Some(code),
        _ => None,
    }
}
