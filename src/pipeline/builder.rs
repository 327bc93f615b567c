//! Building a pipeline: lexicons and settings, compiled.

use super::{LexiconInfo, Pipeline};
use crate::attribution::Model;
use crate::cue::CueTable;
use crate::error::Result;
use crate::factuality::ScopeWords;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Body, Cache, Lexicon};
use crate::names::Names;
use crate::quantity::Quantities;
use crate::source::SourceTypes;
use crate::time::Times;
use crate::topic::Topics;
use crate::words::Words;
use std::path::{Path, PathBuf};

/// Collects lexicons and settings for a [`Pipeline`].
#[derive(Debug, Default)]
pub struct PipelineBuilder {
    lexicons: Vec<Lexicon>,
    cache: Option<Cache>,
    model: Model,
    threads: usize,
}

/// From this many names on, a lexicon of one's own is worth a file in the cache.
const LARGE: usize = 20_000;

impl PipelineBuilder {
    /// Keeps lexicons of some twenty thousand names or more, of those added later by [`PipelineBuilder::lexicon_path`],
    /// compiled in a directory, which is made when it is needed. Without one, nothing is kept.
    ///
    /// Whatever is wrong with the files there costs time, never a result: they are made again.
    pub fn cache(mut self, directory: impl Into<PathBuf>) -> Self {
        self.cache = Some(Cache::new(directory));
        self
    }

    /// Adds the lexicon at `path`: one file, or a directory in which every `lexicon.toml` is read.
    ///
    /// # Errors
    /// When it cannot be read or does not pass the checks.
    pub fn lexicon_path(mut self, path: impl AsRef<Path>) -> Result<Self> {
        self.lexicons.extend(lexicon::load_cached(path.as_ref(), self.cache.as_ref())?);
        Ok(self)
    }

    /// Adds a lexicon that is already loaded.
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicons.push(lexicon);
        self
    }

    /// Sets the weights that attributions are chosen with; the built-in learned ones are the default.
    pub fn model(mut self, model: Model) -> Self {
        self.model = model;
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
    /// When two lexicons contradict each other, or a built-in model lacks a weight.
    pub fn build(self) -> Result<Pipeline> {
        let large = |lexicon: &Lexicon| matches!(&lexicon.body, Body::Names(names) if names.len() >= LARGE);
        let cache = self.cache.filter(|_| self.lexicons.iter().any(large));
        let is_own = !self.lexicons.is_empty();
        let lexicons = lexicon::beside_builtin(self.lexicons);
        let gazetteer = gazetteer(&lexicons, is_own, cache)?;
        let cues = CueTable::new(&lexicons);
        let mut abbreviations = Vec::new();
        let mut boilerplate = Vec::new();
        for lexicon in &lexicons {
            match &lexicon.body {
                Body::Abbreviations(entries) => abbreviations.extend(entries.iter().cloned()),
                Body::Boilerplate(lines) => boilerplate.extend(lines),
                _ => {}
            }
        }
        let weights = self.model.weights()?;
        let info = |lexicon: &Lexicon| LexiconInfo {
            id: lexicon.id.clone(),
            version: lexicon.version.clone(),
            hash: lexicon.hash.clone(),
        };
        Ok(Pipeline {
            abbreviations: abbreviations.into_iter().collect(),
            boilerplate: boilerplate.into_iter().collect(),
            words: Words::new(&lexicons, cues.heads()),
            scopes: ScopeWords::new(&lexicons),
            gazetteer,
            names: Names::new(&lexicons),
            sources: SourceTypes::new(&lexicons),
            topics: Topics::new(&lexicons),
            times: Times::new(&lexicons),
            quantities: Quantities::new(&lexicons),
            model_hash: weights.hash(),
            weights,
            lexicons: lexicons.iter().map(info).collect(),
            threads: self.threads,
            cues,
        })
    }
}

/// The names of lexicons that go together, compiled now or before: what was kept has passed the checks, and so has what is
/// built in, if none is a person's own.
fn gazetteer(lexicons: &[Lexicon], is_own: bool, cache: Option<Cache>) -> Result<Gazetteer> {
    lexicon::check_ids(lexicons)?;
    if let Some(found) = cache.as_ref().and_then(|cache| Gazetteer::from_cache(lexicons, cache)) {
        return Ok(found);
    }
    if is_own {
        lexicon::check_parents(lexicons)?;
    }
    let gazetteer = Gazetteer::new(lexicons);
    if let Some(cache) = cache {
        gazetteer.keep(lexicons, &cache);
    }
    Ok(gazetteer)
}
