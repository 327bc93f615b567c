//! What a source that holds a name is called.

use super::types::is_people;
use super::{Layers, SourceTypes};
use crate::gazetteer::{Mention, NameKind};
use crate::span::{Span, TokenRange};
use crate::words::ClassSet;

impl SourceTypes {
    /// The mention that names the source in `range`, whatever stands around it: the name that its first noun phrase ends with
    /// (*the daily The Guardian*, *Ann Bell, who chairs the board*), the one apposed to it (*the mayor, Ann Bell*), or the one before
    /// a noun for the same thing (*the Kyodo news agency*). None for a source without a name, one that only belongs to
    /// something named (*a spokesman for Pfizer*, *US officials*), and several sources together.
    pub fn name<'a>(&self, layers: Layers<'a>, range: TokenRange) -> Option<&'a Mention> {
        if range.is_empty() || range.past() > layers.tokens.len() {
            return None;
        }
        let phrase = self.phrase(layers, range);
        let past = phrase.tokens.past();
        let several = layers.class(past).is(ClassSet::CONJUNCTION) && past < range.past();
        let inside = |name: &&Mention| range.contains(name.tokens) && self.is_name(layers, name);
        // *Gallup poll* is no name, even where a lexicon has it as one, and *some Democrats* have none.
        let listed = self.listed(layers.tokens, phrase.head);
        let people = |name: &&Mention| name.kind == NameKind::Organisation && listed.is_some_and(is_people);
        let over = layers.mention_at(phrase.head).filter(inside).filter(|name| !people(name));
        let over = over.filter(|_| !self.is_noun(layers, phrase.head));
        if several || over.is_some() {
            return over.filter(|_| !several);
        }
        if let Some(person) = layers.person_called(range) {
            return Some(person);
        }
        let Some((head, start)) = self.heads.ending_at(layers.tokens, phrase.head) else {
            return self.apposed_name(layers, past, range.past(), true);
        };
        // *the Kyodo news agency*: a name of the same kind right before the noun.
        let before = layers.mention_before(start).filter(inside).filter(|name| name.kind == NameKind::Organisation);
        let same = |name: &&Mention| self.of_name(layers, name) == Some(head.kind);
        before.filter(same).or_else(|| self.apposed_name(layers, past, range.past(), is_people(head)))
    }

    /// The name between a comma and the next one, or the end of the source: *the mayor, Ann Bell,*.
    pub(super) fn apposed_name<'a>(
        &self,
        layers: Layers<'a>,
        comma: usize,
        past: usize,
        person: bool,
    ) -> Option<&'a Mention> {
        if !layers.class(comma).is(ClassSet::COMMA) || comma + 1 >= past {
            return None;
        }
        let phrase = self.phrase(layers, TokenRange::new(comma + 1, past));
        let name =
            layers.mention_at(phrase.head).filter(|name| name.tokens.past() <= past && self.is_name(layers, name))?;
        let alone = phrase.tokens.first() == name.tokens.first()
            || layers.mention_before(name.tokens.first()).is_some_and(|title| layers.is_title(title));
        let fits = if person { name.kind == NameKind::Person } else { name.kind == NameKind::Organisation };
        (alone && fits).then_some(name)
    }

    /// Whether a mention is somebody's or something's own name: no title, office or people.
    fn is_name(&self, layers: Layers<'_>, mention: &Mention) -> bool {
        !layers.is_title(mention) && !mention.type_in(layers.gazetteer).starts_with("place.demonym")
    }

    /// The head noun of the source in `range`, or the name that stands for it: of *the British daily The Guardian* that is
    /// *The Guardian*, of *a report from the institute* it is *report*. None for an empty range.
    pub fn head(&self, layers: Layers<'_>, range: TokenRange) -> Option<Span> {
        if range.is_empty() || range.past() > layers.tokens.len() {
            return None;
        }
        let head = self.phrase(layers, range).head;
        let name = layers.mention_at(head).filter(|name| range.contains(name.tokens) && !self.is_noun(layers, head));
        Some(name.map_or(layers.tokens[head].span, |name| name.span))
    }
}
