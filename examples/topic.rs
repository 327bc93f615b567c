//! A topic lexicon made in code instead of files: `cargo run --example topic`.

use reportedly::lexicon::{Body, Name};
use reportedly::{Document, Lexicon, Pipeline};

fn main() -> reportedly::Result<()> {
    let ship = |id: &str, name: &str| Name {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: "vessel.cargo".to_owned(),
        ..Name::default()
    };
    let ships = Lexicon {
        id: "ships".to_owned(),
        // Built-in lexicons have 5 to 30: of two readings of the same words, this one's stands.
        priority: 50,
        body: Body::Names(vec![ship("imo:1", "Maya Star"), ship("imo:2", "Angela")].into()),
        ..Lexicon::default()
    };
    let pipeline = Pipeline::builder().lexicon(ships).build()?;
    let document = Document::new("d", "The coast guard said the Angela had passed Busan.");
    for mention in &pipeline.analyze(&document).mentions {
        let Some(name) = mention.name.map(|name| pipeline.gazetteer().name(name)) else { continue };
        println!("{}: {} ({})", mention.span.text(document.text()), name.id, name.kind);
    }
    Ok(())
}
