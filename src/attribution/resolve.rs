//! Resolution: attributions of one document settle who owns which tokens, and which lies inside which.

use super::contents::{Pieces, size};
use super::tally::{Tally, within};
use super::view::View;
use super::{Attribution, Form, Frame};
use crate::lexicon::CueClass;
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::smallvec;

/// Settles conflicts, carries quotations on, links inner attributions to outer ones, and tells the form of each.
pub(super) fn resolve(view: &View, attributions: &mut Vec<Attribution>) {
    drop_conflicts(attributions);
    carry_on(view, attributions);
    part(view, attributions);
    link(attributions);
    for attribution in attributions.iter_mut() {
        attribution.form = form(view, attribution);
    }
}

/// Of two attributions that cannot both be right the surer one stays. They can both be right when they share no content,
/// or when one lies, cue and all, inside a piece of the other's content.
fn drop_conflicts(attributions: &mut Vec<Attribution>) {
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    let extents = extents(attributions);
    order.sort_by(|&a, &b| attributions[b].confidence.total_cmp(&attributions[a].confidence).then(a.cmp(&b)));
    let mut keep = vec![false; attributions.len()];
    for at in order {
        // Attributions are in order of their sentences; only neighbours can meet.
        let (head, tail) = (at.saturating_sub(NEIGHBOURS), (at + NEIGHBOURS + 1).min(attributions.len()));
        let clash = (head..tail).any(|other| {
            keep[other] && extents[at].overlaps(extents[other]) && conflict(&attributions[at], &attributions[other])
        });
        keep[at] = !clash;
    }
    let mut keep = keep.into_iter();
    attributions.retain(|_| keep.next().unwrap_or(true));
}

/// What each attribution reaches over, with its cue and content: those that share nothing of it are soon told apart.
fn extents(attributions: &[Attribution]) -> Vec<TokenRange> {
    let extent = |attribution: &Attribution| {
        let pieces = attribution.content.iter();
        pieces.fold(attribution.cue_tokens, |TokenRange { start, end }, piece| TokenRange {
            start: start.min(piece.start),
            end: end.max(piece.end),
        })
    };
    attributions.iter().map(extent).collect()
}

/// Attributions further apart than this many others are taken not to meet.
const NEIGHBOURS: usize = 8;

fn conflict(a: &Attribution, b: &Attribution) -> bool {
    if a.cue_tokens.overlaps(b.cue_tokens) {
        return true;
    }
    let shared = a.content.iter().any(|piece| b.content.iter().any(|other| piece.overlaps(*other)));
    let a_in_b = inside(a, b);
    let b_in_a = inside(b, a);
    if a_in_b != b_in_a {
        return false;
    }
    // Neither inside the other: sharing content, or one's cue in the other's source, is a contradiction.
    shared || a_in_b
}

/// Whether `inner` lies, with cue and content, in one piece of `outer`'s content.
fn inside(inner: &Attribution, outer: &Attribution) -> bool {
    outer.content.iter().any(|piece| {
        piece.contains(inner.cue_tokens)
            && inner.content.iter().all(|content| piece.contains(*content))
            && inner.source.is_none_or(|source| piece.contains(source) || !source.overlaps(*piece))
    })
}

/// Adds to each quotation the sentences after it that go on with it, up to where an attribution begins that has a sentence
/// of its own outside quotes.
fn carry_on(view: &View, attributions: &mut [Attribution]) {
    // The first tokens of those in later sentences, and of those in this one.
    let (mut later, mut here) = (usize::MAX, usize::MAX);
    let mut sentence = u32::MAX;
    for attribution in attributions.iter_mut().rev() {
        if attribution.sentence != sentence {
            (later, here, sentence) = (later.min(here), usize::MAX, attribution.sentence);
        }
        let (cue, source) = (attribution.cue_tokens, attribution.source);
        if view.in_quote(cue.first()) {
            continue;
        }
        let first = first_token(attribution);
        let before = size(&attribution.content);
        extend(view, cue, source, &mut attribution.content, later);
        // Of two quotations in one sentence the later one goes on.
        if size(&attribution.content) > before {
            later = later.min(first);
        }
        here = here.min(first);
    }
}

/// Adds to quoted content the sentences after it that go on with it: wholly in quotation marks, in the same paragraph or
/// continued from paragraph to paragraph, and before token `taken`.
pub(crate) fn extend(view: &View, cue: TokenRange, source: Option<TokenRange>, content: &mut Pieces, taken: usize) {
    let quoted = content.iter().any(|piece| piece.range().any(|token| view.in_quote(token)));
    if !quoted || view.in_quote(cue.first()) {
        return;
    }
    let last = content.iter().map(|piece| piece.past()).max().unwrap_or(0);
    let mut from = last.max(cue.past()).max(source.map_or(0, |source| source.past()));
    let home = view.sentences.partition_point(|sentence| sentence.tokens.past() < from.max(1));
    let Some(home) = view.sentences.get(home) else { return };
    // What is left of the sentence does not matter: *Reid told reporters in Washington. “Bernie’s a good man.”*
    let rest = ClassSet::STOP.with(ClassSet::COMMA);
    if !(from..home.tokens.past()).all(|token| view.in_quote(token) || view.class(token).is(rest)) {
        from = home.tokens.past();
    }
    while from < view.tokens.len() && view.class(from).is(rest) {
        from += 1;
    }
    let mut paragraph = home.paragraph;
    let number = view.sentences.partition_point(|sentence| sentence.tokens.past() <= from);
    let mut added: Option<TokenRange> = None;
    for sentence in &view.sentences[number..] {
        let first = sentence.tokens.first().max(from);
        let whole =
            (first..sentence.tokens.past()).all(|token| view.in_quote(token) || view.class(token).is(ClassSet::STOP));
        let near = sentence.paragraph <= paragraph + 1;
        if !whole || !near || sentence.tokens.past() > taken || !view.in_quote(first) {
            break;
        }
        paragraph = sentence.paragraph;
        added = Some(TokenRange::new(added.map_or(first, |range| range.first()), sentence.tokens.past()));
    }
    match (added, content.last_mut()) {
        (Some(more), Some(piece)) if piece.past() == more.first() => piece.end = more.end,
        (Some(more), _) => content.push(more),
        (None, _) => {}
    }
}

