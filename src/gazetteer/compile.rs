//! Compiling: names of lexicons into sequences of word keys with what a match must look like.

use super::around::Neighbours;
use super::index::{Accept, Index};
use super::office::Offices;
use super::shape::{Shape, Writing};
use super::trie::TrieBuilder;
use super::{Gazetteer, NameId, NameKind};
use crate::lexicon::{Ambiguity, Body, CasePolicy, Group, Lexicon, Names};
use crate::text::{Case, KeyTable, Sieve, Token, TokenKind, WordKey, tokenize};
use std::collections::{BTreeMap, HashMap};

/// The names of one lexicon, in a gazetteer.
#[derive(Debug)]
pub(super) struct Part {
    pub id: String,
    pub priority: i32,
    pub names: Names,
    /// The id of its first name.
    pub base: u32,
    /// Which of the gazetteer's traits names have, by their group.
    pub traits: Vec<u32>,
    /// What they lie in, by their group.
    pub whereabouts: Vec<Whereabouts>,
}

/// What names of a group lie in, as hashes of ids; 0 for none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whereabouts {
    pub country: u64,
    /// The first two of its parents.
    pub parents: [u64; 2],
    /// Too wide for a point to say where: a country, a people, a region, a sea.
    pub is_wide: bool,
}

impl Whereabouts {
    fn of(group: &Group) -> Whereabouts {
        let mut parents = group.parents.iter().map(|parent| entity(parent));
        Whereabouts {
            country: group.country.as_deref().map_or(0, entity),
            parents: std::array::from_fn(|_| parents.next().unwrap_or(0)),
            is_wide: ["place.country", "place.demonym", "place.region", "place.sea"].contains(&group.kind.as_str()),
        }
    }
}

/// What choosing asks of names: the same for many, so that they stay in a near cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Traits {
    pub kind: NameKind,
    pub ambiguity: Ambiguity,
    /// Which of the gazetteer's contexts; 0 for none.
    pub context: u32,
    /// A place smaller than a country, whose name may be part of a person's or a street's.
    pub is_local: bool,
}

/// Whether names of a dotted type are of places smaller than a country, which bear the names of persons and give theirs to streets.
fn is_local(kind: &str) -> bool {
    NameKind::of(kind) == NameKind::Place && !["place.country", "place.demonym", "place.sea"].contains(&kind)
}

/// What must and what must not stand around a name.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub any: Terms,
    pub none: Terms,
}

/// Words and types to look for.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Single words, sorted.
    pub words: Vec<WordKey>,
    /// Several words each, hyphens left out.
    pub phrases: Vec<Vec<WordKey>>,
    /// Dotted types.
    pub types: Vec<String>,
}

impl Terms {
    fn new(values: &[String]) -> Self {
        let mut terms = Terms::default();
        let mut tokens = Vec::new();
        for value in values {
            if value.contains('.') && !value.contains(' ') && !value.ends_with('.') {
                terms.types.push(value.clone());
                continue;
            }
            words(value, &mut tokens);
            match tokens.as_slice() {
                [] => {}
                [token] => terms.words.push(token.key),
                several => terms.phrases.push(several.iter().map(|token| token.key).collect()),
            }
        }
        terms.words.sort_unstable();
        terms
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.types.is_empty()
    }
}

