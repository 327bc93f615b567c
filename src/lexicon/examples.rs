//! A lexicon's own examples: the marked text must come out as it is marked.

use super::builtin::builtin;
use super::entry::{Body, Example, Lexicon};
use crate::document::Document;
use crate::eval::{Mark, Marked};
use crate::gazetteer::{Gazetteer, Mention};
use crate::pipeline::Pipeline;

/// Runs the examples of a lexicon in a pipeline that holds it; a message for each that comes out otherwise.
///
/// Of a gazetteer, the marks are exactly its mentions, labelled by id, when it stands alone beside the function words: what
/// other lexicons claim is not its concern. Of cues, the marks are candidates, labelled by class; a text without marks has
/// none.
pub(super) fn run_examples(lexicon: &Lexicon, pipeline: &Pipeline) -> Vec<String> {
    let built_in = builtin();
    let words = built_in.iter().filter(|lexicon| matches!(lexicon.body, Body::Words(_)));
    let gazetteer = Gazetteer::new(words.chain([lexicon]));
    lexicon.examples.iter().filter_map(|example| run(example, lexicon, &gazetteer, pipeline).err()).collect()
}

fn run(example: &Example, lexicon: &Lexicon, gazetteer: &Gazetteer, pipeline: &Pipeline) -> Result<(), String> {
    let place = format!("{}, example in line {}", lexicon.id, example.line);
    let expected = Marked::parse(&example.marked).map_err(|error| format!("{place}: {error}"))?;
    let document = Document::new("", expected.text.as_str());
    let analysis = pipeline.analyze(&document);
    let mark = |label: &str, span| Mark { label: label.to_owned(), number: None, span };
    let found: Vec<Mark> = match &lexicon.body {
        Body::Names(_) => {
            let (mut mentions, mut readings) = (Vec::new(), Vec::new());
            gazetteer.find(document.text(), &analysis.tokens, &analysis.sentences, &mut mentions, &mut readings);
            let named = |mention: &Mention| Some(mark(gazetteer.name(mention.name?).id, mention.span));
            mentions.iter().filter_map(named).collect()
        }
        Body::Cues(_) => {
            let class = |entry| pipeline.cues().entry(entry).class.name();
            analysis.cues.iter().map(|cue| mark(class(cue.entry), analysis.span(cue.tokens))).collect()
        }
        _ => return Err(format!("{place}: only lexicons of names and of cues can have examples")),
    };
    let is_same = |a: &Mark, b: &Mark| (&a.label, a.span) == (&b.label, b.span);
    let all_found = expected.marks.iter().all(|mark| found.iter().any(|other| is_same(mark, other)));
    let all_expected = found.iter().all(|mark| expected.marks.iter().any(|other| is_same(mark, other)));
    let surplus_is_fine = matches!(lexicon.body, Body::Cues(_)) && !expected.marks.is_empty();
    if all_found && (all_expected || surplus_is_fine) {
        return Ok(());
    }
    let found = Marked { text: expected.text, marks: found };
    Err(format!("{place}: expected {:?}, found {:?}", example.marked, found.to_string()))
}
