//! Content to the right of a cue: where it can begin, and where it can end.

use super::{COMMAS, ContentPart, ContentParts, Passed, Pieces, describe};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::tally::within;
use crate::attribution::view::{PHRASE_START, QUOTE, View};
use crate::cue::Cue;
use crate::lexicon::Complements;
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::{SmallVec, smallvec};

/// Where content to the right can begin, with what leads to it.
type Starts = SmallVec<[(usize, FeatureSet); 5]>;

/// Content that begins after `from`: right there, at *that*, *to*, a question word or a quotation mark, or after the
/// addressee; and ends with its sentence, its quote or its clause.
pub(in crate::attribution) fn right(view: &View, cue: &Cue, from: usize, sentence: TokenRange) -> ContentParts {
    let mut parts = ContentParts::new();
    let past = view.content_end(sentence);
    for (start, given) in starts(view, cue, from, sentence) {
        let begins = beginning(view, cue, start, sentence);
        let mut passed = Passed::default();
        for end in ends(view, cue, start, sentence) {
            let pieces: Pieces = smallvec![TokenRange::new(start, end)];
            let features = given.with(begins).with(describe(view, &pieces, cue));
            let features = features.when(end < past, Feature::ContentEndsClause);
            parts.push(ContentPart { pieces, features, passed });
            passed = passed.with(view.class(end), view.class(end + 1));
        }
    }
    parts
}

fn starts(view: &View, cue: &Cue, from: usize, sentence: TokenRange) -> Starts {
    /// *reported on the 22nd (local time) that*: the words between cue and *that* are few.
    const REACH: usize = 14;
    let complements = view.entry(cue).complements;
    let past = view.content_end(sentence);
    let mut starts = Starts::new();
    let mut first = from;
    let mut given = FeatureSet::NONE;
    if view.class(first).is(ClassSet::COMMA.with(ClassSet::COLON).with(ClassSet::DASH)) && !view.in_quote(first) {
        given = given
            .when(view.class(first).is(ClassSet::COMMA), Feature::ContentAfterComma)
            .when(view.class(first).is(ClassSet::COLON), Feature::FrameColon);
        first += 1;
    }
    if first >= past {
        // *Caddell continued:* and the quotation is a paragraph of its own.
        let next = sentence.past();
        if given.has(Feature::FrameColon) && view.class(next).is(QUOTE.with(ClassSet::QUOTED)) {
            starts.push((next, given));
        }
        return starts;
    }
    starts.push((first, given));
    // Time adjuncts: *said Tuesday the plan*, *said on Monday*, *said late last week*.
    let adjunct = time_adjunct(view, first, past);
    if adjunct > 0 && first + adjunct < past {
        let comma = usize::from(view.class(first + adjunct).is(ClassSet::COMMA));
        starts.push((first + adjunct + comma, given));
        first += adjunct;
    }
    if complements.has(Complements::OBJECT)
        && let Some(next) = programme_end(view, first, past)
    {
        starts.clear();
        starts.push((next, given.when(true, Feature::ContentObject)));
        first = next;
    }
    if complements.has(Complements::OBJECT) && view.class(first).is(PHRASE_START.with(ClassSet::S)) {
        let object = view.phrase_end(first, past);
        let comma = usize::from(view.class(object).is(ClassSet::COMMA));
        if object + comma < past {
            starts.push((object + comma, given.when(true, Feature::ContentObject)));
        }
    }
    let gap = given.when(true, Feature::ContentGap);
    let mut open = false;
    for at in first + 1..past.min(first + REACH) {
        let class = view.class(at);
        let opener = class.is(ClassSet::QUOTE_OPEN)
            || class.is(ClassSet::THAT)
            || class.is(ClassSet::TO) && complements.has(Complements::TO)
            || class.is(ClassSet::WH)
                && complements.has(Complements::WH)
                && !view.class(at - 1).is(ClassSet::COMMA.with(ClassSet::PREPOSITION));
        if opener && !starts.iter().any(|(start, _)| *start == at) {
            starts.push((at, gap));
            open |= class.is(ClassSet::QUOTE_OPEN);
        }
        if open || starts.len() > 4 || class.is(ClassSet::SEMICOLON.with(ClassSet::DASH)) {
            break;
        }
    }
    // *reported on the 22nd that it sailed*: what stands before *that* is no content of a word that asks for none such.
    let led =
        view.class(first).is(ClassSet::PREPOSITION) && !complements.meets(Complements::ABOUT.with(Complements::OF));
    let that = starts.iter().any(|&(start, given)| given == gap && view.class(start).is(ClassSet::THAT));
    // *told a woman that it sailed*: nor is whom it is said to.
    let addressed = complements.has(Complements::OBJECT) && !view.class(first).is(QUOTE.with(ClassSet::THAT));
    if (led || addressed) && that {
        starts.retain(|(start, _)| *start != first);
    }
    // *said after the count: “It sailed”* from further away, and *She laughed. “It sailed.”*
    let lead = |at: &usize| view.class(*at).is(ClassSet::COLON) && view.class(at + 1).is(QUOTE.with(ClassSet::CAPITAL));
    if let Some(colon) = (first + REACH.min(past - first)..past).find(lead).filter(|_| !open) {
        starts.push((colon + 1, gap));
    }
    let next = sentence.past();
    let quiet = within(view.tallies, TokenRange::new(from, next)).quoted == 0;
    if quiet && !open && view.class(next).is(ClassSet::QUOTE_OPEN) && !view.in_quote(cue.tokens.first()) {
        starts.push((next, gap));
    }
    starts
}