/// Hash of an id.
pub(super) fn entity(id: &str) -> u64 {
    id.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// The characters between the words of a compound.
pub(super) const HYPHENS: [&str; 4] = ["-", "\u{2010}", "\u{2011}", "\u{2013}"];

/// Puts the tokens of a surface that are matched into `words`: no hyphens, no marks before the first word.
fn words(surface: &str, words: &mut Vec<Token>) {
    tokenize(surface, words);
    let mut begun = false;
    words.retain(|token| {
        let is_mark = token.kind == TokenKind::Mark;
        begun |= !is_mark;
        begun && !(is_mark && HYPHENS.contains(&token.span.text(surface)))
    });
}

/// The function words of all `words` lexicons.
fn function_words(lexicons: &[&Lexicon]) -> KeyTable<bool> {
    let lists = lexicons.iter().filter_map(|lexicon| match &lexicon.body {
        Body::Words(list) => Some(list),
        _ => None,
    });
    let listed = lists.flatten().filter(|(_, class)| class.is_function());
    listed.map(|(word, _)| (WordKey::of(word), true)).collect::<BTreeMap<_, _>>().into()
}

/// The gazetteers and the function words that are compiled together, in an order of their own.
pub(super) fn sorted<'l>(lexicons: impl IntoIterator<Item = &'l Lexicon>) -> Vec<&'l Lexicon> {
    let counts = |lexicon: &&Lexicon| matches!(lexicon.body, Body::Names(_) | Body::Words(_));
    let mut lexicons: Vec<&Lexicon> = lexicons.into_iter().filter(counts).collect();
    lexicons
        .sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)).then_with(|| a.hash.cmp(&b.hash)));
    lexicons.dedup_by(|a, b| a.id == b.id && a.hash == b.hash);
    lexicons
}

/// A gazetteer of sorted lexicons, with an index that is known or made of them.
pub(super) fn compile(lexicons: &[&Lexicon], index: Option<Index>) -> Gazetteer {
    let mut contexts = Contexts::default();
    let mut parts: Vec<Part> = Vec::new();
    let (mut all_traits, mut known, mut count) = (Vec::new(), HashMap::new(), 0);
    for lexicon in lexicons {
        if let Body::Names(names) = &lexicon.body {
            let traits = names.groups().iter().map(|group| {
                let own = Traits {
                    kind: NameKind::of(&group.kind),
                    ambiguity: group.ambiguity,
                    context: contexts.of(group),
                    is_local: is_local(&group.kind),
                };
                *known.entry(own).or_insert_with(|| {
                    all_traits.push(own);
                    all_traits.len() as u32 - 1
                })
            });
            let (traits, names, base) = (traits.collect(), names.clone(), count as u32);
            count += names.len();
            let whereabouts = names.groups().iter().map(Whereabouts::of).collect();
            parts.push(Part { id: lexicon.id.clone(), priority: lexicon.priority, names, base, traits, whereabouts });
        }
    }
    let index = index.filter(|index| index.has_only(all_traits.len()));
    let index = index.unwrap_or_else(|| build(&parts, &all_traits, &contexts.list, function_words(lexicons), count));
    let neighbours = Neighbours::new(lexicons);
    let (hyphens, offices) = (HYPHENS.map(WordKey::of), Offices::of(&parts));
    Gazetteer { index, contexts: contexts.list, neighbours, hyphens, parts, traits: all_traits, offices, count }
}

/// How many names they have.
pub(super) fn count(lexicons: &[&Lexicon]) -> usize {
    let names = |lexicon: &&Lexicon| if let Body::Names(names) = &lexicon.body { names.len() } else { 0 };
    lexicons.iter().map(names).sum()
}

/// The key in a cache of the index of sorted lexicons; None when one was made in code, so that its content is unknown.
pub(super) fn key(lexicons: &[&Lexicon]) -> Option<String> {
    let part = |lexicon: &&Lexicon| {
        let known = !lexicon.hash.is_empty();
        known.then(|| format!(" {} {} {}", lexicon.id, lexicon.priority, lexicon.hash))
    };
    let parts: Option<String> = lexicons.iter().map(part).collect();
    parts.map(|parts| format!("index{parts}"))
}

