//! `reportedly explain`: one article for a person.

use super::input::InputArgs;
use super::{Done, Outcome, PipelineArgs, say};
use anstyle::{AnsiColor, Effects, Style};
use reportedly::eval::{Mark, Marked};
use reportedly::topic::Topic;
use reportedly::{Claim, Claims, Document, Pipeline, Span};
use std::io::{self, Write};

const EXAMPLES: &str = "\
Examples:
  reportedly explain article.txt
  reportedly explain day.jsonl --id guardian-22 | less -R

On a terminal sources are blue, cues yellow and contents underlined; elsewhere they are marked as
[source#1 The Guardian] [cue#1 reported] [content#1 that the ships sailed], where the number is the claim's.";

/// Show one article's claims to a person, and why each has its confidence.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// The article of this id; else the first
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    pipeline: PipelineArgs,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(1)?;
    let mut articles = args.input.articles(true);
    let document = match &args.id {
        Some(id) => articles.find(|document| document.id() == id),
        None => articles.next(),
    };
    let Some(document) = document else {
        let done = articles.finish();
        return match args.id {
            Some(id) => Err(format!("no article has the id {id} ({} were read)", done.documents).into()),
            None if done.skipped == 0 => Err("there is no article in the input".into()),
            None => Ok(done),
        };
    };
    if args.id.is_none() && articles.next().is_some() {
        say(&format!("showing the first article, {}; --id shows another", document.id()));
    }
    let claims = pipeline.claims(&document);
    let stdout = io::stdout();
    let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
    let mut out = io::BufWriter::new(stdout.lock());
    heading(&mut out, &document)?;
    match colour {
        true => paint(&mut out, &document, &claims)?,
        false => writeln!(out, "{}", marked(&document, &claims))?,
    }
    topics(&mut out, &pipeline, &claims)?;
    for (number, claim) in (1..).zip(&claims) {
        describe(&mut out, number, claim, &claims)?;
    }
    out.flush()?;
    Ok(Done { documents: 1, skipped: 0 })
}

fn heading(out: &mut impl Write, document: &Document) -> io::Result<()> {
    let parts = [document.title_text(), document.outlet_name(), document.published_text()];
    let known: Vec<&str> = parts.into_iter().flatten().collect();
    writeln!(out, "{}  {}\n", document.id(), known.join(" | "))
}

/// What the article is about, and what each score is made of; nothing without a topic lexicon.
fn topics(out: &mut impl Write, pipeline: &Pipeline, claims: &Claims<'_>) -> io::Result<()> {
    for Topic { topic, score, breadth, density } in &claims.analysis().topics {
        let name = pipeline.topics().name(*topic);
        writeln!(out, "topic {name} {score:.2}: breadth {breadth:.1}, density {density:.2}")?;
    }
    Ok(())
}

/// The parts of every claim: label, number from 1, bytes.
fn parts<'a>(claims: &'a Claims<'_>) -> impl Iterator<Item = (&'static str, u32, Span)> + 'a {
    (1..).zip(claims).flat_map(|(number, claim)| {
        let source = claim.source_span().map(|span| ("source", number, span));
        let contents = claim.content_spans().map(move |span| ("content", number, span));
        source.into_iter().chain([("cue", number, claim.cue_span())]).chain(contents)
    })
}

fn marked(document: &Document, claims: &Claims<'_>) -> Marked {
    let mark = |(label, number, span)| Mark { label: String::from(label), number: Some(number), span };
    Marked { text: document.text().to_owned(), marks: parts(claims).map(mark).collect() }
}

/// Writes the text with each stretch in the style of the parts that cover it.
fn paint(out: &mut impl Write, document: &Document, claims: &Claims<'_>) -> io::Result<()> {
    let parts: Vec<_> = parts(claims).collect();
    let mut edges: Vec<u32> = parts.iter().flat_map(|(.., span)| [span.start, span.end]).collect();
    edges.extend([0, document.text().len() as u32]);
    edges.sort_unstable();
    edges.dedup();
    for edge in edges.windows(2) {
        let stretch = Span::new(edge[0], edge[1]);
        let covering = parts.iter().filter(|(.., span)| span.contains(stretch));
        let style = covering.fold(Style::new(), |style, (label, ..)| match *label {
            "source" => style.fg_color(Some(AnsiColor::BrightBlue.into())).effects(style.get_effects() | Effects::BOLD),
            "cue" => style.fg_color(Some(AnsiColor::Yellow.into())).effects(style.get_effects() | Effects::BOLD),
            _ => style.effects(style.get_effects() | Effects::UNDERLINE),
        });
        write!(out, "{style}{}{style:#}", stretch.text(document.text()))?;
    }
    writeln!(out)
}

/// One claim: its parts, its status, and the sum that makes its confidence.
fn describe(out: &mut impl Write, number: u32, claim: Claim<'_>, claims: &Claims<'_>) -> io::Result<()> {
    let (source, author) = claim.factuality();
    let named = claim
        .source()
        .map_or_else(|| "nobody is named".to_owned(), |source| format!("{source} ({})", claim.source_type().name()));
    writeln!(
        out,
        "\n{number}  {}, {}, confidence {:.2}",
        claim.status().name(),
        claim.form().name(),
        claim.confidence()
    )?;
    writeln!(out, "   source      {named}")?;
    if let Some(antecedent) = claim.antecedent() {
        writeln!(out, "   meaning     {antecedent}, {:.2}", claim.reference().score)?;
    }
    writeln!(out, "   cue         {} ({})", claim.cue(), claim.cue_class().name())?;
    writeln!(out, "   content     {}", claim.content())?;
    writeln!(out, "   factuality  {} for the source, {} for the author", source.name(), author.name())?;
    if let Some(parent) = claim.parent() {
        let outer = (1..).zip(claims).find(|(_, other)| other.id() == parent.id());
        writeln!(out, "   inside      {}", outer.map_or(0, |(number, _): (u32, _)| number))?;
    }
    for factor in claim.factors() {
        writeln!(out, "   {:>+8.3}  {} {}", factor.log_odds, factor.name, plain(factor.value))?;
    }
    let sum: f64 = claim.factors().iter().map(|factor| factor.log_odds).sum();
    writeln!(
        out,
        "   {sum:>+8.3}  log-odds in all: {:.4}, calibrated {:.4}",
        claim.confidence_raw(),
        claim.confidence()
    )
}

/// A factor's strength; a plain yes needs no number.
fn plain(value: f32) -> String {
    if value == 1.0 { String::new() } else { format!("= {value:.3}") }
}
