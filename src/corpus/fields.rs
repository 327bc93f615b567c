//! The names under which JSON lines and CSV rows hold an article's parts, and how a row becomes a document.

use crate::document::Document;
use crate::error::{Error, Result};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Under which names records hold an article's parts.
///
/// Where several names stand for one part, the first that has a value counts. The defaults take what trafilatura and
/// news-please write, besides our own names.
///
/// ```
/// use reportedly::corpus::Fields;
/// let fields = Fields::default().text("body").id("article_id");
/// ```
#[derive(Clone, Debug)]
pub struct Fields {
    /// Name, the part it stands for, and its rank among the part's names (0 is best).
    names: Vec<(String, Part, usize)>,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Id,
    Title,
    Outlet,
    Published,
    Url,
    Text,
}

const DEFAULTS: &[(Part, &[&str])] = &[
    (Part::Id, &["id", "doc_id"]),
    (Part::Title, &["title"]),
    (Part::Outlet, &["outlet", "publisher", "sitename", "source-hostname", "source", "source_domain", "hostname"]),
    (Part::Published, &["published", "date", "date_publish"]),
    (Part::Url, &["url"]),
    (Part::Text, &["text", "maintext", "raw_text"]),
];

impl Default for Fields {
    fn default() -> Self {
        let mut fields = Fields { names: Vec::new() };
        for (part, names) in DEFAULTS {
            fields.add(*part, names);
        }
        fields
    }
}

impl Fields {
    /// Sets the one name of the id.
    pub fn id(self, name: &str) -> Self {
        self.only(Part::Id, name)
    }

    /// Sets the one name of the title.
    pub fn title(self, name: &str) -> Self {
        self.only(Part::Title, name)
    }

    /// Sets the one name of the outlet.
    pub fn outlet(self, name: &str) -> Self {
        self.only(Part::Outlet, name)
    }

    /// Sets the one name of the date of publication.
    pub fn published(self, name: &str) -> Self {
        self.only(Part::Published, name)
    }

    /// Sets the one name of the address.
    pub fn url(self, name: &str) -> Self {
        self.only(Part::Url, name)
    }

    /// Sets the one name of the text.
    pub fn text(self, name: &str) -> Self {
        self.only(Part::Text, name)
    }

    /// A name chosen by hand stands for nothing else.
    fn only(mut self, part: Part, name: &str) -> Self {
        self.names.retain(|(known, of, _)| *of != part && known != name);
        self.add(part, &[name]);
        self
    }

    fn add(&mut self, part: Part, names: &[&str]) {
        self.names.extend(names.iter().enumerate().map(|(rank, name)| ((*name).to_owned(), part, rank)));
    }

    /// What a name stands for.
    pub(super) fn part(&self, name: &str) -> Option<(Part, usize)> {
        self.names.iter().find(|(known, ..)| known == name).map(|(_, part, rank)| (*part, *rank))
    }

    /// The names of the text, for messages.
    pub(super) fn text_names(&self) -> String {
        let names = self.names.iter().filter(|(_, part, _)| *part == Part::Text);
        names.map(|(name, ..)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    }

    /// Parses one JSON object.
    pub(super) fn parse<'a>(&self, json: &'a [u8]) -> serde_json::Result<Row<'a>> {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let row = RowSeed(self).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(row)
    }
}

/// The parts of one article, as found.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    parts: [Option<(usize, Value<'a>)>; 6],
}

/// What a name held.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(String),
    /// A list, an object, true or false.
    Other,
}

impl<'a> Row<'a> {
    /// Keeps a value unless a better name's is already there.
    pub(super) fn put(&mut self, part: Part, rank: usize, value: Value<'a>) {
        let place = &mut self.parts[part as usize];
        if place.as_ref().is_none_or(|(held, _)| rank < *held) {
            *place = Some((rank, value));
        }
    }

    /// The value as words; None when there is none or it says nothing.
    fn words(&mut self, part: Part) -> Option<String> {
        match self.parts[part as usize].take()?.1 {
            Value::Text(text) => Some(text.into_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number),
            Value::Other => None,
        }
    }

    /// The document, with `id` where the row has none.
    pub(super) fn document(mut self, fields: &Fields, id: impl FnOnce() -> String) -> Result<Document> {
        let text = match self.parts[Part::Text as usize].take() {
            Some((_, Value::Text(text))) => text.into_owned(),
            Some(_) => return Err(Error::input("its text is not a string").expected(self::expected(fields))),
            None => return Err(Error::input("it has no text").expected(self::expected(fields))),
        };
        let mut document = Document::new(self.words(Part::Id).unwrap_or_else(id), text);
        let mut url = self.words(Part::Url);
        if let Some(outlet) = self.words(Part::Outlet) {
            // Trafilatura keeps the address under `source`.
            if outlet.starts_with("http://") || outlet.starts_with("https://") {
                url.get_or_insert(outlet);
            } else {
                document = document.outlet(outlet);
            }
        }
        if let Some(url) = url {
            document = document.url(url);
        }
        if let Some(title) = self.words(Part::Title) {
            document = document.title(title);
        }
        if let Some(published) = self.words(Part::Published) {
            document = document.published(published);
        }
        super::sized(document)
    }
}

fn expected(fields: &Fields) -> String {
    format!("looked for a string under {} (--text-key gives another name)", fields.text_names())
}

struct RowSeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Row<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Row<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Row<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one JSON object a line")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Row<'de>, A::Error> {
        let mut row = Row::default();
        while let Some(part) = map.next_key_seed(NameSeed(self.0))? {
            match part {
                Some((part, rank)) => {
                    if let Some(value) = map.next_value_seed(ValueSeed)? {
                        row.put(part, rank, value);
                    }
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(row)
    }
}

/// Reads a name as the part it stands for, without keeping it.
struct NameSeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = Option<(Part, usize)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = Option<(Part, usize)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> std::result::Result<Self::Value, E> {
        Ok(self.0.part(name))
    }
}

/// Reads any value; null is none.
struct ValueSeed;

impl<'de> DeserializeSeed<'de> for ValueSeed {
    type Value = Option<Value<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed {
    type Value = Option<Value<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Text(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Number(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Number(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Number(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Self::Value, E> {
        Ok(Some(Value::Other))
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Some(Value::Other))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Some(Value::Other))
    }
}
