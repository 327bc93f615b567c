//! Status and factuality: what is asserted and how firmly, from cue class, negation, voice and modality.

use crate::attribution::{Attribution, Frame, View};
pub use crate::lexicon::Status;
use crate::lexicon::{Complements, CueClass, CueEntry, SourceType};
use crate::words::ClassSet;

/// A FactBank value: how certain somebody is that something is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Factuality {
    /// CT+: certainly so.
    Certain,
    /// CT-: certainly not so.
    CertainNot,
    /// PR+: probably so.
    Probable,
    /// PR-: probably not so.
    ProbableNot,
    /// PS+: possibly so.
    Possible,
    /// PS-: possibly not so.
    PossibleNot,
    /// Uu: not committed.
    #[default]
    Uncommitted,
}

impl Factuality {
    /// Its FactBank abbreviation: `CT+`, `Uu`.
    pub const fn name(self) -> &'static str {
        match self {
            Factuality::Certain => "CT+",
            Factuality::CertainNot => "CT-",
            Factuality::Probable => "PR+",
            Factuality::ProbableNot => "PR-",
            Factuality::Possible => "PS+",
            Factuality::PossibleNot => "PS-",
            Factuality::Uncommitted => "Uu",
        }
    }

    /// The value of that abbreviation.
    pub fn parse(name: &str) -> Option<Factuality> {
        const ALL: [Factuality; 7] = [Certain, CertainNot, Probable, ProbableNot, Possible, PossibleNot, Uncommitted];
        ALL.into_iter().find(|value| value.name() == name)
    }

    /// The same polarity, no firmer than probable.
    const fn at_most_probable(self) -> Factuality {
        match self {
            Certain => Probable,
            CertainNot => ProbableNot,
            weaker => weaker,
        }
    }

    /// The same polarity, no firmer than possible.
    const fn at_most_possible(self) -> Factuality {
        match self {
            Certain | Probable => Possible,
            CertainNot | ProbableNot => PossibleNot,
            weaker => weaker,
        }
    }

    /// The other polarity.
    const fn turned(self) -> Factuality {
        match self {
            Certain => CertainNot,
            CertainNot => Certain,
            Probable => ProbableNot,
            ProbableNot => Probable,
            Possible => PossibleNot,
            PossibleNot => Possible,
            Uncommitted => Uncommitted,
        }
    }
}

use Factuality::{Certain, CertainNot, Possible, PossibleNot, Probable, ProbableNot, Uncommitted};

/// The status of an attribution and how certain its source and the author are of its content, from the table of cue
/// class, negation, voice and modality in `docs/claim-format.md`; a cue without an entry, such as a colon, reports.
pub(crate) fn assess(view: &View, attribution: &Attribution) -> (Status, (Factuality, Factuality)) {
    let Some(index) = attribution.cue.map(|cue| cue as usize) else {
        return (Status::Reported, inside(view, attribution, (Certain, Uncommitted)));
    };
    let cue = &view.cues[index];
    let entry = view.table.entry(cue.entry);
    let document = matches!(attribution.source_type, SourceType::Document | SourceType::Dataset);
    let class = if document && view.table.is_evidence(cue.entry) { CueClass::Evidence } else { entry.class };
    let agentless = attribution.frame == Frame::Agentless || attribution.frame == Frame::Hearsay;
    let speaks = entry.complements.has(Complements::QUOTE);
    let (status, values) = table(class, cue.negated, cue.possible, agentless, speaks);
    let status = match entry.status {
        Some(status) if !cue.negated => status,
        _ => status,
    };
    // *is expected to explain*, *decided to announce*: nothing has been said yet.
    let status = governor(view, index).and_then(ahead).unwrap_or(status);
    let given = |name: &Option<String>, value| name.as_deref().and_then(Factuality::parse).unwrap_or(value);
    let values = if cue.negated || cue.possible {
        values
    } else {
        (given(&entry.factuality_source, values.0), given(&entry.factuality_author, values.1))
    };
    (status, inside(view, attribution, values))
}

/// The entry of the cue whose *to* the cue of that index follows: *is expected to explain*.
fn governor<'a>(view: &View<'a>, index: usize) -> Option<&'a CueEntry> {
    let cue = &view.cues[index];
    let to = cue.span.first().checked_sub(1).filter(|&at| view.class(at).is(ClassSet::TO))?;
    let past = view.cues.partition_point(|other| other.tokens.first() < to);
    let near = view.cues[..past].iter().rev().take_while(|other| other.sentence == cue.sentence);
    near.take(4).find(|other| other.tokens.past() == to && !other.negated).map(|other| view.table.entry(other.entry))
}

