//! Material: gold documents with their layers and their lessons, which do not depend on any weight.

use super::evidence::Evidence;
use super::lesson::{self, Lesson};
use crate::attribution::{self, Weights};
use crate::error::{Error, Result};
use crate::eval::{Annotation, GoldDocument};
use crate::pipeline::{Analysis, Pipeline};
use std::fmt;

/// Gold documents to learn from, analysed once.
#[derive(Debug)]
pub struct Material<'a> {
    pipeline: &'a Pipeline,
    evidence: Evidence,
    pub(super) documents: Vec<Studied>,
}

/// One gold document with what is learned from it.
#[derive(Debug)]
pub(super) struct Studied {
    pub gold: GoldDocument,
    analysis: Analysis,
    lessons: Vec<Lesson>,
    /// How often it counts.
    times: usize,
    /// Which call added it, from 0.
    pub set: usize,
    /// Whether it is only learned from: its claims are no gold to be measured by.
    pub silver: bool,
}

impl<'a> Material<'a> {
    /// No document yet; the pipeline’s lexicons find the cues, and its weights play no part.
    pub fn new(pipeline: &'a Pipeline) -> Self {
        Material { pipeline, evidence: Evidence::default(), documents: Vec::new() }
    }

    /// Leaves evidence of that name out of the documents that are added after: `cue.modal`, or all that begins with `cue`,
    /// `frame`, `source`, `content` or `words`. For measuring what it is worth.
    ///
    /// # Errors
    /// When no evidence has that name.
    pub fn without(mut self, name: &str) -> Result<Self> {
        self.evidence = self.evidence.without(name)?;
        Ok(self)
    }

    /// Adds gold documents, each of which counts `times` times.
    ///
    /// # Errors
    /// When a document of that id is there already.
    pub fn add(mut self, gold: Vec<GoldDocument>, times: usize) -> Result<Self> {
        let set = self.documents.last().map_or(0, |last| last.set + 1);
        for gold in gold {
            let id = gold.document.id();
            if self.documents.iter().any(|other| other.gold.document.id() == id) {
                let what = format!("document `{id}` occurs twice");
                return Err(Error::input(what).expected("give each document its own id, in all of the gold"));
            }
            let analysis = self.pipeline.analyze(&gold.document);
            let mut lessons = Vec::new();
            lesson::collect(&self.pipeline.view(&analysis), &gold, &self.evidence, &mut lessons);
            self.documents.push(Studied { gold, analysis, lessons, times, set, silver: false });
        }
        Ok(self)
    }

    /// Adds documents whose claims a machine has found: each lesson of them counts `share` of one, and none is held out.
    ///
    /// # Errors
    /// When a document of that id is there already.
    pub fn add_silver(self, silver: Vec<GoldDocument>, share: f32) -> Result<Self> {
        let first = self.documents.len();
        let mut material = self.add(silver, 1)?;
        for document in &mut material.documents[first..] {
            document.silver = true;
            document.lessons.iter_mut().for_each(|lesson| lesson.share = share);
        }
        Ok(material)
    }

    /// The lessons of the documents whose number is `chosen`, each as often as it counts.
    pub(super) fn lessons(&self, chosen: impl Fn(usize) -> bool) -> Vec<&Lesson> {
        let documents =
            self.documents.iter().enumerate().filter(|(number, document)| document.silver || chosen(*number));
        documents.flat_map(|(_, document)| (0..document.times).flat_map(|_| &document.lessons)).collect()
    }

    /// What those weights find in a document: each claim with its raw log-odds.
    pub(super) fn found(&self, document: &Studied, weights: &Weights) -> Vec<(Annotation, f64)> {
        let analysis = &document.analysis;
        let mut attributions = Vec::new();
        attribution::attribute(&self.pipeline.view(analysis), weights, &mut attributions);
        let found = attributions.iter().map(|found| (Annotation::of(found, analysis), found.log_odds()));
        found.collect()
    }
}

impl fmt::Display for Material<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claims: usize = self.documents.iter().map(|document| document.gold.claims.len()).sum();
        let lessons: Vec<&Lesson> = self.documents.iter().flat_map(|document| &document.lessons).collect();
        let with_claim = lessons.iter().filter(|lesson| lesson.has_claim()).count();
        let counted: usize = self.documents.iter().map(|document| document.times * document.lessons.len()).sum();
        let (documents, all) = (self.documents.len(), lessons.len());
        writeln!(
            f,
            "{documents} documents with {claims} claims: {all} lessons ({counted} counted), {with_claim} with a claim"
        )
    }
}
