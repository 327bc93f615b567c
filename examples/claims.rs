//! The claims of one text: `cargo run --example claims`.

use reportedly::{Document, Pipeline};

fn main() -> reportedly::Result<()> {
    let pipeline = Pipeline::builder().build()?;
    let text = "The harbour office said on Monday that two ferries had left the port. \
                “Nobody was on board,” said Marta Lind, a pilot. The owners are expected to appeal.";
    let document = Document::new("harbour-1", text).published("2024-03-05");
    for claim in &pipeline.claims(&document) {
        let source = claim.source().unwrap_or("(nobody is named)");
        println!("{source} | {} | {}", claim.cue(), claim.content());
        println!("    {}, {:.2} sure", claim.status().name(), claim.confidence());
        for span in claim.content_spans() {
            println!("    bytes {}..{} of the text", span.start, span.end);
        }
    }
    Ok(())
}
