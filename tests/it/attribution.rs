//! Marked cases: in each text of `tests/data/attribution/*.txt` the pipeline must find exactly the claims marked there.
//!
//! Pieces are compared by their words (quotation marks and punctuation at the edges do not matter), in every role.

use reportedly::eval::{Annotation, Attributes, Marked, MarkedDocument, same_words};
use reportedly::{Document, Pipeline};
use std::path::{Path, PathBuf};

#[test]
fn the_pipeline_finds_exactly_the_marked_claims() {
    let pipeline = Pipeline::builder().build().unwrap();
    let mut faults = Vec::new();
    for (path, content) in case_files("attribution") {
        for (line, block) in blocks(&content) {
            let found = |document: &Document| Annotation::found(&pipeline.analyze(document));
            if let Err(fault) = check(&block, found) {
                faults.push(format!("{}:{line}: {fault}\n", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{} cases fail\n\n{}", faults.len(), faults.join("\n"));
}

/// The files of a folder of `tests/data` with their content; there must be one.
pub fn case_files(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} has no case", folder.display());
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Blocks between blank lines without their comment lines, each with the number of its first line.
pub fn blocks(content: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (number, line) in (1..).zip(content.lines()).filter(|(_, line)| !line.starts_with('#')) {
        match blocks.last_mut().filter(|_| inside) {
            _ if line.trim().is_empty() => inside = false,
            Some((_, block)) => *block = format!("{block}\n{line}"),
            None => {
                blocks.push((number, line.to_owned()));
                inside = true;
            }
        }
    }
    blocks
}

/// Reads a case: marked lines, then lines of attributes.
fn case(block: &str) -> Result<MarkedDocument, String> {
    let mut lines: Vec<&str> = block.lines().collect();
    let from = lines.iter().position(|line| attributes(line).is_some()).unwrap_or(lines.len());
    let labels = lines.split_off(from);
    let marked = Marked::parse(&lines.join("\n")).map_err(|error| format!("{error:?}"))?;
    let mut marks = marked.marks;
    if marks.iter().all(|mark| mark.number.is_none()) {
        marks.iter_mut().for_each(|mark| mark.number = Some(1));
    }
    let document = Document::new("case", marked.text);
    let mut case = MarkedDocument { document, marks, ..MarkedDocument::default() };
    for line in labels {
        let (number, text) = attributes(line).ok_or(format!("`{line}` stands below attributes but is none"))?;
        let labels = Attributes::parse(text).map_err(|error| error.to_string())?;
        if labels.class.is_some() || labels.antecedent.is_some() || labels.anonymous {
            return Err(format!(
                "`{line}`: only status, form, source_type, factuality, polarity and parent can be checked"
            ));
        }
        if case.marks.iter().all(|mark| mark.number != Some(number)) || case.attributes.insert(number, labels).is_some()
        {
            return Err(format!("`{line}` is for no claim of this text, or the second for its claim"));
        }
    }
    Ok(case)
}

/// The claim number and the rest of a line `status=...` or `2: status=...`.
fn attributes(line: &str) -> Option<(u32, &str)> {
    let (number, text) = match line.split_once(": ") {
        Some((number, text)) if number.parse::<u32>().is_ok() => (number.parse().ok()?, text),
        _ => (1, line),
    };
    let key = text.split_once('=')?.0;
    (!key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then_some((number, text))
}

fn check(block: &str, find: impl Fn(&Document) -> Vec<Annotation>) -> Result<(), String> {
    let case = case(block)?;
    let expected = case.gold().map_err(|error| error.to_string())?.claims;
    let found = find(&case.document);
    let text = case.document.text();
    let mut partners = Vec::new();
    for claim in &expected {
        partners.push(found.iter().position(|other| same_words(text, claim, other)));
    }
    let all = partners.iter().all(Option::is_some) && found.len() == expected.len();
    let mut faults = if all { Vec::new() } else { vec!["other claims are found".to_owned()] };
    for (claim, partner) in expected.iter().zip(&partners) {
        let Some(other) = partner.map(|partner| &found[partner].attributes) else { continue };
        let labels = &claim.attributes;
        let parent = labels.parent.and_then(|parent| partners[parent as usize]);
        let differs = [
            ("status", labels.status.is_some() && labels.status != other.status),
            ("form", labels.form.is_some() && labels.form != other.form),
            ("source_type", labels.source_type.is_some() && labels.source_type != other.source_type),
            ("factuality", labels.factuality.is_some() && labels.factuality != other.factuality),
            ("polarity", labels.negated.is_some() && labels.negated != other.negated),
            ("parent", parent.is_some_and(|parent| other.parent != Some(parent as u32))),
        ];
        for (name, _) in differs.into_iter().filter(|(_, differs)| *differs) {
            faults.push(format!("{name} differs: expected `{labels}`, found `{other}`"));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\n  expected {}\n  found    {}",
        faults.join("; "),
        notation(text, &expected),
        notation(text, &found)
    ))
}

fn notation(text: &str, claims: &[Annotation]) -> String {
    let marks = (1..).zip(claims).flat_map(|(number, claim)| claim.marks(Some(number))).collect();
    Marked { text: text.to_owned(), marks }.to_string()
}

#[test]
fn the_harness_tells_right_from_wrong() {
    let block =
        "[source#1 NK News] [cue#1 said] [content#1 he [cue#2 denied] [content#2 it]].\n2: status=denied parent=1";
    let gold = case(block).unwrap().gold().unwrap().claims;
    let with = |change: fn(&mut Vec<Annotation>)| {
        let mut found = gold.clone();
        change(&mut found);
        check(block, |_| found.clone())
    };
    assert_eq!(with(|_| ()), Ok(()));
    assert_eq!(with(|found| found[1].content[0].end += 1), Ok(()), "the full stop is no word");
    assert!(with(|found| found[0].source.clear()).unwrap_err().starts_with("other claims are found\n"));
    assert!(with(|found| found.push(found[0].clone())).is_err());
    assert!(with(|found| found.truncate(1)).is_err());
    assert!(with(|found| found[1].attributes.parent = None).unwrap_err().starts_with("parent differs"));
    let fault = with(|found| found[1].attributes.status = None).unwrap_err();
    assert!(
        fault.ends_with("found    [source#1 NK News] [cue#1 said] [content#1 he [cue#2 denied] [content#2 it]]."),
        "{fault}"
    );
    assert!(check("[content it]\nclass=deny", |_| gold.clone()).is_err(), "what cannot be checked is refused");
    assert!(check("Nothing here.", |_| gold.clone()).is_err(), "no mark means no claim");
}