/// Makes two of an attribution whose content ends with a clause that is a claim of its own and names nobody: *According to
/// the report, the ships sailed, and their cargo was not confirmed*. What is inside what can be told exactly then.
fn part(view: &View, attributions: &mut Vec<Attribution>) {
    let mut at = 0;
    while at < attributions.len() {
        let seam = seam(view, attributions, at);
        if let (Some(clause), Some(piece)) = (seam, attributions[at].content.last_mut()) {
            // The conjunction and the comma before it belong to neither.
            piece.end = clause.start - 2;
            let second = Attribution { content: smallvec![clause], ..attributions[at].clone() };
            at += 1;
            attributions.insert(at, second);
        }
        at += 1;
    }
}

/// The second clause of an attribution's content, if it is another claim without a source, from end to end.
fn seam(view: &View, attributions: &[Attribution], at: usize) -> Option<TokenRange> {
    let outer = &attributions[at];
    let piece = *outer.content.last()?;
    let near = &attributions[at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(attributions.len())];
    let mut clauses =
        near.iter().filter(|inner| inner.frame == Frame::Agentless && inside(inner, outer)).filter_map(|inner| {
            let first = first_token(inner);
            let past = inner.content.iter().map(|piece| piece.past()).max()?.max(inner.cue_tokens.past());
            (past == piece.past() && first >= piece.first() + 3).then(|| TokenRange::new(first, past))
        });
    let joined = |clause: &TokenRange| {
        view.class(clause.first() - 1).is(ClassSet::CONJUNCTION)
            && view.class(clause.first() - 2).is(ClassSet::COMMA)
            && !view.in_quote(clause.first())
            && (piece.first()..clause.first() - 2).any(|token| view.class(token).is(ClassSet::FINITE))
    };
    clauses.rfind(joined)
}

/// The first token that belongs to an attribution.
fn first_token(attribution: &Attribution) -> usize {
    let content = attribution.content.iter().map(|piece| piece.first()).min().unwrap_or(usize::MAX);
    content.min(attribution.cue_tokens.first()).min(attribution.source.map_or(usize::MAX, |source| source.first()))
}

/// Gives each attribution the smallest other one whose content holds it as its parent.
fn link(attributions: &mut [Attribution]) {
    let extents = extents(attributions);
    for at in 0..attributions.len() {
        let (head, tail) = (at.saturating_sub(NEIGHBOURS), (at + NEIGHBOURS + 1).min(attributions.len()));
        let parent = (head..tail)
            .filter(|&other| other != at && extents[at].overlaps(extents[other]))
            .filter(|&other| inside(&attributions[at], &attributions[other]))
            .min_by_key(|&other| size(&attributions[other].content));
        attributions[at].parent = parent.map(|parent| parent as u32);
    }
}

/// Tells how content is given: direct when every word is quoted, mixed when some are, nominal when it stands for a
/// noun phrase and not for a clause.
fn form(view: &View, attribution: &Attribution) -> Form {
    let outside = !view.in_quote(attribution.cue_tokens.first());
    let holds = attribution.content.iter().fold(Tally::default(), |sum, piece| sum + within(view.tallies, *piece));
    let (quoted, all) = (holds.quoted, holds.words);
    // *discussed “developing relations”*: who spoke the quoted words is not said.
    let discussed = attribution.cue.is_some_and(|cue| view.entry(&view.cues[cue as usize]).class == CueClass::Discuss);
    if outside && quoted == all && quoted > 0 && !discussed {
        Form::Direct
    } else if outside && quoted > 0 {
        Form::Mixed
    } else if nominal(view, attribution) {
        Form::Nominal
    } else {
        Form::Indirect
    }
}

/// A noun phrase of more tokens would hold a verb.
const LONGEST_NAME: usize = 60;

fn nominal(view: &View, attribution: &Attribution) -> bool {
    const VERBAL: ClassSet = ClassSet::FINITE
        .with(ClassSet::THAT)
        .with(ClassSet::TO)
        .with(ClassSet::WH)
        .with(ClassSet::ING)
        .with(ClassSet::ED);
    matches!(
        attribution.frame,
        Frame::SourceCueContent | Frame::Passive | Frame::Agentless | Frame::Nominal | Frame::Hearsay
    ) && !attribution
        .content
        .iter()
        .flat_map(|piece| piece.range())
        .take(LONGEST_NAME)
        .any(|at| view.class(at).is(VERBAL) || view.verb_cue_at(at))
}