/// Compiles the surfaces of all names.
fn build(
    parts: &[Part],
    traits: &[Traits],
    contexts: &[Context],
    function_words: KeyTable<bool>,
    count: usize,
) -> Index {
    let mut compiler = Compiler {
        function_words,
        trie: TrieBuilder::with_capacity(count),
        lower_starts: Vec::new(),
        tokens: Vec::new(),
        stop: WordKey::of("."),
    };
    for part in parts {
        for (row, name) in part.names.iter().enumerate() {
            let number = part.traits[name.group_number()];
            let Traits { ambiguity, context, .. } = traits[number as usize];
            let plain =
                matches!(ambiguity, Ambiguity::Safe | Ambiguity::Normal) && contexts[context as usize].none.is_empty();
            let name_id = NameId(part.base + row as u32);
            for (surface, case) in name.cased_surfaces() {
                let accept = |shape, needs_lower_case| Accept {
                    name: name_id,
                    writing: Writing::new(shape, case, needs_lower_case, plain),
                    traits: number,
                    weight: name.weight(),
                };
                compiler.surface(surface, case, ambiguity, accept);
            }
        }
    }
    let rank = |accept: &Accept| (part_of(parts, accept.name).priority, accept.weight);
    let trie = compiler.trie.finish(|a, b| {
        let ((a_priority, a_weight), (b_priority, b_weight)) = (rank(a), rank(b));
        let by_rank = b_priority.cmp(&a_priority).then_with(|| b_weight.total_cmp(&a_weight));
        by_rank.then_with(|| (a.name, a.writing.0).cmp(&(b.name, b.writing.0)))
    });
    let starts = Sieve::of(trie.first_words().count(), trie.first_words());
    Index { starts, trie, lower_starts: Sieve::new(compiler.lower_starts) }
}

/// The part that holds a name.
pub(super) fn part_of(parts: &[Part], id: NameId) -> &Part {
    &parts[parts.partition_point(|part| part.base <= id.0) - 1]
}

/// What groups need around them; those that need the same share it.
struct Contexts<'l> {
    list: Vec<Context>,
    known: HashMap<(&'l [String], &'l [String]), u32>,
}

impl Default for Contexts<'_> {
    /// The first needs nothing.
    fn default() -> Self {
        Contexts { list: vec![Context::default()], known: HashMap::new() }
    }
}

impl<'l> Contexts<'l> {
    fn of(&mut self, group: &'l Group) -> u32 {
        let Group { context_any: any, context_none: none, .. } = group;
        if any.is_empty() && none.is_empty() {
            return 0;
        }
        *self.known.entry((any, none)).or_insert_with(|| {
            self.list.push(Context { any: Terms::new(any), none: Terms::new(none) });
            self.list.len() as u32 - 1
        })
    }
}

struct Compiler {
    function_words: KeyTable<bool>,
    trie: TrieBuilder<Accept>,
    lower_starts: Vec<WordKey>,
    tokens: Vec<Token>,
    /// The key of a full stop.
    stop: WordKey,
}

impl Compiler {
    fn surface(&mut self, text: &str, case: CasePolicy, ambiguity: Ambiguity, accept: impl Fn(Shape, bool) -> Accept) {
        words(text, &mut self.tokens);
        let tokens = self.tokens.as_slice();
        let Some(needs_lower_case) = usable(tokens, ambiguity, &self.function_words) else { return };
        if case == CasePolicy::Fold || tokens[0].case == Case::Lower {
            self.lower_starts.push(tokens[0].key);
        }
        let accept = |shape| accept(shape, needs_lower_case);
        self.trie.insert(tokens.iter().map(|token| token.key), accept(Shape::of(tokens.iter())));
        // "St. Louis" is also written "St Louis", "Inc." also "Inc".
        if tokens.iter().any(|token| token.key == self.stop) {
            let without = || tokens.iter().filter(|token| token.key != self.stop);
            self.trie.insert(without().map(|token| token.key), accept(Shape::of(without())));
        }
    }
}

/// Tells whether a surface of a name can ever match beside these lexicons.
pub(crate) fn can_match(lexicons: &[Lexicon]) -> impl Fn(&str, Ambiguity) -> bool {
    let function_words = function_words(&lexicons.iter().collect::<Vec<_>>());
    move |surface, ambiguity| {
        let mut tokens = Vec::new();
        words(surface, &mut tokens);
        usable(&tokens, ambiguity, &function_words).is_some()
    }
}

/// Whether words can be a name: `None` for no word, or for a lone function word (*Most*, *March*) that is not said to be
/// safe; `Some(true)` for an acronym that is one in lower case.
fn usable(words: &[Token], ambiguity: Ambiguity, function_words: &KeyTable<bool>) -> Option<bool> {
    match words {
        [] => None,
        [only] if ambiguity != Ambiguity::Safe && function_words.get(only.key) => {
            (only.case == Case::Upper).then_some(true)
        }
        _ => Some(false),
    }
}
