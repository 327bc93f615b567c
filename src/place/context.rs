//! Where the rest of a document is: the countries, divisions and points of its other places, and its outlet's home.

use super::parts::Parts;
use super::surface::{Sense, Surface};
use crate::document::Document;
use crate::gazetteer::Gazetteer;

/// What a part is worth at most; `PRIOR` is for a weight of 1.
const PRIOR: f32 = 8.0;
const ADJACENCY: f32 = 6.0;
const COUNTRY: f32 = 2.0;
const DIVISION: f32 = 3.0;
const PROXIMITY: f32 = 3.0;
const HOME: f32 = 1.5;
/// Kilometres at which nearness is worth half.
const HALF_NEAR: f32 = 100.0;
/// How many surfaces before and after one are asked how near they are.
const WINDOW: usize = 8;
/// The share from which a sense of a surface speaks for senses of others.
pub(super) const LIKELY: f32 = 0.03;
/// Of the earth, in km.
const RADIUS: f64 = 6371.0;

/// What the surfaces of a document may mean, each sense by its share.
#[derive(Debug, Default)]
pub(super) struct Context {
    countries: Sums,
    divisions: Sums,
    /// The points of likely senses, with their shares and the numbers of their surfaces, in order.
    points: Vec<([f32; 3], f32, usize)>,
    /// Hash of the outlet's country; 0 when not known.
    home: u64,
}

/// Sums by hash, sorted.
#[derive(Debug, Default)]
struct Sums(Vec<(u64, f32)>);

impl Sums {
    fn new(mut values: Vec<(u64, f32)>) -> Sums {
        values.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        values.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        Sums(values)
    }

    fn get(&self, id: u64) -> f32 {
        self.0.binary_search_by_key(&id, |(id, _)| *id).map_or(0.0, |at| self.0[at].1)
    }
}

impl Context {
    /// The context of a name that stands alone.
    pub fn alone(home: u64) -> Context {
        Context { home, ..Context::default() }
    }

    /// The context that surfaces make.
    pub fn of(surfaces: &[Surface], home: u64) -> Context {
        let (mut countries, mut places, mut points) = (Vec::new(), Vec::new(), Vec::new());
        for (at, surface) in surfaces.iter().enumerate() {
            for sense in surface.senses.iter().filter(|sense| sense.share >= LIKELY) {
                if sense.country != 0 {
                    countries.push((sense.country, sense.share));
                }
                places.extend(divisions(sense).map(|id| (id, sense.share)));
                points.extend(sense.point.map(|point| (point, sense.share, at)));
            }
        }
        Context { countries: Sums::new(countries), divisions: Sums::new(places), points, home }
    }

    /// What speaks for a sense of a surface, which is the `from`th of all; `likely` are the senses of that surface that are in
    /// the context too.
    pub fn parts(&self, likely: &[Sense], from: usize, sense: &Sense) -> Parts {
        let others = |all: &Sums, id: u64, has: &dyn Fn(&Sense) -> bool| {
            let sum = all.get(id);
            if sum == 0.0 {
                return 0.0;
            }
            let own = likely.iter().filter(|own| has(own)).map(|own| own.share);
            let sum = (sum - own.sum::<f32>()).max(0.0);
            sum / (sum + 1.0)
        };
        let division = divisions(sense).map(|id| others(&self.divisions, id, &|own| divisions(own).any(|of| of == id)));
        Parts {
            prior: PRIOR * sense.weight,
            adjacency: if sense.beside { ADJACENCY } else { 0.0 },
            country: COUNTRY * others(&self.countries, sense.country, &|own| own.country == sense.country),
            division: DIVISION * division.fold(0.0, f32::max),
            proximity: PROXIMITY * self.nearness(from, sense),
            home: if self.home != 0 && self.home == sense.country { HOME } else { 0.0 },
        }
    }

    /// How near the nearest place of the surfaces around is, from 0 to 1.
    fn nearness(&self, from: usize, sense: &Sense) -> f32 {
        let Some(point) = sense.point else { return 0.0 };
        let start = self.points.partition_point(|(.., at)| at + WINDOW < from);
        let window = self.points[start..].iter().take_while(|(.., at)| *at <= from + WINDOW);
        let others = window.filter(|(.., at)| *at != from);
        let near = others.map(|(other, share, _)| share / (1.0 + chord(point, *other) / HALF_NEAR));
        near.fold(0.0, f32::max)
    }
}

/// What a sense is and is in, without its country.
fn divisions(sense: &Sense) -> impl Iterator<Item = u64> {
    sense.holders.into_iter().filter(move |id| *id != 0 && *id != sense.country)
}

/// A point in degrees as a vector from the middle of the earth, in km.
pub(super) fn vector((lat, lon): (f64, f64)) -> [f32; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|part| (part * RADIUS) as f32)
}

/// The straight way between two points, in km: the way over ground, as near as matters here.
fn chord(a: [f32; 3], b: [f32; 3]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
}

/// The length of the great circle between two points in degrees, in km.
pub(crate) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (a, b) = ((a.0.to_radians(), a.1.to_radians()), (b.0.to_radians(), b.1.to_radians()));
    let (north, east) = (((b.0 - a.0) / 2.0).sin(), ((b.1 - a.1) / 2.0).sin());
    let half = north * north + a.0.cos() * b.0.cos() * east * east;
    2.0 * RADIUS * half.sqrt().min(1.0).asin()
}

/// The hash of the country that a document's outlet is of, by its name or by its address; 0 when neither tells.
pub(super) fn home(document: &Document, gazetteer: &Gazetteer) -> u64 {
    let names = document.outlet_name().into_iter().chain(document.url_text());
    names.filter_map(|name| country_of_host(name).or_else(|| gazetteer.country_of(name))).next().unwrap_or(0)
}

/// The country of an internet address, by its last label: *www.news.com.au*.
fn country_of_host(address: &str) -> Option<u64> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest).split('/').next()?;
    let (rest, label) = host.rsplit_once('.')?;
    let is_country = label.len() == 2 && label.bytes().all(|b| b.is_ascii_lowercase()) && !rest.contains(' ');
    is_country.then(|| Gazetteer::entity_of(&label.to_ascii_uppercase()))
}
