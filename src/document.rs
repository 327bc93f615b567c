//! [`Document`]: one article, which never changes.

/// One article: an id, its text exactly as it came in, and what is known about it.
///
/// ```
/// use reportedly::Document;
/// let doc = Document::new("guardian-22", "The Guardian reported that the ships sailed.").published("2024-01-24");
/// assert_eq!(doc.text().len(), 44);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    id: String,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    published: Option<String>,
    published_from: DateOrigin,
}

/// Where a document's date of publication came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrigin {
    /// The document's own metadata.
    Meta,
    /// The user said so for the whole run.
    Flag,
    /// The text's own dateline: what a record says of a document that gives no date itself.
    Dateline,
    /// No date is known.
    #[default]
    None,
}

impl Document {
    /// A document with nothing known but its id and text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Document { id: id.into(), text: text.into(), ..Document::default() }
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the outlet (newspaper, wire, publisher).
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Sets the address it was read from.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the date of publication as the document's metadata gives it; any form is kept as it is.
    pub fn published(mut self, date: impl Into<String>) -> Self {
        self.published = Some(date.into());
        self.published_from = DateOrigin::Meta;
        self
    }

    /// Sets the date of publication where the metadata has none, as the user's own word for the whole run.
    pub fn published_by_flag(mut self, date: &str) -> Self {
        if self.published.is_none() {
            self.published = Some(date.to_owned());
            self.published_from = DateOrigin::Flag;
        }
        self
    }

    /// The id, unique in a corpus if its maker kept it so.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text exactly as it came in: every offset counts its bytes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The title, if known.
    pub fn title_text(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The outlet, if known.
    pub fn outlet_name(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// The address, if known.
    pub fn url_text(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The date of publication as it was given, if known.
    pub fn published_text(&self) -> Option<&str> {
        self.published.as_deref()
    }

    /// Where that date came from.
    pub fn published_from(&self) -> DateOrigin {
        self.published_from
    }
}
