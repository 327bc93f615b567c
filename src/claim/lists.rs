//! Lists in records, which are written as arrays like any other but are cheaper to make than vectors.

use crate::attribution::Factor;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use smallvec::SmallVec;
use std::borrow::Cow;

/// A list that is short as a rule, so that it is kept on the stack.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct SmallList<T, const N: usize>(pub SmallVec<[T; N]>);

impl<T: JsonSchema, const N: usize> JsonSchema for SmallList<T, N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

impl<T, const N: usize> FromIterator<T> for SmallList<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        SmallList(items.into_iter().collect())
    }
}

/// One named part of a confidence.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Factor")]
#[allow(missing_docs)]
pub struct FactorRecord {
    pub name: &'static str,
    pub value: f32,
    pub log_odds: f64,
}

/// The factors of an attribution as they are there, each written as a [`FactorRecord`].
#[derive(Clone, Copy, Debug)]
pub struct FactorList<'a>(pub &'a [Factor]);

impl Serialize for FactorList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|&Factor { name, value, log_odds }| FactorRecord {
            name,
            value,
            log_odds,
        }))
    }
}
