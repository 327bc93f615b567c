//! The line: [`Pipeline::analyze`] is the project read from top to bottom. Many documents are in `pipeline/run.rs`.

mod run;

use crate::attribution::Attribution;
use crate::claim::Claims;
use crate::cue::{Cue, CueTable};
use crate::document::Document;
use crate::error::Result;
use crate::gazetteer::{Gazetteer, Mention};
use crate::lexicon::Lexicon;
use crate::span::{Span, TokenRange};
use crate::text::{Abbreviations, Boilerplate, Quote, QuoteMark, Sentence, Token, Zone};
use std::path::Path;

/// Everything needed to analyse documents: compiled lexicons and weights. Immutable; shared by reference.
///
/// ```
/// use reportedly::{Document, Pipeline};
/// let pipeline = Pipeline::builder().build()?;
/// let doc = Document::new("guardian-22", "The Guardian reported that the ships sailed.");
/// let claims = pipeline.claims(&doc);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Debug)]
pub struct Pipeline {
    abbreviations: Abbreviations,
    boilerplate: Boilerplate,
    gazetteer: Gazetteer,
    cues: CueTable,
    lexicons: Vec<LexiconInfo>,
    threads: usize,
}

/// What a record says of a lexicon that took part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconInfo {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Hash of its content.
    pub hash: String,
}

/// Collects lexicons and settings for a [`Pipeline`].
#[derive(Debug, Default)]
pub struct PipelineBuilder {
    lexicons: Vec<Lexicon>,
    threads: usize,
}

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
    /// A zone for each sentence.
    pub zones: Vec<Zone>,
    /// Names found.
    pub mentions: Vec<Mention>,
    /// Words that may attribute.
    pub cues: Vec<Cue>,
    /// What is said to have been said by whom.
    pub attributions: Vec<Attribution>,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Documents analysed.
    pub documents: u64,
    /// Bytes of their texts.
    pub bytes: u64,
    /// Tokens found.
    pub tokens: u64,
    /// Claims found, before `min_confidence`.
    pub claims: u64,
}

impl PipelineBuilder {
    /// Adds the lexicon at `path`: one file, or a directory in which every `lexicon.toml` is read.
    ///
    /// # Errors
    /// When it cannot be read or does not pass the checks.
    pub fn lexicon_path(self, path: impl AsRef<Path>) -> Result<Self> {
        let _ = path;
        todo!()
    }

    /// Adds a lexicon that is already loaded.
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicons.push(lexicon);
        self
    }

    /// Sets how many threads [`Pipeline::run`] uses; 0, the default, for one a core.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Compiles everything.
    ///
    /// # Errors
    /// When two lexicons contradict each other.
    pub fn build(self) -> Result<Pipeline> {
        todo!()
    }
}

impl Pipeline {
    /// A builder with the English and world lexicons that are built in.
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::default()
    }

    /// The claims of one document.
    pub fn claims<'a>(&'a self, document: &'a Document) -> Claims<'a> {
        Claims::new(self, document, self.analyze(document))
    }

    /// The layers of one document.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let mut analysis = Analysis::default();
        self.analyze_into(document, &mut analysis);
        analysis
    }

    /// The same, reusing the space of `analysis`.
    pub fn analyze_into(&self, document: &Document, analysis: &mut Analysis) {
        let _ = (document, analysis, &self.abbreviations, &self.boilerplate, self.threads);
        todo!()
    }

    /// The compiled names.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The compiled cues.
    pub fn cues(&self) -> &CueTable {
        &self.cues
    }

    /// The lexicons it was built from.
    pub fn lexicons(&self) -> &[LexiconInfo] {
        &self.lexicons
    }
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
