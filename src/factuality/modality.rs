//! The modal words of a content, by kind.

use super::words::{ScopeSet, ScopeWords};
use crate::attribution::View;
use crate::span::TokenRange;
use crate::words::ClassSet;

/// What a modal word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModalKind {
    /// How sure it is: *might*, *probably*, *cannot have*.
    Epistemic,
    /// What ought to be: *must*, *should*.
    Deontic,
    /// What it depends on: *if*, *unless*; *would*, which is also how news puts a *will* of the past.
    Conditional,
    /// What is to come: *will*.
    Future,
}

impl ModalKind {
    /// Every kind.
    pub const ALL: [ModalKind; 4] =
        [ModalKind::Epistemic, ModalKind::Deontic, ModalKind::Conditional, ModalKind::Future];

    /// Its name, as records write it.
    pub const fn name(self) -> &'static str {
        match self {
            ModalKind::Epistemic => "epistemic",
            ModalKind::Deontic => "deontic",
            ModalKind::Conditional => "conditional",
            ModalKind::Future => "future",
        }
    }
}

/// The modal words among some pieces of a text, in order, each a token. A name (*May*, *Will Smith*) is none.
pub(crate) fn modal_words<'a>(
    view: &'a View<'a>,
    words: &'a ScopeWords,
    pieces: &'a [TokenRange],
) -> impl Iterator<Item = (usize, ModalKind)> + 'a {
    const EPISTEMIC: ScopeSet =
        ScopeSet::POSSIBILITY.with(ScopeSet::PROBABILITY).with(ScopeSet::IMPROBABILITY).with(ScopeSet::ABILITY);
    pieces.iter().flat_map(|piece| piece.range()).filter_map(move |at| {
        let word = words.get(view.tokens[at].key);
        let name = is_name(view, at);
        let guess = || (at + 1..at + 3).any(|next| view.class(next).is(ClassSet::HAVE));
        let kind = match () {
            _ if name => None,
            _ if word.is(ScopeSet::OBLIGATION) => Some(if guess() { ModalKind::Epistemic } else { ModalKind::Deontic }),
            _ if word.is(EPISTEMIC) => Some(ModalKind::Epistemic),
            _ if word.is(ScopeSet::CONDITION.with(ScopeSet::HYPOTHETICAL)) => Some(ModalKind::Conditional),
            _ if word.is(ScopeSet::FUTURE) => Some(ModalKind::Future),
            _ => None,
        };
        kind.map(|kind| (at, kind))
    })
}

/// Whether a capital at a token is that of a name: it opens no sentence and no quotation.
pub(super) fn is_name(view: &View, at: usize) -> bool {
    view.class(at).is(ClassSet::CAPITAL) && at > 0 && !view.class(at - 1).is(ClassSet::MARK)
}