/// How many tokens the time adjunct at `first` has: *late last week*, *on Monday*; 0 when none begins there.
fn time_adjunct(view: &View, first: usize, past: usize) -> usize {
    const LONGEST: usize = 5;
    const NAMED: ClassSet = ClassSet::WEEKDAY.with(ClassSet::MONTH);
    const WORD: ClassSet = NAMED.with(ClassSet::TIME);
    let class = |at: usize| view.class(at);
    let leads = class(first).is(ClassSet::PREPOSITION) && class(first + 1).is(NAMED);
    let from = first + usize::from(leads);
    let within =
        |at: &usize| class(*at).is(WORD) || class(*at).is(ClassSet::DETERMINER) && class(*at + 1).is(ClassSet::TIME);
    let words = (from..past.min(from + LONGEST)).take_while(within).count();
    if words > 0 { from + words - first } else { 0 }
}

/// One past the programme or paper in quotation marks that something is said to, when more follows: *told “Morning Harbour,”
/// “It sailed.”*
fn programme_end(view: &View, first: usize, past: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let quote = view.quote_at(first).filter(|_| view.class(first).is(ClassSet::QUOTE_OPEN))?;
    let name = view.class(first + 1).is(ClassSet::CAPITAL.with(ClassSet::NUMBER)) && quote.tokens.len() <= LONGEST;
    let end = quote.tokens.past();
    let next = end + usize::from(view.class(end).is(ClassSet::COMMA));
    (name && next < past && view.class(next).is(ClassSet::QUOTE_OPEN.with(ClassSet::THAT))).then_some(next)
}

/// What the beginning of content on the right looks like, against what the cue's entry expects.
fn beginning(view: &View, cue: &Cue, start: usize, sentence: TokenRange) -> FeatureSet {
    let class = view.class(start);
    let complements = view.entry(cue).complements;
    let clause = || within(view.tallies, TokenRange::new(start, view.content_end(sentence))).finite > 0;
    let quoted = class.is(ClassSet::QUOTE_OPEN.with(ClassSet::QUOTED)) && !view.in_quote(cue.tokens.first());
    let (feature, complement) = if quoted {
        let beside = start <= cue.tokens.past() + 1;
        (
            if beside { Feature::ContentQuoteAdjacent } else { Feature::ContentQuoteLater },
            Complements::QUOTE.with(Complements::THAT),
        )
    } else if class.is(ClassSet::THAT) {
        (Feature::ContentThat, Complements::THAT)
    } else if class.is(ClassSet::TO) {
        (Feature::ContentTo, Complements::TO)
    } else if class.is(ClassSet::WH.with(ClassSet::CONDITIONAL)) {
        (Feature::ContentWh, Complements::WH)
    } else if class.is(ClassSet::AS) {
        (Feature::ContentPreposition, Complements::AS)
    } else if class.is(ClassSet::OF) {
        (Feature::ContentPreposition, Complements::OF)
    } else if class.is(ClassSet::PREPOSITION.with(ClassSet::SUBORDINATOR)) && !class.is(ClassSet::CAPITAL) {
        (Feature::ContentPreposition, Complements::ABOUT)
    } else if class.is(ClassSet::ING) {
        (Feature::ContentNounPhrase, Complements::ING.with(Complements::NP))
    } else if clause() {
        (Feature::ContentBareClause, Complements::THAT)
    } else {
        (Feature::ContentNounPhrase, Complements::NP)
    };
    let fits = complements.meets(complement);
    FeatureSet::NONE
        .when(true, feature)
        .when(fits, Feature::ContentComplementFits)
        .when(!fits, Feature::ContentComplementOdd)
}

/// Ends that content may have: before this many words that can begin an adjunct, and in all.
const WORDS: usize = 3;
const MOST_ENDS: usize = 9;

