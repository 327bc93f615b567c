//! Places: mentions against gold, and how far what they were taken for is from where gold has them.

use super::gold::{described, json_lines, spans, unique};
use super::report::{Accuracy, Score, accuracy, head, line};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::gazetteer::NameKind;
use crate::pipeline::{Analysis, Pipeline};
use crate::place::kilometres;
use crate::span::Span;
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

/// Kilometres within which a place counts as the right one: a hundred miles.
const NEAR: f64 = 161.0;

/// A place in a text: where it is named and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceMark {
    /// Its name in the text.
    pub span: Span,
    /// WGS84 latitude and longitude in degrees; None when it is not known.
    pub position: Option<(f64, f64)>,
}

/// A document and the places in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldPlaces {
    /// The document.
    pub document: Document,
    /// Its places, in order.
    pub places: Vec<PlaceMark>,
}

/// The place layer: gold against found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct PlaceReport {
    /// Documents in gold.
    pub docs: usize,
    /// Mentions with the very same bytes. Those that gold gives no position, streets and buildings for the most part, are
    /// neither asked for nor counted as wrong.
    pub mentions: Score,
    /// The same where sharing a byte is enough.
    pub overlap: Score,
    /// Mentions with the very same bytes, of all that gold has.
    pub mentions_all: Score,
    /// Of the mentions found, those within 161 km of gold's position.
    pub near: Accuracy,
    /// The same of all that gold gives a position, found or not.
    pub near_of_gold: Accuracy,
    /// Mean distance of the mentions found, in km; a mention without a position counts half the way round the world.
    pub mean_km: f64,
    /// Median of the same.
    pub median_km: f64,
}

impl GoldPlaces {
    /// Reads every document of `paths`: JSON lines with `{"id", "text", "places": [{"span": [b, e], "lat", "lon"}]}` in
    /// bytes; `lat` and `lon` may be null, and `title`, `outlet`, `published` and `url` may be there.
    ///
    /// # Errors
    /// When a file cannot be read, a span lies outside its text, a place has half a position, or an id occurs twice.
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldPlaces>> {
        let documents = json_lines(paths, PlacesLine::gold)?;
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }
}

impl PlaceMark {
    /// The places found in an analysed document.
    pub fn found(pipeline: &Pipeline, analysis: &Analysis) -> Vec<PlaceMark> {
        let places = analysis.mentions.iter().chain(&analysis.inner).filter(|mention| mention.kind == NameKind::Place);
        let mark = |mention: &crate::gazetteer::Mention| PlaceMark {
            span: mention.span,
            position: mention.name.and_then(|name| pipeline.gazetteer().name(name).position),
        };
        places.map(mark).collect()
    }
}

/// Scores what was found in the documents of `gold`, by id; a document without an entry counts as one without places.
pub fn score_places(gold: &[GoldPlaces], found: &HashMap<String, Vec<PlaceMark>>) -> PlaceReport {
    let mut report = PlaceReport { docs: gold.len(), ..PlaceReport::default() };
    let mut distances = Vec::new();
    for document in gold {
        let places = &document.places;
        let found = found.get(document.document.id()).map_or(&[][..], Vec::as_slice);
        let asked: Vec<&PlaceMark> = places.iter().filter(|place| place.position.is_some()).collect();
        let unplaced = |place: &PlaceMark| places.iter().any(|gold| gold.position.is_none() && gold.span == place.span);
        let told: Vec<&PlaceMark> = found.iter().filter(|place| !unplaced(place)).collect();

        let right = told.iter().filter(|place| asked.iter().any(|gold| gold.span == place.span)).count();
        report.mentions.add(right, told.len(), right, asked.len());
        let right = told.iter().filter(|place| places.iter().any(|gold| gold.span.overlaps(place.span))).count();
        let recalled = asked.iter().filter(|gold| found.iter().any(|place| gold.span.overlaps(place.span))).count();
        report.overlap.add(right, told.len(), recalled, asked.len());
        let right = found.iter().filter(|place| places.iter().any(|gold| gold.span == place.span)).count();
        report.mentions_all.add(right, found.len(), right, places.len());

        for gold in asked {
            let Some(place) = found.iter().find(|place| place.span == gold.span) else {
                report.near_of_gold.add(false);
                continue;
            };
            let far = match (gold.position, place.position) {
                (Some(gold), Some(place)) => kilometres(gold, place),
                _ => HALF_WAY,
            };
            report.near.add(far <= NEAR);
            report.near_of_gold.add(far <= NEAR);
            distances.push(far);
        }
    }
    distances.sort_by(f64::total_cmp);
    report.mean_km = distances.iter().sum::<f64>() / distances.len().max(1) as f64;
    report.median_km = distances.get(distances.len() / 2).copied().unwrap_or_default();
    report
}

/// Half the way round the world, in km.
const HALF_WAY: f64 = 20_015.0;

#[derive(Deserialize)]
struct PlacesLine {
    #[serde(alias = "doc_id")]
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    text: String,
    #[serde(default)]
    places: Vec<PlaceLine>,
}

#[derive(Deserialize)]
struct PlaceLine {
    span: (u32, u32),
    lat: Option<f64>,
    lon: Option<f64>,
}

impl PlacesLine {
    fn gold(self) -> Result<GoldPlaces> {
        let facts = [self.title, self.outlet, self.published, self.url];
        let document = described(Document::new(self.id, self.text), facts);
        let pairs: Vec<(u32, u32)> = self.places.iter().map(|place| place.span).collect();
        let mark = |(place, span): (&PlaceLine, Span)| match (place.lat, place.lon) {
            (Some(lat), Some(lon)) => Ok(PlaceMark { span, position: Some((lat, lon)) }),
            (None, None) => Ok(PlaceMark { span, position: None }),
            _ => Err(Error::input("half a position").expected("write both lat and lon, or neither")),
        };
        let places = self.places.iter().zip(spans(document.text(), &pairs)?).map(mark).collect::<Result<_>>()?;
        Ok(GoldPlaces { document, places })
    }
}

impl fmt::Display for PlaceReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "docs {}", self.docs)?;
        head(f)?;
        line(f, "mentions", &self.mentions)?;
        line(f, "mentions / overlap", &self.overlap)?;
        line(f, "mentions / all of gold", &self.mentions_all)?;
        accuracy(f, "within 161 km, of found", &self.near)?;
        accuracy(f, "within 161 km, of gold", &self.near_of_gold)?;
        writeln!(f, "distance km, mean / median  {:7.1} / {:.1}", self.mean_km, self.median_km)
    }
}
