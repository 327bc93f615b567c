//! The layers below claims, one after the other: `cargo run --example layers`.

use reportedly::{Document, Pipeline};

fn main() -> reportedly::Result<()> {
    let pipeline = Pipeline::builder().build()?;
    let document = Document::new("d", "“We are late,” said Marta Lind. Reuters reported that she had left Busan.");
    let text = document.text();
    let layers = pipeline.analyze(&document);

    println!("{} tokens", layers.tokens.len());
    for (sentence, zone) in layers.sentences.iter().zip(&layers.zones) {
        println!("sentence {:?} ({zone:?})", sentence.span.text(text));
    }
    // Layers point at tokens; `span` turns a range of tokens into bytes.
    for quote in &layers.quotes {
        println!("quote {:?}, closed: {}", layers.span(quote.tokens).text(text), quote.closed);
    }
    for mention in &layers.mentions {
        println!("mention {:?}: {}", mention.span.text(text), mention.type_in(pipeline.gazetteer()));
    }
    for cue in &layers.cues {
        let entry = pipeline.cues().entry(cue.entry);
        println!("cue {:?}: {}, {}", layers.span(cue.span).text(text), entry.lemma, entry.class.name());
    }
    for found in &layers.attributions {
        let source = found.source.map(|tokens| layers.span(tokens).text(text));
        println!("attribution by {source:?}, {:?}, {:.2}", found.frame, found.confidence);
        for factor in &found.factors {
            println!("    {:+.2} {}", factor.log_odds, factor.name);
        }
    }
    Ok(())
}
