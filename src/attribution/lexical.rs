//! Lexical evidence: the words at the edges of a proposal, hashed into a table of learned weights.

use super::Frame;
use super::contents::{Passed, size};
use super::features::{Feature, FeatureSet};
use super::proposals::Proposal;
use super::tally::within;
use super::view::View;
use crate::cue::Cue;
use crate::span::TokenRange;

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

    /// The places of each group in the weight table: 2 to the power of these. A group has its own region, so that words,
    /// which are many, do not fall on what is seen often.
    const BITS: [u32; Group::NAMES.len()] = [15, 18, 18, 18, 18];

    /// Where its region begins, and how far to shift a hash for a place in it.
    const fn region(self) -> (u32, u32) {
        let (mut start, mut group) = (0, 0);
        while group < self as usize {
            start += 1 << Group::BITS[group];
            group += 1;
        }
        (start, u64::BITS - Group::BITS[self as usize])
    }

    /// Places in the weight table.
    pub const PLACES: usize = Group::Shape.region().0 as usize + (1 << Group::BITS[Group::Shape as usize]);
}

/// Pieces of lexical evidence: a group, and a place in the weight table.
pub(crate) type Keys = Vec<(Group, u32)>;

/// Takes keys as they are made: a list of them, or the sum of their weights.
pub(crate) trait Sink {
    /// Takes the key of a group.
    fn take(&mut self, group: Group, place: u32);
}

impl Sink for Keys {
    fn take(&mut self, group: Group, place: u32) {
        self.push((group, place));
    }
}

/// Collects keys.
struct Collector<'a, S> {
    keys: &'a mut S,
    template: u64,
}

impl<S: Sink> Collector<'_, S> {
    /// Adds the key of the next template, made of two atoms.
    #[inline(always)]
    fn add(&mut self, group: Group, a: u64, b: u64) {
        self.template += 1;
        let mixed = (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.rotate_left(31))
            .wrapping_add(self.template)
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        let (start, shift) = group.region();
        self.keys.take(group, start + (mixed >> shift) as u32);
    }
}

/// The evidence of a cue alone.
pub(crate) fn cue_keys(view: &View, cue: &Cue, keys: &mut impl Sink) {
    let window = Window::new(view, cue);
    let (word, sentence, lemma) = (|at| window.word(at), window.sentence, window.lemma);
    // Kinds, unlike words, are told beyond the end of the sentence too.
    let kind = |at: usize| if at < sentence.first() || at >= view.tokens.len() { 255 } else { view.class(at).coarse() };
    let form = cue.form as u64 | (cue.passive as u64) << 4 | (view.entry(cue).pos as u64) << 8;
    let (first, past) = (cue.span.first(), cue.tokens.past());
    let (before, before_2) = (word(first.wrapping_sub(1)), word(first.wrapping_sub(2)));
    let (after, after_2) = (word(past), word(past + 1));
    let behind = kind(first.wrapping_sub(1)) | kind(first.wrapping_sub(2)) << 8 | kind(first.wrapping_sub(3)) << 16;
    let ahead = kind(past) | kind(past + 1) << 8 | kind(past + 2) << 16;
    let around = behind & 0xff | (ahead & 0xff) << 8;
    let mut collect = Collector { keys, template: 0 };
    collect.add(Group::Cue, lemma, 0);
    collect.add(Group::Cue, lemma, form);
    collect.add(Group::Cue, lemma, u64::from(view.in_quote(cue.tokens.first())) + 2 * u64::from(cue.negated));
    collect.add(Group::Cue, form, around);
    collect.add(Group::Context, before, form);
    collect.add(Group::Context, after, form);
    collect.add(Group::Context, before, lemma);
    collect.add(Group::Context, after, lemma);
    collect.add(Group::Context, before_2, before);
    collect.add(Group::Context, after, after_2);
    collect.add(Group::Context, lemma, around);
    let wide = around | (behind >> 8 & 0xff) << 16 | (ahead >> 8 & 0xff) << 24;
    collect.add(Group::Context, wide, form);
    collect.add(Group::Context, ahead, lemma);
    collect.add(Group::Context, ahead, form);
    collect.add(Group::Context, view.entry(cue).class as u64, around | form << 16);
    // What carries over to words that training saw seldom: how sure the lexicon is, and what kind of word it says it is.
    let strength = (view.entry(cue).precision * 12.0) as u64 | (view.entry(cue).class as u64) << 8;
    let place = u64::from(view.in_quote(cue.tokens.first())) | bucket(sentence.len()) << 1;
    let position = bucket(first - sentence.first());
    let holds = within(view.tallies, sentence);
    let company = u64::from(holds.quoted > 0)
        | u64::from(holds.cues.min(3)) << 1
        | u64::from(view.quote_before(cue.sentence).is_some()) << 3;
    collect.add(Group::Context, behind, lemma);
    collect.add(Group::Context, behind, form);
    collect.add(Group::Context, strength, ahead & 0xffff | form << 16);
    collect.add(Group::Context, strength, behind & 0xffff | form << 16);
    collect.add(Group::Context, after, strength);
    collect.add(Group::Context, before, strength);
    collect.add(Group::Context, before, after);
    collect.add(Group::Context, after_2, lemma);
    collect.add(Group::Context, before_2, lemma);
    collect.add(Group::Context, place, lemma);
    collect.add(Group::Context, position | company << 8, lemma);
    collect.add(Group::Context, position | company << 8, form);
}

