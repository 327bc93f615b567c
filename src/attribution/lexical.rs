//! Lexical evidence: the words at the edges of a proposal, hashed into a table of learned weights.

use super::contents::size;
use super::features::Feature;
use super::proposals::Proposal;
use super::view::View;
use crate::cue::Cue;
use smallvec::SmallVec;

/// What a piece of lexical evidence is about; each group is one factor of a confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The cue's lemma and form.
    Cue,
    /// The words beside the cue.
    Context,
    /// The words at the source's edges.
    Source,
    /// The words at the content's edges.
    Content,
    /// Frame, lengths and marks.
    Shape,
}

impl Group {
    /// Every group with its name.
    pub const NAMES: [(&'static str, Group); 5] = [
        ("words.cue", Group::Cue),
        ("words.context", Group::Context),
        ("words.source", Group::Source),
        ("words.content", Group::Content),
        ("words.shape", Group::Shape),
    ];
}

/// Places in the weight table: 2 to the power of this.
pub const TABLE_BITS: u32 = 18;

/// Pieces of lexical evidence: a group, and a place in the weight table.
pub(crate) type Keys = SmallVec<[(Group, u32); 20]>;

/// Collects keys.
struct Collector<'a> {
    keys: &'a mut Keys,
    template: u64,
}

impl Collector<'_> {
    /// Adds the key of the next template, made of two atoms.
    fn add(&mut self, group: Group, a: u64, b: u64) {
        self.template += 1;
        let mixed = (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.rotate_left(31))
            .wrapping_add(self.template)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.keys.push((group, (mixed >> (64 - TABLE_BITS)) as u32));
    }
}

/// The evidence of a cue alone.
pub(crate) fn cue_keys(view: &View, cue: &Cue, keys: &mut Keys) {
    keys.clear();
    let sentence = view.sentence(cue.sentence).tokens;
    let lemma = lemma(view, cue);
    let form = cue.form as u64 | (cue.passive as u64) << 4 | (view.entry(cue).pos as u64) << 8;
    let (first, past) = (cue.span.first(), cue.tokens.past());
    let word = |at: usize| if at >= sentence.first() && at < sentence.past() { view.tokens[at].key.0 } else { 1 };
    let before = if first > sentence.first() { word(first - 1) } else { 1 };
    let before_2 = if first > sentence.first() + 1 { word(first - 2) } else { 1 };
    let around = kind(view, first.wrapping_sub(1), sentence.first()) | kind(view, past, sentence.first()) << 8;
    let mut collect = Collector { keys, template: 0 };
    collect.add(Group::Cue, lemma, 0);
    collect.add(Group::Cue, lemma, form);
    collect.add(Group::Cue, lemma, u64::from(view.in_quote(cue.tokens.first())) + 2 * u64::from(cue.negated));
    collect.add(Group::Cue, form, around);
    collect.add(Group::Context, before, form);
    collect.add(Group::Context, word(past), form);
    collect.add(Group::Context, before, lemma);
    collect.add(Group::Context, word(past), lemma);
    collect.add(Group::Context, before_2, before);
    collect.add(Group::Context, word(past), word(past + 1));
    collect.add(Group::Context, lemma, around);
    let wide = around
        | kind(view, first.wrapping_sub(2), sentence.first()) << 16
        | kind(view, past + 1, sentence.first()) << 24;
    collect.add(Group::Context, wide, form);
    let ahead = kind(view, past, 0) | kind(view, past + 1, 0) << 8 | kind(view, past + 2, 0) << 16;
    collect.add(Group::Context, ahead, lemma);
    collect.add(Group::Context, ahead, form);
    collect.add(Group::Context, view.entry(cue).class as u64, around | form << 16);
}

/// The evidence of one proposal, beside its cue’s.
pub(crate) fn proposal_keys(view: &View, cue: &Cue, proposal: &Proposal, keys: &mut Keys) {
    keys.clear();
    let lemma = lemma(view, cue);
    let frame = proposal.frame as u64;
    // What stands in other sentences is left alone: in gold documents a first sentence is a headline, and what comes before
    // it, nothing, would speak against every claim at the start of a text.
    let sentence = view.sentence(cue.sentence).tokens;
    let is_near = |at: usize| at >= sentence.first() && at < sentence.past();
    let word = |at: usize| if is_near(at) { view.tokens[at].key.0 } else { 1 };
    let kind = |at: usize| if is_near(at) { view.class(at).coarse() } else { 255 };
    let (content, last) = (proposal.content[0], proposal.content[proposal.content.len() - 1]);
    let opening = kind(content.first()) | kind(content.first().wrapping_sub(1)) << 8;
    let closing = kind(last.past()) | kind(last.past().wrapping_sub(1)) << 8;
    let right = u64::from(content.first() > cue.tokens.first());
    let length = bucket(size(&proposal.content));
    let quoted = u64::from(proposal.features.has(Feature::ContentQuoted))
        | u64::from(proposal.features.has(Feature::ContentMixed)) << 1
        | u64::from(view.in_quote(cue.tokens.first())) << 2;
    let mut collect = Collector { keys, template: 100 };
    collect.add(Group::Shape, frame, lemma);
    collect.add(Group::Shape, frame, opening << 8 | right);
    collect.add(Group::Shape, frame, closing << 8 | right);
    collect.add(Group::Shape, frame | quoted << 8, length);
    collect.add(Group::Shape, frame | quoted << 8, opening ^ closing << 16);
    collect.add(Group::Content, word(content.first()), frame << 1 | right);
    collect.add(Group::Content, word(content.first()), lemma);
    collect.add(Group::Content, word(content.first().wrapping_sub(1)), frame << 1 | right);
    collect.add(Group::Content, word(last.past()), word(last.past() + 1));
    collect.add(Group::Content, word(last.past()), frame << 8 | quoted);
    collect.add(Group::Content, opening, lemma);
    match proposal.source {
        Some(source) => {
            let side = u64::from(source.first() > cue.tokens.first());
            let gap = if side == 1 {
                source.first() - cue.tokens.past().min(source.first())
            } else {
                cue.span.first().saturating_sub(source.past())
            };
            let head = word(source.past() - 1);
            let shape = kind(source.first()) | kind(source.past() - 1) << 8 | bucket(source.len()) << 16;
            collect.add(Group::Source, head, side);
            collect.add(Group::Source, word(source.first()), side | frame << 1);
            collect.add(Group::Source, word(source.first().wrapping_sub(1)), side);
            collect.add(Group::Source, shape, frame << 8 | bucket(gap));
            collect.add(Group::Source, shape, lemma);
            collect.add(Group::Shape, shape << 16 | opening, frame | bucket(gap) << 8);
            collect.add(Group::Shape, lemma, (shape & 0xffff) << 16 | opening);
            collect.add(Group::Source, kind(source.first().wrapping_sub(1)) | bucket(gap) << 8, frame);
        }
        None => collect.add(Group::Source, lemma, frame),
    }
}

/// The lemma of a cue as a number.
fn lemma(view: &View, cue: &Cue) -> u64 {
    view.table.lemma_key(cue.entry).0
}

/// A coarse kind of token: its first listed class, as a small number.
fn kind(view: &View, at: usize, floor: usize) -> u64 {
    if at < floor || at >= view.tokens.len() {
        return 255;
    }
    view.class(at).coarse()
}

/// Lengths on a coarse scale: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-22, 23-40, more.
fn bucket(length: usize) -> u64 {
    match length {
        0..=4 => length as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=40 => 9,
        _ => 10,
    }
}
