//! Types: the head of a source decides, unless it is a person's name; then a name over the head, a title, an apposition.

use super::{Head, Layers, NEAR, SourceTypes, from};
use crate::gazetteer::{Mention, NameKind};
use crate::lexicon::{SourceClues, SourceMarks, SourceType};
use crate::names::Evidence;
use crate::span::TokenRange;
use crate::text::Gap;
use crate::words::ClassSet;

impl SourceTypes {
    /// The type of the source in `range`. The head of its first phrase decides, unless it is a person's name; then a name
    /// over that head, a title before the name, a word of its apposition; then what the document says where it names the same
    /// person elsewhere. A capitalised name with none of these is a person; of pronouns only the author's own are told.
    pub fn classify(&self, layers: Layers<'_>, range: TokenRange) -> SourceType {
        if range.is_empty() || range.past() > layers.tokens.len() {
            return SourceType::Unknown;
        }
        let phrase = self.phrase(layers, range);
        let head = phrase.head;
        let class = layers.class(head);
        // *now I* too: whatever was taken for a part of the source, its subject is the pronoun.
        if class.is(ClassSet::PRONOUN.with(ClassSet::EXPLETIVE)) && layers.mention_at(head).is_none() {
            return self.of_pronoun(layers, head);
        }
        let name = layers.mention_at(head).filter(|name| range.contains(name.tokens));
        if let Some(person) = name.filter(|name| name.kind == NameKind::Person && !layers.is_title(name)) {
            return self.of_person(layers, person, range).unwrap_or(SourceType::Person);
        }
        // *Law* may be a noun that opens a sentence, or the surname of somebody whose whole name stands elsewhere.
        if let Some(person) = layers.person_called(range).filter(|_| name.is_none()) {
            return self.of_person(layers, person, person.tokens).unwrap_or(SourceType::Person);
        }
        let own = self.role_at(layers, head).filter(|_| !class.is(ClassSet::FINITE));
        let apposed = || self.apposed(layers, phrase.tokens.past()).filter(|_| phrase.tokens.past() < range.past());
        // A lexicon knows a body better than the noun in its name does; but *Democrats* are people, and *Gallup poll* is none.
        if let Some(name) = name.filter(|_| !self.is_noun(layers, head)) {
            let people = self.listed(layers.tokens, head).is_some_and(is_people);
            let titled = || self.inside(layers, name).filter(|_| own.is_none() && name.name.is_none());
            let by_name = || self.of_name(layers, name).or(own).unwrap_or_default();
            return own.filter(|_| people).or_else(apposed).or_else(titled).unwrap_or_else(by_name);
        }
        if let Some(own) = own {
            return own;
        }
        // *a third, Ann Bell*
        let apposed_person = self.apposed_name(layers, phrase.tokens.past(), range.past(), true);
        if let Some(person) = apposed_person.filter(|_| name.is_none()) {
            return self.of_person(layers, person, person.tokens).or_else(apposed).unwrap_or(SourceType::Person);
        }
        let clues = self.clue_at(layers.tokens, head);
        if clues.is(SourceClues::NOBODY) {
            return SourceType::Unknown;
        }
        if clues.is(SourceClues::PEOPLE) || class.is(ClassSet::QUANTIFIER.with(ClassSet::NUMBER)) {
            return SourceType::Group;
        }
        let by_name = || name.and_then(|mention| self.of_name(layers, mention));
        // *Mayor Okafor-Lind*, but not *the company’s own ...*.
        let by_title = || {
            let titles = (range.first()..head).rev().take_while(|&at| !layers.class(at).is(ClassSet::GENITIVE));
            let people = titles.filter(|&at| self.listed(layers.tokens, at).is_some_and(is_people));
            people.filter_map(|at| self.role_at(layers, at)).next()
        };
        let capital = class.is(ClassSet::CAPITAL);
        by_name()
            .or_else(by_title)
            .or_else(apposed)
            .or_else(|| (capital && !class.is(ClassSet::DETERMINER)).then_some(SourceType::Person))
            .unwrap_or_default()
    }