/// What the keys of a proposal’s source are made of, beside the cue: proposals that share it share these keys.
pub(crate) type SourceSide = (Frame, Option<TokenRange>);

/// The same of its content: the frame, the first and the last piece, whether it is quoted, and how long it is.
pub(crate) type ContentSide = (Frame, TokenRange, TokenRange, u64, u64, Passed);

/// Both sides of a proposal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    /// That of its source.
    pub source: SourceSide,
    /// That of its content.
    pub content: ContentSide,
}

impl Sides {
    /// The sides of a proposal.
    pub fn of(view: &View, cue: &Cue, proposal: &Proposal) -> Sides {
        let (first, last) = (proposal.content[0], proposal.content[proposal.content.len() - 1]);
        let quoted = u64::from(proposal.features.has(Feature::ContentQuoted))
            | u64::from(proposal.features.has(Feature::ContentMixed)) << 1
            | u64::from(view.in_quote(cue.tokens.first())) << 2;
        let length = bucket(size(&proposal.content));
        Sides {
            source: (proposal.frame, proposal.source),
            content: (proposal.frame, first, last, quoted, length, proposal.passed),
        }
    }
}

/// What keys look at: the sentence of a cue, and nothing beyond.
///
/// What stands in other sentences is left alone: in gold documents a first sentence is a headline, and what comes before
/// it, nothing, would speak against every claim at the start of a text.
struct Window<'a> {
    view: &'a View<'a>,
    sentence: TokenRange,
    lemma: u64,
}

impl<'a> Window<'a> {
    fn new(view: &'a View<'a>, cue: &Cue) -> Self {
        Window { view, sentence: view.sentence(cue.sentence).tokens, lemma: lemma(view, cue) }
    }

    fn word(&self, at: usize) -> u64 {
        if self.sentence.has(at) { self.view.tokens[at].key.0 } else { 1 }
    }

    fn kind(&self, at: usize) -> u64 {
        if self.sentence.has(at) { self.view.class(at).coarse() } else { 255 }
    }

    /// The kinds of the first token of a content and of the one before it.
    fn opening(&self, content: TokenRange) -> u64 {
        self.kind(content.first()) | self.kind(content.first().wrapping_sub(1)) << 8
    }
}