/// The status of what somebody is only going to say, by what tells so.
fn ahead(governor: &CueEntry) -> Option<Status> {
    match governor.class {
        CueClass::Expect => Some(Status::Expected),
        CueClass::Promise => Some(governor.status.unwrap_or(Status::Promised)),
        _ => None,
    }
}

/// Class by negation, *may*, agentless voice, and whether the cue can lead to the words that are said.
fn table(
    class: CueClass,
    negated: bool,
    possible: bool,
    agentless: bool,
    speaks: bool,
) -> (Status, (Factuality, Factuality)) {
    use CueClass::*;
    let author = |value| if agentless { value } else { Uncommitted };
    match class {
        Report | Claim | Reveal if negated => match class {
            // Factives survive negation: who did not know that it rained says that it rained. Who did not disclose it
            // says nothing.
            Reveal if !speaks => (Status::Revealed, (Uncommitted, Probable)),
            _ => (Status::NotSaid, (Uncommitted, Uncommitted)),
        },
        Report | Claim if agentless => (Status::Reported, (Uncommitted, Possible)),
        Report | Claim if possible => (Status::Reported, (Possible, Uncommitted)),
        Report | Claim => (Status::Reported, (Certain, Uncommitted)),
        Confirm if negated => (Status::Unconfirmed, (Uncommitted, Uncommitted)),
        Confirm if possible => (Status::Unconfirmed, (Possible, Uncommitted)),
        Confirm => (Status::Confirmed, (Certain, author(Probable))),
        Deny if negated => (Status::Reported, (Possible, Uncommitted)),
        Deny if possible => (Status::Denied, (PossibleNot, Uncommitted)),
        Deny => (Status::Denied, (CertainNot, Uncommitted)),
        Allege if negated => (Status::NotSaid, (Uncommitted, Uncommitted)),
        Allege if agentless => (Status::Alleged, (Possible, Possible)),
        Allege => (Status::Alleged, (if possible { Possible } else { Certain }, Uncommitted)),
        Speculate if negated => (Status::Suspected, (PossibleNot, author(PossibleNot))),
        Speculate => (Status::Suspected, (Possible, author(Possible))),
        Expect if negated => (Status::Expected, (ProbableNot, author(ProbableNot))),
        Expect if possible => (Status::Expected, (Possible, author(Possible))),
        Expect => (Status::Expected, (Probable, author(Probable))),
        Think if negated => (Status::Believed, (ProbableNot, Uncommitted)),
        Think => (Status::Believed, (if possible { Possible } else { Probable }, Uncommitted)),
        Reveal => (Status::Revealed, (if possible { Possible } else { Certain }, Probable)),
        Evidence if negated => (Status::Documented, (CertainNot, Uncommitted)),
        Evidence => (Status::Documented, (if possible { Possible } else { Certain }, Uncommitted)),
        Order if negated => (Status::NotSaid, (Uncommitted, Uncommitted)),
        Order => (Status::Ordered, (Uncommitted, Uncommitted)),
        Promise if negated => (Status::NotSaid, (Uncommitted, Uncommitted)),
        Promise => (Status::Promised, (Uncommitted, Uncommitted)),
        Hearsay => (Status::Rumoured, (Possible, Possible)),
        Discuss if negated => (Status::NotSaid, (Uncommitted, Uncommitted)),
        Discuss => (Status::Discussed, (Uncommitted, Uncommitted)),
    }
}

/// What the content's own first verb group does to its source's certainty: *might* lowers it, *not* turns it.
fn inside(view: &View, attribution: &Attribution, values: (Factuality, Factuality)) -> (Factuality, Factuality) {
    /// The verb group: its first auxiliary and the words right after it.
    const GROUP: usize = 3;
    let mut tokens = attribution.content.iter().flat_map(|piece| piece.range());
    let Some(first) = tokens.find(|&at| view.class(at).is(ClassSet::FINITE)) else { return values };
    let group = first..(first + GROUP).min(view.tokens.len());
    let has = |class| group.clone().any(|at| view.class(at).is(class));
    let mut source = values.0;
    if has(ClassSet::POSSIBLE) {
        source = source.at_most_possible();
    } else if has(ClassSet::EPISTEMIC) {
        source = source.at_most_probable();
    }
    if has(ClassSet::NEGATION) {
        source = source.turned();
    }
    (source, values.1)
}
