//! What a person is: a title before the name, an apposition or a predicate behind it, here or where the document names them
//! elsewhere.

use super::types::{is_people, type_of_name};
use super::{Layers, NEAR, READ, SourceTypes, from};
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::SourceClues;
use crate::lexicon::SourceType::{self, Media, Wire};
use crate::span::TokenRange;
use crate::text::Gap;
use crate::words::ClassSet;
use smallvec::SmallVec;

/// How many other mentions of a person are asked.
const ASKED: usize = 8;

impl SourceTypes {
    /// The type of the person that a source names by `mention`: what the source says, then what its lexicon or most of the
    /// document's other mentions say; None when nothing does.
    pub(super) fn of_person(&self, layers: Layers<'_>, mention: &Mention, source: TokenRange) -> Option<SourceType> {
        let within = |title: Option<SourceType>| title.filter(|_| source.len() > mention.tokens.len());
        let of_lexicon = || {
            let name = mention.name.or(layers.entities.get(mention.entity as usize)?.name)?;
            type_of_name(layers.gazetteer.row(name).kind()).filter(|kind| *kind != SourceType::Person)
        };
        let own = self.described(layers, mention.tokens);
        within(own)
            .or_else(of_lexicon)
            .or(own)
            .or_else(|| self.elsewhere(layers, mention))
            .or_else(|| self.by_fame(layers, mention))
    }

