//! The line: [`Pipeline::analyze`] is the project read from top to bottom. Many documents are in `pipeline/run.rs`.

mod analysis;
mod builder;
mod run;

pub use analysis::Analysis;
pub use builder::PipelineBuilder;

use crate::attribution::{self, Attribution, View, Weights};
use crate::claim::{Claims, published_date};
use crate::cue::CueTable;
use crate::document::{DateOrigin, Document};
use crate::factuality::{self, Assessment, ScopeWords};
use crate::gazetteer::Gazetteer;
use crate::names::{self, Names};
use crate::place;
use crate::quantity::{Quantities, Quantity};
use crate::reference::{self};
use crate::source::{self, SourceTypes};
use crate::text::{self, Abbreviations, Boilerplate, Token};
use crate::time::{Dateline, Time, Times};
use crate::topic::Topics;
use crate::words::{ClassSet, Words};
use jiff::civil::Date;

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
    words: Words,
    scopes: ScopeWords,
    gazetteer: Gazetteer,
    names: Names,
    cues: CueTable,
    topics: Topics,
    sources: SourceTypes,
    times: Times,
    quantities: Quantities,
    weights: Weights,
    model_hash: u64,
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
        let text = document.text();
        let Analysis {
            tokens,
            sentences,
            quotes,
            marks,
            classes,
            tallies,
            zones,
            mentions,
            readings,
            shares,
            inner,
            entities,
            cues,
            topics,
            ..
        } = analysis;
        text::tokenize(text, tokens);
        text::split_sentences(text, tokens, &self.abbreviations, sentences);
        text::pair_quotes(text, tokens, sentences, quotes, marks);
        text::assign_zones(text, document.title_text(), tokens, sentences, &self.boilerplate, zones);
        self.words.classify(text, tokens, marks, classes);
        self.gazetteer.find(text, tokens, sentences, mentions, readings);
        let day = || Some(self.day(document, tokens, classes)?.0.to_string());
        self.gazetteer.choose_by_day(day, mentions, readings);
        place::resolve(document, tokens, &self.gazetteer, mentions, readings, shares);
        self.cues.find(tokens, classes, sentences, cues);
        let layers = names::Layers { text, tokens, sentences, classes, gazetteer: &self.gazetteer };
        self.names.find(layers, mentions, inner, entities);
        self.topics.find(tokens, sentences, zones, topics);
        attribution::tally(classes, tallies);
        let mut attributions = std::mem::take(&mut analysis.attributions);
        let mut references = std::mem::take(&mut analysis.references);
        let view = self.view(analysis);
        attribution::attribute(&view, &self.weights, &mut attributions);
        reference::resolve(self.referring(document, analysis, &attributions), &mut references);
        let layers = self.source_layers(analysis);
        for (attribution, reference) in attributions.iter_mut().zip(&references) {
            if let Some(source) = attribution.source {
                attribution.source_type = reference.source_type(source, |it| self.sources.classify(layers, it));
            }
            let Assessment { status, factuality, negated } = factuality::assess(&view, &self.scopes, attribution);
            (attribution.status, attribution.factuality, attribution.negated) = (status, factuality, negated);
        }
        analysis.attributions = attributions;
        analysis.references = references;
    }

    /// What tells the types, names and issuers of sources.
    pub(crate) fn sources(&self) -> &SourceTypes {
        &self.sources
    }

    /// The layers of a document that its sources are told from.
    pub(crate) fn source_layers<'a>(&'a self, analysis: &'a Analysis) -> source::Layers<'a> {
        source::Layers {
            tokens: &analysis.tokens,
            classes: &analysis.classes,
            gazetteer: &self.gazetteer,
            mentions: &analysis.mentions,
            entities: &analysis.entities,
        }
    }

    /// The layers that references are found in.
    fn referring<'a>(
        &'a self,
        document: &'a Document,
        analysis: &'a Analysis,
        attributions: &'a [Attribution],
    ) -> reference::Layers<'a> {
        reference::Layers {
            text: document.text(),
            title: document.title_text(),
            tokens: &analysis.tokens,
            classes: &analysis.classes,
            sentences: &analysis.sentences,
            mentions: &analysis.mentions,
            entities: &analysis.entities,
            gazetteer: &self.gazetteer,
            names: &self.names,
            sources: &self.sources,
            attributions,
        }
    }

    /// The time expressions of a document that was analysed, in order. They are worked out when asked for: nothing of the
    /// analysis needs them, and not every output shows them.
    ///
    /// ```
    /// use reportedly::{Document, Pipeline};
    /// let pipeline = Pipeline::builder().build()?;
    /// let document = Document::new("d", "The ships sailed last October.").published("2024-01-24");
    /// let times = pipeline.times(&document, &pipeline.analyze(&document));
    /// assert_eq!((times[0].span.text(document.text()), times[0].value.as_str()), ("last October", "2023-10"));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn times(&self, document: &Document, analysis: &Analysis) -> Vec<Time> {
        let published = self.published(document, analysis).map(|(date, _)| date);
        self.times.find(document.text(), &analysis.tokens, &analysis.classes, &analysis.sentences, published)
    }

    /// The quantities of a document that was analysed, in order and outside `times`, its time expressions. They are worked
    /// out when asked for, as times are.
    ///
    /// ```
    /// use reportedly::{Document, Pipeline};
    /// let pipeline = Pipeline::builder().build()?;
    /// let document = Document::new("d", "More than 40 people paid $1.2 million last October.");
    /// let analysis = pipeline.analyze(&document);
    /// let quantities = pipeline.quantities(&document, &analysis, &pipeline.times(&document, &analysis));
    /// let found: Vec<_> = quantities.iter().map(|found| (found.value, found.unit.as_deref().unwrap())).collect();
    /// assert_eq!(found, [(40.0, "person"), (1_200_000.0, "USD")]);
    /// assert_eq!(quantities[0].span.text(document.text()), "More than 40 people");
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn quantities(&self, document: &Document, analysis: &Analysis, times: &[Time]) -> Vec<Quantity> {
        let Analysis { tokens, classes, sentences, .. } = analysis;
        let times = times.iter().map(|time| time.tokens);
        self.quantities.find(document.text(), tokens, classes, sentences, times)
    }

    /// The dateline of a document that was analysed: where and when it was filed, and by whom; None when it has none.
    pub fn dateline(&self, document: &Document, analysis: &Analysis) -> Option<Dateline> {
        self.times.dateline(document.text(), &analysis.tokens, &analysis.classes)
    }

    /// The day a document was written on, and who says so: its metadata, the flag of the run, or its dateline.
    pub(crate) fn published(&self, document: &Document, analysis: &Analysis) -> Option<(Date, DateOrigin)> {
        self.day(document, &analysis.tokens, &analysis.classes)
    }

    /// The same, before the document is analysed.
    fn day(&self, document: &Document, tokens: &[Token], classes: &[ClassSet]) -> Option<(Date, DateOrigin)> {
        if let Some(date) = document.published_text().and_then(published_date) {
            return Some((date, document.published_from()));
        }
        let date = self.times.dateline(document.text(), tokens, classes)?.date?;
        Some((date.value.parse().ok().filter(|_| date.resolved)?, DateOrigin::Dateline))
    }

    /// The layers below attribution, of a document that was analysed.
    pub(crate) fn view<'a>(&'a self, analysis: &'a Analysis) -> View<'a> {
        View {
            tokens: &analysis.tokens,
            classes: &analysis.classes,
            tallies: &analysis.tallies,
            sentences: &analysis.sentences,
            zones: &analysis.zones,
            quotes: &analysis.quotes,
            cues: &analysis.cues,
            table: &self.cues,
            sources: &self.sources,
        }
    }

    /// The compiled words of scope.
    pub(crate) fn scopes(&self) -> &ScopeWords {
        &self.scopes
    }

    /// The hash of its weights, whatever made them.
    pub(crate) fn model_hash(&self) -> u64 {
        self.model_hash
    }

    /// The compiled names.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The compiled words of names.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The compiled cues.
    pub fn cues(&self) -> &CueTable {
        &self.cues
    }

    /// The compiled topics.
    pub fn topics(&self) -> &Topics {
        &self.topics
    }

    /// The lexicons it was built from.
    pub fn lexicons(&self) -> &[LexiconInfo] {
        &self.lexicons
    }
}