    /// The type of a pronoun that is a source by itself. Inside quotes *I* is whoever is quoted.
    fn of_pronoun(&self, layers: Layers<'_>, at: usize) -> SourceType {
        let class = layers.class(at);
        let clues = self.clue_at(layers.tokens, at);
        if class.is(ClassSet::EXPLETIVE.with(ClassSet::THAT)) || clues.is(SourceClues::NOBODY) {
            return SourceType::Unknown;
        }
        if clues.is(SourceClues::PEOPLE) {
            return SourceType::Group;
        }
        let listed = self.head_at(layers.tokens, at);
        listed.filter(|_| !class.is(ClassSet::QUOTED)).unwrap_or(SourceType::Person)
    }

    /// The type of whoever a mention names.
    pub(super) fn of_named(&self, layers: Layers<'_>, mention: &Mention) -> SourceType {
        let kind = match mention.kind {
            NameKind::Person => self.of_person(layers, mention, mention.tokens).or(Some(SourceType::Person)),
            _ => self.of_name(layers, mention),
        };
        kind.unwrap_or_default()
    }

    /// The type of a body or place by its name; of a body that nothing tells more of it is a group.
    pub(super) fn of_name(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        self.told_by_name(layers, mention).or_else(|| type_of_name(mention.kind.name()))
    }

    /// The type that a lexicon has of a name, else the noun in it at its fullest mention, else what the document shows.
    fn told_by_name(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        let entity = layers.entities.get(mention.entity as usize);
        if let Some(name) = mention.name.or(entity.and_then(|entity| entity.name)) {
            let kind = layers.gazetteer.row(name).kind();
            // Of a plain *org* the noun in it may tell more.
            if kind != NameKind::Organisation.name() {
                return type_of_name(kind);
            }
        }
        let entity = entity?;
        let fullest = layers.mentions.get(entity.fullest as usize)?.tokens;
        let nouns =
            fullest.range().rev().filter_map(|at| self.listed(layers.tokens, at)).filter(|head| !is_people(*head));
        let noun = nouns.map(|head| head.kind).find(|kind| !matches!(kind, SourceType::Document | SourceType::Dataset));
        let company = [Evidence::OrgSuffix, Evidence::OrgNounBeside];
        let shown = || company.iter().any(|&evidence| entity.evidence.has(evidence));
        noun.or_else(|| (mention.kind == NameKind::Organisation && shown()).then_some(SourceType::Company))
    }

    /// The type of the head that ends with a token. One whose post speaks for a body is of the type of the body's people:
    /// *president of the association*, *CIA director*, *the company's spokesman*.
    pub(super) fn role_at(&self, layers: Layers<'_>, at: usize) -> Option<SourceType> {
        let (own, start) = self.heads.ending_at(layers.tokens, at)?;
        if !self.is_post(layers, at) {
            return Some(own.kind);
        }
        let body = self.body_before(layers, start).or_else(|| self.body_behind(layers, at + 1));
        Some(body.map_or(own.kind, |body| of_people(own, body)))
    }

    /// Whether the head that ends with a token is a post, whose holder speaks for a body.
    pub(super) fn is_post(&self, layers: Layers<'_>, at: usize) -> bool {
        self.listed(layers.tokens, at).is_some_and(|head| head.marks.is(SourceMarks::POST))
    }

    /// The type of the body before a post, *union president*, *the firm's new director*.
    fn body_before(&self, layers: Layers<'_>, post: usize) -> Option<Body> {
        let before = post.checked_sub(1)?;
        if layers.tokens[post].gap >= Gap::Line {
            return None;
        }
        if let Some(body) = self.body_at(layers, before) {
            return Some(body);
        }
        let owner = (post.saturating_sub(OWNED)..post).rev();
        let mut owner =
            owner.take_while(|&at| !layers.class(at).is(ClassSet::DETERMINER) && !is_break(layers.class(at)));
        owner
            .find(|&at| layers.class(at).is(ClassSet::GENITIVE))
            .and_then(|owner| self.body_at(layers, owner.checked_sub(1)?))
    }

    /// The type of the body behind a post: *director of policy at the institute*.
    fn body_behind(&self, layers: Layers<'_>, from_token: usize) -> Option<Body> {
        let near = from(layers, from_token, NEAR);
        let mut at = near.first();
        while at + 1 < near.past() && layers.class(at).is(ClassSet::PREPOSITION) && !layers.class(at).is(ClassSet::MARK)
        {
            let phrase = self.phrase(layers, TokenRange::new(at + 1, near.past()));
            let phrase_end = self.verb(layers, phrase.tokens);
            let tokens = TokenRange::new(at + 1, phrase_end);
            if tokens.is_empty() {
                return None;
            }
            let head = phrase.head.min(phrase_end - 1);
            let inside = || tokens.range().rev().find_map(|at| self.body_at(layers, at));
            if let Some(body) = self.body_at(layers, head).or_else(inside) {
                return Some(body);
            }
            at = phrase_end;
        }
        None
    }