/// Where content that begins at `start` can end: with its quote, its noun phrase, one of its clauses or its sentence, which
/// comes last.
fn ends(view: &View, cue: &Cue, start: usize, sentence: TokenRange) -> SmallVec<[usize; 12]> {
    let mut ends = SmallVec::new();
    let home = if start >= sentence.past() { sentence_of(view, start) } else { sentence };
    let inner = view.in_quote(cue.tokens.first());
    let last = attributed(view, start, view.content_end(home), inner);
    let mut whole = last;
    // A quotation that is still open when the sentence ends goes on to its closing mark.
    if let Some(quote) =
        view.quote_at(whole - 1).filter(|quote| quote.tokens.past() > whole && !quote.tokens.has(cue.tokens.first()))
    {
        whole = quote.tokens.past();
    }
    if view.class(start).is(ClassSet::QUOTE_OPEN)
        && let Some(quote) = view.quote_at(start).filter(|quote| quote.tokens.past() < whole)
    {
        ends.push(quote.tokens.past());
    }
    // *discussed my sentence on the programme*: a noun phrase may be all.
    if !view.class(start).is(ClassSet::THAT.with(ClassSet::TO).with(ClassSet::WH).with(QUOTE).with(ClassSet::QUOTED)) {
        let first = start + usize::from(view.class(start).is(ClassSet::PREPOSITION));
        let phrase = view.phrase_end(first, last);
        if phrase > first && phrase < whole {
            ends.push(phrase);
        }
    }
    let clause = view.class(start).is(ClassSet::THAT.with(ClassSet::TO).with(ClassSet::WH));
    let (mut commas, mut words) = (0, 0);
    for at in start + 1..last {
        let class = view.class(at);
        if class.is(ClassSet::QUOTED.with(QUOTE)) && !inner {
            // *called it “a ridiculous idea,” adding*: the comma stands inside the quotation marks.
            // *called it “absurd” on the radio*: and may be all that is content.
            const ADJUNCT: ClassSet =
                ClassSet::PREPOSITION.with(ClassSet::SUBORDINATOR).with(ClassSet::CONJUNCTION).with(ClassSet::ING);
            let ends_there = view.class(at - 1).is(ClassSet::COMMA) || view.class(at + 1).is(ADJUNCT);
            if class.is(ClassSet::QUOTE_CLOSE) && ends_there && at + 1 < last {
                ends.push(at + 1);
            }
            continue;
        }
        let next = view.class(at + 1);
        if class.is(ClassSet::COMMA.with(ClassSet::SEMICOLON).with(ClassSet::DASH)) {
            commas += 1;
            let opens = view.gerund_cue_at(at + 1) || next.is(ClassSet::CONJUNCTION.with(ClassSet::SUBORDINATOR));
            if commas <= COMMAS || opens || class.is(ClassSet::SEMICOLON) {
                ends.push(at);
            }
        } else if class.is(ClassSet::CONJUNCTION) {
            // *said he was late and called for help*: a second verb of the same subject.
            let verb = view.verb_cue_at(at + 1) || next.is(ClassSet::FINITE.with(ClassSet::ED).with(ClassSet::PRONOUN));
            if verb || next.is(ClassSet::ADVERB) && view.verb_cue_at(at + 2) {
                ends.push(at);
            }
        } else if words < WORDS {
            // *criticised the plan as costly*, *backs Lind for mayor*, *said so while she waited*.
            let adjunct = class.is(ClassSet::SUBORDINATOR.with(ClassSet::WH).with(ClassSet::AS))
                || !clause && class.is(ClassSet::PREPOSITION.with(ClassSet::TO)) && !class.is(ClassSet::OF);
            if adjunct && at > start + 1 {
                words += 1;
                ends.push(at);
            }
        }
        if ends.len() >= MOST_ENDS {
            break;
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends.push(whole);
    ends
}

/// Where *according to X* takes over what a cue before it says: *said that it sailed, according to the log*. `last` when
/// nothing does, or when the sentence comes back after it: *said that the ferry, according to the log, sailed*.
fn attributed(view: &View, start: usize, last: usize, inner: bool) -> usize {
    const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::ED).with(ClassSet::VERB_CUE);
    let hidden = |at: usize| !inner && view.in_quote(at);
    let takes_over = |&at: &usize| view.class(at).is(ClassSet::PREPOSITION_CUE) && !hidden(at);
    let Some(at) = (start + 1..last).find(takes_over) else { return last };
    let next = (at..last).find(|&at| view.class(at).is(ClassSet::COMMA) && !hidden(at));
    // *said that, according to the log, it sailed*: nothing is said yet.
    let empty = at <= start + 2;
    if empty || next.is_some_and(|comma| view.class(comma + 1).is(VERB)) {
        return last;
    }
    if at > start + 1 && view.class(at - 1).is(ClassSet::COMMA.with(ClassSet::DASH)) { at - 1 } else { at }
}

/// The tokens of the sentence that holds `at`.
fn sentence_of(view: &View, at: usize) -> TokenRange {
    let number = view.sentences.partition_point(|sentence| sentence.tokens.past() <= at);
    view.sentences.get(number).map_or(TokenRange::new(at, at + 1), |sentence| sentence.tokens)
}