/// The evidence of a content in its frame.
pub(crate) fn content_keys(view: &View, cue: &Cue, side: ContentSide, keys: &mut impl Sink) {
    let window = Window::new(view, cue);
    let (word, kind, lemma) = (|at| window.word(at), |at| window.kind(at), window.lemma);
    let (frame, content, last, quoted, length, passed) = side;
    let frame = voiced(cue, frame);
    let opening = window.opening(content);
    let closing = kind(last.past()) | kind(last.past().wrapping_sub(1)) << 8;
    let (begins, follows, follows_2) = (word(content.first()), word(last.past()), word(last.past() + 1));
    let right = u64::from(content.first() > cue.tokens.first());
    let mut collect = Collector { keys, template: 100 };
    collect.add(Group::Shape, frame, lemma);
    collect.add(Group::Shape, frame, opening << 8 | right);
    collect.add(Group::Shape, frame, closing << 8 | right);
    collect.add(Group::Shape, frame | quoted << 8, length);
    collect.add(Group::Shape, frame | quoted << 8, opening ^ closing << 16);
    collect.add(Group::Content, begins, frame << 1 | right);
    collect.add(Group::Content, begins, lemma);
    collect.add(Group::Content, word(content.first().wrapping_sub(1)), frame << 1 | right);
    collect.add(Group::Content, follows, follows_2);
    collect.add(Group::Content, follows, frame << 8 | quoted);
    collect.add(Group::Content, opening, lemma);
    // Clauses: whether it holds a verb, how many marks it steps over, and whether what is left would stand alone.
    let sentence = window.sentence;
    let whole = TokenRange::new(content.first(), last.past());
    let rest = TokenRange::new(last.past().min(sentence.past()), sentence.past());
    let (inside, left) = (within(view.tallies, whole), within(view.tallies, rest));
    let verbs = u64::from((inside.finite + inside.past).min(3))
        | u64::from((left.finite + left.past).min(2)) << 2
        | u64::from(left.cues.min(1)) << 4;
    let marks = u64::from(inside.marks.min(4));
    let after = kind(last.past()) | kind(last.past() + 1) << 8 | kind(last.past() + 2) << 16;
    let around = frame << 3 | right << 2 | (quoted & 3);
    collect.add(Group::Shape, verbs | marks << 8 | around << 16, opening & 0xff);
    collect.add(Group::Shape, verbs | around << 16, closing);
    collect.add(Group::Shape, after, verbs | around << 16);
    collect.add(Group::Shape, marks | bucket(rest.len()) << 8 | around << 16, closing);
    collect.add(Group::Shape, opening, after);
    collect.add(Group::Content, follows_2, around << 8 | kind(last.past()));
    collect.add(Group::Content, word(last.past() - 1), around << 8 | kind(last.past()));
    collect.add(Group::Content, follows, lemma);
    collect.add(Group::Content, begins, word(content.first() + 1));
    collect.add(Group::Content, lemma, verbs | (closing & 0xff) << 8 | length << 16);
    let template = collect.template;
    for place in passed.numbers() {
        collect.template = template;
        collect.add(Group::Shape, place, (opening & 0xff) | (quoted & 3) << 8);
        collect.add(Group::Content, place, lemma);
    }
}

/// The evidence of a source in its frame.
pub(crate) fn source_keys(view: &View, cue: &Cue, (frame, source): SourceSide, keys: &mut impl Sink) {
    let window = Window::new(view, cue);
    let (word, kind, lemma) = (|at| window.word(at), |at| window.kind(at), window.lemma);
    let frame = voiced(cue, frame);
    let mut collect = Collector { keys, template: 200 };
    let Some(source) = source else { return collect.add(Group::Source, lemma, frame) };
    let (side, gap) = beside(cue, source);
    let (begins, head) = (word(source.first()), word(source.past() - 1));
    let shape = shape(&window, source);
    collect.add(Group::Source, head, side);
    collect.add(Group::Source, begins, side | frame << 1);
    collect.add(Group::Source, word(source.first().wrapping_sub(1)), side);
    collect.add(Group::Source, shape, frame << 8 | gap);
    collect.add(Group::Source, shape, lemma);
    collect.add(Group::Source, kind(source.first().wrapping_sub(1)) | gap << 8, frame);
    let holds = within(view.tallies, source);
    let verbs = u64::from((holds.finite + holds.past).min(1))
        | u64::from(holds.marks.min(3)) << 1
        | u64::from(holds.cues.min(1)) << 4;
    let edges = kind(source.first().wrapping_sub(1)) | kind(source.past()) << 8;
    collect.add(Group::Source, edges, frame << 8 | verbs);
    collect.add(Group::Source, edges, shape);
    collect.add(Group::Source, word(source.past()), frame << 8 | verbs);
    collect.add(Group::Source, begins, head);
    collect.add(Group::Source, head, lemma);
    collect.add(Group::Source, begins, lemma);
}

/// What a source looks like at its edges, and how long it is; 0 when nobody is named.
pub(crate) fn source_look(view: &View, cue: &Cue, (_, source): SourceSide) -> u64 {
    source.map_or(0, |source| shape(&Window::new(view, cue), source))
}

