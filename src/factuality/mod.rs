//! Status and factuality: what is asserted and how firmly. `table` has what the cue says, by class, negation, voice and
//! modality; `cue` tells which of these it is, by the words around it; `scope` what the content's own words make of it;
//! `modality` lists the modal words.

mod cue;
mod modality;
mod scope;
mod table;
mod words;

pub use crate::lexicon::Status;
pub(crate) use cue::{Assessment, assess, of_verb, reader};
pub use modality::ModalKind;
pub(crate) use modality::modal_words;
pub(crate) use words::ScopeWords;

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
