//! The published JSON Schema, and the closed lists of words that records hold.

use super::lean::LeanRecord;
use super::record::{Record, SCHEMA};
use crate::attribution::Form;
use crate::document::DateOrigin;
use crate::factuality::{Factuality, ModalKind, Status};
use crate::lexicon::{CueClass, CuePos, SourceType};
use crate::quantity::QuantityKind;
use crate::text::Zone;
use crate::time::TimeKind;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The JSON Schema (draft 2020-12) of a claim record, with a newline at its end.
pub fn schema() -> String {
    of::<Record<'static>>()
}

/// The JSON Schema of a lean record.
pub fn lean_schema() -> String {
    of::<LeanRecord<'static>>()
}

fn of<T: JsonSchema>() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    format!("{:#}\n", generator.into_root_schema_for::<T>().as_value())
}

/// One of some words.
fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> Schema {
    let names: Vec<&str> = names.into_iter().collect();
    json_schema!({ "type": "string", "enum": names })
}

/// One of some words, or null.
fn one_or_null(names: &[&str]) -> Schema {
    let names: Vec<Option<&str>> = names.iter().copied().map(Some).chain([None]).collect();
    json_schema!({ "type": ["string", "null"], "enum": names })
}

const FACTUALITIES: &[Factuality] = &[
    Factuality::Certain,
    Factuality::CertainNot,
    Factuality::Probable,
    Factuality::ProbableNot,
    Factuality::Possible,
    Factuality::PossibleNot,
    Factuality::Uncommitted,
];

const ZONES: &[Zone] = &[Zone::Headline, Zone::Lead, Zone::Body, Zone::Caption, Zone::Boilerplate];
const DATE_ORIGINS: &[DateOrigin] = &[DateOrigin::Meta, DateOrigin::Flag, DateOrigin::Dateline, DateOrigin::None];

/// A zone's name, as records write it.
pub(super) const fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::Headline => "headline",
        Zone::Lead => "lead",
        Zone::Body => "body",
        Zone::Caption => "caption",
        Zone::Boilerplate => "boilerplate",
    }
}

/// The name of where a date came from, as records write it.
pub(super) const fn date_origin_name(origin: DateOrigin) -> &'static str {
    match origin {
        DateOrigin::Meta => "meta",
        DateOrigin::Flag => "flag",
        DateOrigin::Dateline => "dateline",
        DateOrigin::None => "none",
    }
}

pub(super) fn schema_name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "const": SCHEMA })
}

pub(super) fn claim_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9a-f]{16}$" })
}

pub(super) fn optional_claim_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": "^[0-9a-f]{16}$" })
}

pub(super) fn claim_ids(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": claim_id(generator) })
}

pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    one_of(Status::NAMES.iter().map(|(name, _)| *name))
}

pub(super) fn factuality(_: &mut SchemaGenerator) -> Schema {
    one_of(FACTUALITIES.iter().map(|factuality| factuality.name()))
}

pub(super) fn form(_: &mut SchemaGenerator) -> Schema {
    one_of(Form::ALL.iter().map(|form| form.name()))
}

pub(super) fn zone(_: &mut SchemaGenerator) -> Schema {
    one_of(ZONES.iter().map(|zone| zone_name(*zone)))
}

pub(super) fn date_origin(_: &mut SchemaGenerator) -> Schema {
    one_of(DATE_ORIGINS.iter().map(|origin| date_origin_name(*origin)))
}

pub(super) fn time_kind(_: &mut SchemaGenerator) -> Schema {
    one_of(TimeKind::ALL.iter().map(|kind| kind.name()))
}

pub(super) fn quantity_kind(_: &mut SchemaGenerator) -> Schema {
    one_of(QuantityKind::ALL.iter().map(|kind| kind.name()))
}

pub(super) fn bound(_: &mut SchemaGenerator) -> Schema {
    one_or_null(&["lower", "upper"])
}

pub(super) fn source_type(_: &mut SchemaGenerator) -> Schema {
    one_of(SourceType::NAMES.iter().map(|(name, _)| *name))
}

pub(super) fn optional_source_type(_: &mut SchemaGenerator) -> Schema {
    one_or_null(&SourceType::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>())
}

pub(super) fn cue_class(_: &mut SchemaGenerator) -> Schema {
    one_of(CueClass::NAMES.iter().map(|(name, _)| *name))
}

pub(super) fn cue_pos(_: &mut SchemaGenerator) -> Schema {
    one_of(CuePos::NAMES.iter().map(|(name, _)| *name))
}

pub(super) fn band(_: &mut SchemaGenerator) -> Schema {
    one_of(["high", "medium", "low"])
}

pub(super) fn modality(_: &mut SchemaGenerator) -> Schema {
    one_of(ModalKind::ALL.iter().map(|kind| kind.name()))
}

pub(super) fn voice(_: &mut SchemaGenerator) -> Schema {
    one_or_null(&["active", "passive"])
}

pub(super) fn mention(_: &mut SchemaGenerator) -> Schema {
    one_or_null(&["name", "definite", "indefinite", "pronoun", "acronym"])
}

pub(super) fn letter(_: &mut SchemaGenerator) -> Schema {
    one_or_null(&["A", "B", "C", "D", "E", "F"])
}