    /// Where the verb begins that some tokens run into; their end when none does.
    fn verb(&self, layers: Layers<'_>, tokens: TokenRange) -> usize {
        let verb = |at: &usize| {
            layers.class(*at).is(ClassSet::FINITE.with(ClassSet::VERB_CUE).with(ClassSet::STOP))
                && layers.mention_at(*at).is_none()
        };
        tokens.range().find(verb).unwrap_or(tokens.past())
    }

    /// The body whose name or noun a token ends.
    pub(super) fn body_at(&self, layers: Layers<'_>, at: usize) -> Option<Body> {
        let name = layers.mention_at(at);
        if name.is_some_and(|name| name.kind == NameKind::Person) {
            return None;
        }
        let named = name.filter(|name| name.kind == NameKind::Organisation);
        let noun = || self.listed(layers.tokens, at).filter(|head| !is_people(*head)).map(|head| head.kind);
        let told = named.and_then(|name| self.told_by_name(layers, name)).or_else(noun);
        let kind = told.or_else(|| type_of_name(named?.kind.name()))?;
        let chamber = self.clue_at(layers.tokens, at).is(SourceClues::CHAMBER);
        let body = !matches!(kind, SourceType::Document | SourceType::Dataset | SourceType::Unknown);
        body.then_some(Body { kind, chamber, vague: told.is_none() })
    }
}

/// A body that somebody holds a post in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    pub kind: SourceType,
    /// A committee or house, whose members are politicians.
    chamber: bool,
    /// Nothing tells what kind of body its name is of.
    vague: bool,
}

/// Tokens between the owner of a post and its holder.
const OWNED: usize = 5;

fn is_break(class: ClassSet) -> bool {
    class.is(ClassSet::MARK.with(ClassSet::PREPOSITION).with(ClassSet::CONJUNCTION).with(ClassSet::VERB_CUE))
        && !class.is(ClassSet::GENITIVE)
}

/// Whether a head names persons, not a body.
pub(super) fn is_people(head: Head) -> bool {
    use SourceType::{Expert, Official, Person, Politician, Witness};
    let personal = matches!(head.kind, Official | Politician | Expert | Witness | Person);
    !head.marks.is(SourceMarks::BODY) && (personal || head.marks.is(SourceMarks::PERSON.with(SourceMarks::POST)))
}

/// The type of those who hold a post in a body.
fn of_people(post: Head, body: Body) -> SourceType {
    use SourceType::*;
    let Body { kind, chamber, vague } = body;
    let (own, speaks) = (post.kind, post.marks.is(SourceMarks::VOICE));
    match kind {
        Group if vague && own == Company => own,
        Group | Company | Ngo | Igo => kind,
        Media | Wire => Media,
        ExpertBody if speaks => ExpertBody,
        ExpertBody => Expert,
        Party => Politician,
        Court if speaks => Official,
        Court => Court,
        GovernmentBody if own == Politician || chamber && !speaks => Politician,
        Military if matches!(own, Politician | Military) => own,
        GovernmentBody | Military => Official,
        _ => own,
    }
}

/// The source type of a gazetteer type, by its dotted prefix.
pub(super) fn type_of_name(kind: &str) -> Option<SourceType> {
    const PREFIXES: &[(&str, SourceType)] = &[
        ("org.media.wire", SourceType::Wire),
        ("org.media", SourceType::Media),
        ("org.igo", SourceType::Igo),
        ("org.ngo", SourceType::Ngo),
        ("org.government", SourceType::GovernmentBody),
        ("org.court", SourceType::Court),
        ("org.party", SourceType::Party),
        ("org.company", SourceType::Company),
        ("org.expert", SourceType::ExpertBody),
        ("org.military", SourceType::Military),
        ("org", SourceType::Group),
        ("place", SourceType::GovernmentBody),
        ("person.official", SourceType::Official),
        ("person.politician", SourceType::Politician),
        ("person.expert", SourceType::Expert),
        ("person", SourceType::Person),
    ];
    PREFIXES.iter().find(|(prefix, _)| kind.starts_with(prefix)).map(|(_, source)| *source)
}