/// The kinds of the words that a content begins with and after.
pub(crate) fn content_look(view: &View, cue: &Cue, side: ContentSide) -> u64 {
    Window::new(view, cue).opening(side.1)
}

/// The evidence of a source and a content together, from the looks of both.
pub(crate) fn pair_keys(view: &View, cue: &Cue, side: SourceSide, [shape, opening]: [u64; 2], keys: &mut impl Sink) {
    let (frame, Some(source)) = side else { return };
    let mut collect = Collector { keys, template: 300 };
    collect.add(Group::Shape, shape << 16 | opening, frame as u64 | beside(cue, source).1 << 8);
    collect.add(Group::Shape, lemma(view, cue), (shape & 0xffff) << 16 | opening);
}

/// The key of a named feature beside that kind of cue.
pub(crate) fn cross_key(kind: CueKind, feature: usize, keys: &mut impl Sink) {
    Collector { keys, template: 400 }.add(Group::Shape, feature as u64, kind.0);
}

/// The class, part of speech and form of a cue: cues of one kind share what named features count for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueKind(u64);

impl CueKind {
    /// Bits of a class, a form and a part of speech.
    const WIDTHS: [u32; 3] = [4, 3, 3];
    /// Every kind, also those that no cue is of.
    pub const ALL: std::ops::Range<u64> = 0..1 << (Self::WIDTHS[0] + Self::WIDTHS[1] + Self::WIDTHS[2]);

    /// The kind of `cue`.
    pub fn of(view: &View, cue: &Cue) -> CueKind {
        let entry = view.entry(cue);
        let [class, form, _] = Self::WIDTHS;
        CueKind(entry.class as u64 | (cue.form as u64) << class | (entry.pos as u64) << (class + form))
    }

    /// The kind of that number, one of [`CueKind::ALL`].
    pub fn number(number: u64) -> CueKind {
        CueKind(number)
    }

    /// Its number.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Adds the evidence of one proposal, beside its cue’s; of its named features those in `known` count.
pub(crate) fn proposal_keys(view: &View, cue: &Cue, proposal: &Proposal, known: FeatureSet, keys: &mut Keys) {
    let sides = Sides::of(view, cue, proposal);
    let kind = CueKind::of(view, cue);
    proposal.features.and(known).numbers().for_each(|feature| cross_key(kind, feature, keys));
    content_keys(view, cue, sides.content, keys);
    source_keys(view, cue, sides.source, keys);
    let looks = [source_look(view, cue, sides.source), content_look(view, cue, sides.content)];
    pair_keys(view, cue, sides.source, looks, keys);
}

/// A frame as a number; that of a passive, whose subject hears and does not speak, is another.
fn voiced(cue: &Cue, frame: Frame) -> u64 {
    frame as u64 | u64::from(cue.passive) << 5
}

/// On which side of a cue a source stands, 1 for the right, and how far away, on a coarse scale.
fn beside(cue: &Cue, source: TokenRange) -> (u64, u64) {
    let right = source.first() > cue.tokens.first();
    let gap = if right {
        source.first().saturating_sub(cue.tokens.past())
    } else {
        cue.span.first().saturating_sub(source.past())
    };
    (u64::from(right), bucket(gap))
}

/// What a source looks like at its edges, and how long it is.
fn shape(window: &Window, source: TokenRange) -> u64 {
    window.kind(source.first()) | window.kind(source.past() - 1) << 8 | bucket(source.len()) << 16
}

/// The lemma of a cue as a number.
fn lemma(view: &View, cue: &Cue) -> u64 {
    view.entry(cue).lemma.0
}

/// Lengths on a coarse scale: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-22, 23-40, more. A table, because which it is cannot be
/// foreseen.
fn bucket(length: usize) -> u64 {
    const LAST: usize = 41;
    const BUCKETS: [u8; LAST + 1] = {
        const STARTS: [usize; 11] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 23, LAST];
        let (mut buckets, mut length, mut bucket) = ([0; LAST + 1], 0, 0);
        while length <= LAST {
            if bucket + 1 < STARTS.len() && length >= STARTS[bucket + 1] {
                bucket += 1;
            }
            buckets[length] = bucket as u8;
            length += 1;
        }
        buckets
    };
    u64::from(BUCKETS[length.min(LAST)])
}
