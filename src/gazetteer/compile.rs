//! Compiling: names of lexicons into sequences of word keys with what a match must look like.

use super::around::Neighbours;
use super::shape::Shape;
use super::trie::TrieBuilder;
use super::{Gazetteer, NameId, NameKind};
use crate::lexicon::{Ambiguity, Body, CasePolicy, Lexicon, Name};
use crate::text::{Case, Sieve, Token, TokenKind, WordKey, tokenize};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// One surface of one name, at the end of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub name: NameId,
    /// How the surface is written.
    pub shape: Shape,
    /// Which surface: 0 for the name, then the aliases.
    pub surface: u16,
    pub case: CasePolicy,
    /// An acronym that is a function word in lower case (*US*): it needs a lower-case word in its sentence.
    pub needs_lower_case_around: bool,
}

/// What choosing asks of every name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    /// Hash of the id: names of several lexicons may be one entity.
    pub entity: u64,
    /// Which of the gazetteer's contexts; 0 for none.
    pub context: u32,
    pub weight: f32,
    pub lexicon: u16,
    pub ambiguity: Ambiguity,
    /// A place smaller than a country, whose name may be part of a person's or a street's.
    pub is_local: bool,
}

/// The names of one lexicon, in a gazetteer.
#[derive(Debug)]
pub(super) struct Part {
    pub id: String,
    pub priority: i32,
    pub names: Arc<[Name]>,
    /// The id of its first name.
    pub base: u32,
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

/// Whether names of a dotted type are of places smaller than a country, which bear the names of persons and give theirs to streets.
fn is_local(kind: &str) -> bool {
    NameKind::of(kind) == NameKind::Place && !["place.country", "place.demonym", "place.sea"].contains(&kind)
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
fn function_words(lexicons: &[&Lexicon]) -> HashSet<WordKey> {
    let lists = lexicons.iter().filter_map(|lexicon| match &lexicon.body {
        Body::Words(list) => Some(list),
        _ => None,
    });
    let listed = lists.flatten().filter(|(_, class)| !class.is_beside_places());
    listed.map(|(word, _)| WordKey::of(word)).collect()
}

/// Compiles the names of all gazetteers among `lexicons`. Their order does not matter.
pub(super) fn compile<'l>(lexicons: impl IntoIterator<Item = &'l Lexicon>) -> Gazetteer {
    let mut lexicons: Vec<&Lexicon> = lexicons.into_iter().collect();
    lexicons
        .sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.id.cmp(&b.id)).then_with(|| a.hash.cmp(&b.hash)));
    lexicons.dedup_by(|a, b| a.id == b.id && a.hash == b.hash);
    let function_words = function_words(&lexicons);
    let neighbours = Neighbours::new(&lexicons);

    let mut parts: Vec<Part> = Vec::new();
    let mut base = 0;
    for lexicon in lexicons {
        if let Body::Names(names) = &lexicon.body {
            parts.push(Part { id: lexicon.id.clone(), priority: lexicon.priority, names: names.clone(), base });
            base += names.len() as u32;
        }
    }

    let mut compiler = Compiler {
        function_words,
        trie: TrieBuilder::with_capacity(base as usize),
        lower_starts: Vec::new(),
        contexts: vec![Context::default()],
        known_contexts: HashMap::new(),
        tokens: Vec::new(),
        stop: WordKey::of("."),
    };
    let mut facts = Vec::with_capacity(base as usize);
    for (lexicon, part) in parts.iter().enumerate() {
        for (row, name) in part.names.iter().enumerate() {
            facts.push(Facts {
                entity: entity(&name.id),
                context: compiler.context(name),
                weight: name.weight,
                lexicon: lexicon as u16,
                ambiguity: name.ambiguity,
                is_local: is_local(&name.kind),
            });
            for (surface, text) in name.surfaces().enumerate() {
                compiler.surface(NameId(part.base + row as u32), name, surface, text);
            }
        }
    }
    let rank = |accept: &Accept| {
        let facts = &facts[accept.name.0 as usize];
        (parts[facts.lexicon as usize].priority, facts.weight)
    };
    let trie = compiler.trie.finish(|a, b| {
        let ((a_priority, a_weight), (b_priority, b_weight)) = (rank(a), rank(b));
        let by_rank = b_priority.cmp(&a_priority).then_with(|| b_weight.total_cmp(&a_weight));
        by_rank.then_with(|| (a.name, a.surface).cmp(&(b.name, b.surface)))
    });
    Gazetteer {
        starts: Sieve::new(trie.first_words().collect()),
        trie,
        lower_starts: Sieve::new(compiler.lower_starts),
        contexts: compiler.contexts,
        neighbours,
        hyphens: HYPHENS.map(WordKey::of),
        facts,
        parts,
    }
}

struct Compiler<'l> {
    function_words: HashSet<WordKey>,
    trie: TrieBuilder<Accept>,
    lower_starts: Vec<WordKey>,
    contexts: Vec<Context>,
    known_contexts: HashMap<(&'l [String], &'l [String]), u32>,
    tokens: Vec<Token>,
    /// The key of a full stop.
    stop: WordKey,
}

impl<'l> Compiler<'l> {
    /// The number of a name's context; names with the same words share one.
    fn context(&mut self, name: &'l Name) -> u32 {
        if name.context_any.is_empty() && name.context_none.is_empty() {
            return 0;
        }
        *self.known_contexts.entry((&name.context_any, &name.context_none)).or_insert_with(|| {
            self.contexts.push(Context { any: Terms::new(&name.context_any), none: Terms::new(&name.context_none) });
            self.contexts.len() as u32 - 1
        })
    }

    fn surface(&mut self, id: NameId, name: &Name, surface: usize, text: &str) {
        let case = name.case_of(surface);
        words(text, &mut self.tokens);
        let tokens = self.tokens.as_slice();
        let Some(needs_lower_case_around) = usable(tokens, name.ambiguity, &self.function_words) else { return };
        if case == CasePolicy::Fold || tokens[0].case == Case::Lower {
            self.lower_starts.push(tokens[0].key);
        }
        let surface = surface as u16;
        let accept = |shape| Accept { name: id, shape, surface, case, needs_lower_case_around };
        self.trie.insert(tokens.iter().map(|token| token.key), accept(Shape::of(tokens.iter())));
        // "St. Louis" is also written "St Louis", "Inc." also "Inc".
        if tokens.iter().any(|token| token.key == self.stop) {
            let without = || tokens.iter().filter(|token| token.key != self.stop);
            self.trie.insert(without().map(|token| token.key), accept(Shape::of(without())));
        }
    }
}

/// Tells whether a surface of a name can ever match beside these lexicons.
pub(crate) fn can_match(lexicons: &[Lexicon]) -> impl Fn(&str, &Name) -> bool {
    let function_words = function_words(&lexicons.iter().collect::<Vec<_>>());
    move |surface, name| {
        let mut tokens = Vec::new();
        words(surface, &mut tokens);
        usable(&tokens, name.ambiguity, &function_words).is_some()
    }
}

/// Whether words can be a name: `None` for no word, or for a lone function word (*Most*, *March*) that is not said to be
/// safe; `Some(true)` for an acronym that is one in lower case.
fn usable(words: &[Token], ambiguity: Ambiguity, function_words: &HashSet<WordKey>) -> Option<bool> {
    match words {
        [] => None,
        [only] if ambiguity != Ambiguity::Safe && function_words.contains(&only.key) => {
            (only.case == Case::Upper).then_some(true)
        }
        _ => Some(false),
    }
}
