//! Datelines: *SEOUL, Jan. 22, 2024 (Yonhap) — The ministry ...* says where and when a report was filed, and by whom.

use super::{Time, Times};
use crate::span::{Span, TokenRange};
use crate::text::{Gap, Sentence, Token};
use crate::words::ClassSet;

/// The dateline of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Its bytes, up to the dash that ends it.
    pub span: Span,
    /// The place.
    pub place: Span,
    /// The day, as far as it says one.
    pub date: Option<Time>,
    /// The wire or paper in brackets.
    pub wire: Option<Span>,
}

/// How many tokens a dateline has at most, and how many beginnings of lines are looked at.
const LONGEST: usize = 16;
const LINES: usize = 6;

impl Times {
    /// The dateline of a text: capitals, figures and marks at the beginning of a line, up to a dash, with a date or a
    /// name in brackets among them. None when it has none.
    pub(crate) fn dateline(&self, text: &str, tokens: &[Token], classes: &[ClassSet]) -> Option<Dateline> {
        let tokens = &tokens[..tokens.len().min(classes.len())];
        let begins = |at: &usize| *at == 0 || tokens[*at].gap >= Gap::Line;
        (0..tokens.len()).filter(begins).take(LINES).find_map(|first| self.dateline_at(text, tokens, classes, first))
    }

    fn dateline_at(&self, text: &str, tokens: &[Token], classes: &[ClassSet], first: usize) -> Option<Dateline> {
        const PART: ClassSet = ClassSet::CAPITAL.with(ClassSet::NUMBER).with(ClassSet::MARK);
        let last = (first + LONGEST).min(tokens.len());
        let quiet = |at: &usize| classes[*at].is(PART) && !classes[*at].is(ClassSet::QUOTED);
        let same_line = |at: &usize| *at == first || tokens[*at].gap < Gap::Line;
        let mut parts = (first..last).take_while(|at| quiet(at) && same_line(at));
        let dash = parts.find(|at| *at > first && classes[*at].is(ClassSet::DASH))?;
        let covered = |range: TokenRange| match tokens.get(range.range()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        };
        let open = (first..dash).find(|at| classes[*at].is(ClassSet::OPEN));
        let close = open.and_then(|open| (open..dash).find(|at| classes[*at].is(ClassSet::CLOSE)));
        let wire =
            open.zip(close).map(|(open, close)| TokenRange::new(open + 1, close)).filter(|wire| !wire.is_empty());
        let (span, inside) = (covered(TokenRange::new(first, dash)), TokenRange::new(0, dash - first));
        let sentence = Sentence { span, tokens: inside, paragraph: 0 };
        let times = self.find(text, &tokens[first..dash], &classes[first..dash], &[sentence], None);
        let date = times.into_iter().next().map(|time| Time {
            tokens: TokenRange::new(time.tokens.first() + first, time.tokens.past() + first),
            ..time
        });
        if date.is_none() && wire.is_none() {
            return None;
        }
        let place_end = date.as_ref().map_or(dash, |date| date.tokens.first()).min(open.unwrap_or(dash));
        let place_end = (first..place_end).rev().find(|at| !classes[*at].is(ClassSet::MARK))? + 1;
        let capital = classes[first].is(ClassSet::CAPITAL);
        capital.then(|| Dateline {
            span: covered(TokenRange::new(first, dash + 1)),
            place: covered(TokenRange::new(first, place_end)),
            date,
            wire: wire.map(covered),
        })
    }
}