    /// What most of the other mentions say of a person, of equals the first. A surname is asked for where the whole name stands.
    fn elsewhere(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        let surname = layers.tokens[mention.tokens.past() - 1].key;
        let unknown = mention.tokens.len() == 1
            && layers.entities.get(mention.entity as usize).is_none_or(|own| own.name.is_none());
        let same = |other: &&Mention| {
            let namesake = || {
                let person = other.kind == NameKind::Person || other.tokens.len() > 2;
                unknown && person && layers.tokens[other.tokens.past() - 1].key == surname
            };
            other.tokens != mention.tokens && (other.entity == mention.entity || namesake())
        };
        let others = layers.mentions.iter().take(READ).filter(same).take(ASKED);
        let mut votes: SmallVec<[(SourceType, u32); 4]> = SmallVec::new();
        for kind in
            others.filter_map(|other| self.described(layers, other.tokens).or_else(|| self.inside(layers, other)))
        {
            match votes.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => votes.push((kind, 1)),
            }
        }
        // The last of the greatest is the first of them from behind.
        votes.iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| *kind)
    }

    /// A politician whom news names by the surname alone, and whose whole name the document does not hold.
    fn by_fame(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        let entity = layers.entities.get(mention.entity as usize)?;
        let short = layers.mentions.get(entity.fullest as usize).is_some_and(|fullest| fullest.tokens.len() == 1);
        let famous = || self.clue_at(layers.tokens, mention.tokens.first()).is(SourceClues::POLITICIAN);
        (short && famous()).then_some(SourceType::Politician)
    }

    /// The title that a name of another kind holds, which may be a person's after all: *MLA Sandra Jansen*.
    pub(super) fn inside(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        let names = mention.kind != NameKind::Person;
        let mut titles = mention.tokens.range().take(mention.tokens.len() - 1).filter(|_| names);
        titles.find_map(|at| self.person_at(layers, at))
    }

    /// What stands beside a name: a title before it, an apposition or a predicate behind it.
    fn described(&self, layers: Layers<'_>, name: TokenRange) -> Option<SourceType> {
        self.titled(layers, name)
            .or_else(|| self.apposed(layers, name.past()))
            .or_else(|| self.is_a(layers, name.past()))
    }

    /// The type that the title right before a name says, past other titles and abbreviations' stops: *Senator*, *Rep.*
    fn titled(&self, layers: Layers<'_>, name: TokenRange) -> Option<SourceType> {
        let mut at = name.first();
        loop {
            let before = at.checked_sub(1).filter(|_| layers.tokens[at].gap < Gap::Line)?;
            // *the BBC’s Ann Bell*
            if layers.class(before).is(ClassSet::GENITIVE) {
                let owner = before.checked_sub(1).and_then(|owner| self.body_at(layers, owner));
                return owner.and_then(|owner| matches!(owner.kind, Media | Wire).then_some(Media));
            }
            // *his budget director, Ann Bell, *: the title is what the name is apposed to.
            let apposed = layers.class(before).is(ClassSet::COMMA) && layers.class(name.past()).is(ClassSet::COMMA);
            if apposed && at == name.first() {
                return before.checked_sub(1).and_then(|title| self.person_at(layers, title));
            }
            if layers.class(before).is(ClassSet::MARK) {
                // Only the stop of an abbreviation stands between a title and its name.
                let touches = layers.tokens[before].gap == Gap::None && layers.class(before).is(ClassSet::STOP);
                let title = before.checked_sub(1).filter(|_| touches)?;
                return self.person_at(layers, title).filter(|_| layers.class(title).is(ClassSet::CAPITAL));
            }
            // *Commissioner for Refugees Ann Bell*: the title stands before the preposition.
            let capital = layers.class(before).is(ClassSet::CAPITAL);
            let link = before
                .checked_sub(1)
                .filter(|&link| capital && layers.class(link).is(ClassSet::OF.with(ClassSet::LINK)));
            if let Some(kind) = self.person_at(layers, link.map_or(before, |link| link.saturating_sub(1))) {
                return Some(kind);
            }
            let title = layers.mention_at(before).filter(|title| layers.is_title(title))?;
            at = title.tokens.first();
        }
    }

    /// The type that an apposition says, which begins with a comma at `comma`: *, the company's director*, *, 34, a driver*,
    /// *, who served as mayor*.
    pub(super) fn apposed(&self, layers: Layers<'_>, comma: usize) -> Option<SourceType> {
        let is = |at: usize, class| layers.class(at).is(class);
        if !is(comma, ClassSet::COMMA) {
            return None;
        }
        let aged = is(comma + 1, ClassSet::NUMBER) && is(comma + 2, ClassSet::COMMA);
        let start = comma + if aged { 3 } else { 1 };
        if is(start, ClassSet::NUMBER) {
            return None;
        }
        if is(start, ClassSet::WH) {
            let verb = (start + 1..start + 4).find(|&at| is(at, ClassSet::AS.with(ClassSet::BE)))?;
            return self.said_to_be(layers, verb + 1);
        }
        self.said_to_be(layers, start)
    }

    /// The type that a predicate says, whose verb stands at `verb`: *is a surgeon*.
    fn is_a(&self, layers: Layers<'_>, verb: usize) -> Option<SourceType> {
        let found = layers.class(verb).is(ClassSet::BE) && layers.class(verb + 1).is(ClassSet::DETERMINER);
        if found { self.said_to_be(layers, verb + 1) } else { None }
    }

    /// The type of person that the noun phrase from `start` on says; None when it names no kind of person.
    fn said_to_be(&self, layers: Layers<'_>, start: usize) -> Option<SourceType> {
        let is_end = |at: usize| {
            layers.class(at).is(ClassSet::FINITE.with(ClassSet::VERB_CUE).with(ClassSet::COMMA).with(ClassSet::STOP))
                && layers.mention_at(at).is_none_or(|mention| mention.tokens.first() == at)
        };
        let near = from(layers, start, NEAR);
        let end = near.range().find(|&at| is_end(at)).unwrap_or(near.past());
        let tokens = TokenRange::new(start, end);
        if tokens.is_empty() {
            return None;
        }
        self.person_at(layers, self.phrase(layers, tokens).head)
    }

    /// The type of the head for a person that ends with a token.
    fn person_at(&self, layers: Layers<'_>, at: usize) -> Option<SourceType> {
        self.listed(layers.tokens, at).filter(|head| is_people(*head))?;
        // One of a group is a person; who speaks for it is not.
        let kind = self.role_at(layers, at)?;
        let one =
            kind == SourceType::Group && self.head_at(layers.tokens, at) == Some(kind) && !self.is_post(layers, at);
        Some(if one { SourceType::Person } else { kind })
    }
}
