//! Content to the left of a cue or its source: quotations and clauses that end there.

use super::{COMMAS, ContentPart, ContentParts, Pieces, describe};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::sources::quoted_name;
use crate::attribution::view::View;
use crate::cue::Cue;
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::smallvec;

/// Content that ends right before `edge`, where its source or cue begins: a quotation or a clause before a comma.
pub(in crate::attribution) fn left(view: &View, cue: &Cue, edge: usize, sentence: TokenRange) -> ContentParts {
    let mut parts = ContentParts::new();
    let floor = sentence.first();
    if edge <= floor {
        parts.extend(in_sentence_before(view, cue, floor));
        return parts;
    }
    let mut end = edge;
    // *The ferry, as Lind said, sailed*
    if view.class(end - 1).is(ClassSet::AS) && end > floor + 1 {
        end -= 1;
    }
    let comma = view.class(end - 1).is(ClassSet::COMMA.with(ClassSet::DASH));
    if comma {
        end -= 1;
    }
    if end <= floor {
        return parts;
    }
    // *confirmed by “The Guardian,” shows*: a name in quotation marks is no speech.
    if quoted_name(view, end - 1, floor).is_some() {
        return parts;
    }
    let closes = view.class(end - 1).is(ClassSet::QUOTE_CLOSE) || view.class(end - 1).is(ClassSet::QUOTED);
    let given = FeatureSet::NONE
        .when(comma, Feature::ContentLeftComma)
        .when(closes, Feature::ContentQuoteAdjacent)
        .when(!comma && !closes, Feature::ContentLeftOpen);
    let mut first = view.dateline_end(floor);
    while first < end && view.class(first).is(ClassSet::CONJUNCTION) {
        first += 1;
    }
    // *“Go. Go now,” Lind said, according to the log*: a quotation that began in a sentence before belongs to it as a whole.
    let begun = view.quote_at(first).filter(|quote| quote.tokens.first() < first && quote.tokens.past() < end);
    if let Some(quote) = begun.filter(|_| !view.in_quote(cue.tokens.first())) {
        first = quote.tokens.first();
    }
    let mut push = |start: usize, given: FeatureSet| {
        if start < end {
            let pieces: Pieces = smallvec![TokenRange::new(start, end)];
            let features = given.with(describe(view, &pieces, cue));
            parts.push(ContentPart::new(pieces, features));
        }
    };
    let quote = closes.then(|| view.quote_at(end - 1)).flatten().map(|quote| quote.tokens.first());
    if let Some(start) = quote {
        push(start, given);
        if start > first {
            push(first, given);
        }
        return parts;
    }
    push(first, given);
    // *He was late, but the train waited, she said*: the claim may begin with any of its clauses.
    let comma = |at: &usize| view.class(*at).is(ClassSet::SEMICOLON.with(ClassSet::COMMA).with(ClassSet::DASH));
    for at in (first + 2..end.saturating_sub(2)).rev().filter(comma).take(COMMAS) {
        let skip = 1 + usize::from(view.class(at + 1).is(ClassSet::CONJUNCTION.with(ClassSet::SUBORDINATOR)));
        push(at + skip, given.when(true, Feature::ContentSplit));
    }
    parts
}

/// The quotation that ends right before the sentence that begins at `first`: *“Did it sail?” Lind asked on Friday.*
fn in_sentence_before(view: &View, cue: &Cue, first: usize) -> Option<ContentPart> {
    let number = cue.sentence;
    let quote = view.quote_before(number).filter(|_| view.sentence(number).tokens.first() == first)?;
    let pieces: Pieces = smallvec![quote.tokens];
    let given = FeatureSet::of(Feature::ContentQuoteAdjacent).with(FeatureSet::of(Feature::ContentSentenceBefore));
    let features = given.with(describe(view, &pieces, cue));
    Some(ContentPart::new(pieces, features))
}
