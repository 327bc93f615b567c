//! What all records of a document have in common, turned into JSON once.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::Deref;

/// A value that many records hold: its JSON is made when it is made.
#[derive(Debug)]
pub struct Shared<T> {
    value: T,
    /// None when JSON has no words for the value; then it is written anew, and fails in its own way.
    json: Option<Box<RawValue>>,
}

impl<T: Serialize> Shared<T> {
    /// The value, and its JSON.
    pub(super) fn new(value: T) -> Self {
        let json = serde_json::value::to_raw_value(&value).ok();
        Shared { value, json }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.json {
            Some(json) => json.serialize(serializer),
            None => self.value.serialize(serializer),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Shared<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
