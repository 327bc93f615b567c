//! The layers of a document.

use crate::attribution::{Attribution, Tally};
use crate::cue::Cue;
use crate::gazetteer::{Mention, NameId};
use crate::names::Entity;
use crate::reference::Reference;
use crate::span::{Span, TokenRange};
use crate::text::{Quote, QuoteMark, Sentence, Token, Zone};
use crate::topic::Topic;
use crate::words::ClassSet;

/// The layers of one document, each pointing into its text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Words, numbers, marks.
    pub tokens: Vec<Token>,
    /// Sentences, a partition of the tokens.
    pub sentences: Vec<Sentence>,
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// What each token is to the outer quotes.
    pub marks: Vec<QuoteMark>,
    /// A set of word classes for each token.
    pub classes: Vec<ClassSet>,
    /// Running counts of what the tokens are; one entry more than tokens.
    pub tallies: Vec<Tally>,
    /// A zone for each sentence.
    pub zones: Vec<Zone>,
    /// Names found.
    pub mentions: Vec<Mention>,
    /// What each of them may mean, by lexicon: the list that [`Mention::readings`] points into.
    pub readings: Vec<NameId>,
    /// Places inside the names of bodies and other things, in order, each inside one of the mentions: *Athens* in *Athens
    /// Police Department*. They belong to no entity of their own: theirs is 0.
    pub inner: Vec<Mention>,
    /// What the mentions name: the list that [`Mention::entity`] points into.
    pub entities: Vec<Entity>,
    /// How likely each of them is among those of its mention, 0..1; all 0 for a mention of something else than a place.
    pub shares: Vec<f32>,
    /// Words that may attribute.
    pub cues: Vec<Cue>,
    /// What it is about, the surest first; empty without a topic lexicon.
    pub topics: Vec<Topic>,
    /// What is said to have been said by whom.
    pub attributions: Vec<Attribution>,
    /// What the source of each attribution means, in their order.
    pub references: Vec<Reference>,
}

impl Analysis {
    /// The bytes a range of tokens covers, from the first token's first to the last token's last; empty for no token.
    pub fn span(&self, tokens: TokenRange) -> Span {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }
}
