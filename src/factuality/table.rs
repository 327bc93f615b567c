//! What a cue says by itself: the table of `docs/claim-format.md`, by class, negation, *may*, agentless voice.

use super::Factuality::{self, Certain, CertainNot, Possible, PossibleNot, Probable, ProbableNot, Uncommitted};
use super::Status;
use crate::lexicon::{CueClass, CueEntry};

/// What stands around a cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Use {
    /// *did not say*, *no one said*, *refused to say*.
    pub negated: bool,
    /// *may say*.
    pub possible: bool,
    /// Nobody is named: *was said*, *reportedly*.
    pub agentless: bool,
    /// The cue can lead to the very words that were said.
    pub speaks: bool,
    /// The content is a question: *whether it rained*.
    pub asks: bool,
}

/// How certain the source and the author are.
pub(super) type Values = (Factuality, Factuality);

/// Status and values of a cue of that class with that entry.
pub(super) fn values(class: CueClass, entry: &CueEntry, at: Use) -> (Status, Values) {
    let (status, plain) = by_class(class, at);
    let given = |name: &Option<String>| name.as_deref().and_then(Factuality::parse);
    // What a row says is said of its own class.
    let own = class == entry.class;
    let (source, author) = match own {
        true => (given(&entry.factuality_source), given(&entry.factuality_author)),
        false => (None, None),
    };
    let own_status = entry.status.filter(|_| own);
    if !at.negated {
        let status = own_status.unwrap_or(status);
        // Who would not say has said nothing.
        let silent = if status == Status::NotSaid { (Uncommitted, Uncommitted) } else { plain };
        if at.possible {
            return (status, silent);
        }
        let source = source.unwrap_or(silent.0);
        // What is feared by nobody in particular, the author tells as feared.
        let shared = at.agentless && status == Status::Expected;
        return (status, (source, author.unwrap_or(if shared { source } else { silent.1 })));
    }
    match (class, own_status) {
        // *did not warn*, *did not suggest*: words of speech, whatever else their class is.
        (_, Some(Status::Reported)) => (Status::NotSaid, (Uncommitted, Uncommitted)),
        // *did not plan*, *does not hope*: still told of what is ahead.
        (CueClass::Promise | CueClass::Think, Some(status @ (Status::Planned | Status::Expected))) => {
            let source = source.map_or(Uncommitted, Factuality::turned);
            (status, (source, if at.agentless { source } else { Uncommitted }))
        }
        // Who was not glad that it rained says that it rained, and knows it.
        (CueClass::Think, _) if author == Some(Certain) => (status, (source.unwrap_or(plain.0), Certain)),
        // *does not doubt*.
        (CueClass::Think | CueClass::Speculate | CueClass::Expect, _) => {
            (status, (source.map_or(plain.0, Factuality::turned), plain.1))
        }
        // Factives survive negation.
        (CueClass::Reveal, _) if status == Status::Revealed => (status, (plain.0, author.unwrap_or(plain.1))),
        _ => (status, plain),
    }
}

fn by_class(class: CueClass, at: Use) -> (Status, Values) {
    use CueClass::*;
    let Use { negated, possible, agentless, speaks, asks } = at;
    let author = |value| if agentless { value } else { Uncommitted };
    match class {
        Report | Claim | Reveal if negated => match class {
            // *was not clear whether*, *did not know why*
            Reveal | Claim if !speaks && asks => (Status::Unconfirmed, (Uncommitted, Uncommitted)),
            // Who did not know that it rained says that it rained; who did not disclose it says nothing.
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
        Order | Promise | Discuss if negated => (Status::NotSaid, (Uncommitted, Uncommitted)),
        Order => (Status::Ordered, (Uncommitted, Uncommitted)),
        Promise => (Status::Promised, (Uncommitted, Uncommitted)),
        Hearsay => (Status::Rumoured, (Possible, Possible)),
        Discuss => (Status::Discussed, (Uncommitted, Uncommitted)),
    }
}
