//! Claims: views of attributions; and records, the wire format.

use crate::attribution::Attribution;
use crate::document::Document;
use crate::pipeline::{Analysis, Pipeline};

/// The claims of one document, with the document and its layers.
#[derive(Debug)]
pub struct Claims<'a> {
    pipeline: &'a Pipeline,
    document: &'a Document,
    analysis: Analysis,
}

/// One claim: a view of an attribution in its document.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    pipeline: &'a Pipeline,
    document: &'a Document,
    analysis: &'a Analysis,
    attribution: &'a Attribution,
}

impl<'a> Claims<'a> {
    pub(crate) fn new(pipeline: &'a Pipeline, document: &'a Document, analysis: Analysis) -> Self {
        Claims { pipeline, document, analysis }
    }

    /// The claims in order of their cues.
    pub fn iter(&self) -> impl Iterator<Item = Claim<'_>> {
        self.analysis.attributions.iter().map(|attribution| Claim {
            pipeline: self.pipeline,
            document: self.document,
            analysis: &self.analysis,
            attribution,
        })
    }
}

impl<'a> Claim<'a> {
    /// The source's words; None when nobody is named.
    pub fn source(&self) -> Option<&'a str> {
        let _ = self.pipeline;
        self.attribution.source.map(|tokens| self.analysis.span(tokens).text(self.document.text()))
    }
}
