//! Lists of other programs as lexicons: small invented ones with what they must become, broken ones with their messages.

use crate::lexicons::{assert_passes, entries, root};
use reportedly::lexicon::{ImportFormat, ImportOptions, import};
use std::path::{Path, PathBuf};

fn format_of(path: &Path) -> ImportFormat {
    let name = path.file_name().unwrap().to_string_lossy();
    let found = ImportFormat::NAMES.iter().find(|(format, _)| name.starts_with(format));
    found.unwrap_or_else(|| panic!("{name} begins with the name of no format")).1
}

/// What an import says and writes, without this machine's paths.
fn imported(input: &Path, output: &Path) -> String {
    let replaced = |text: String, path: &Path| text.replace(&format!("{}/", path.display()), "");
    match import(format_of(input), input, output, &ImportOptions::default()) {
        Err(error) => replaced(format!("{error}\n"), input.parent().unwrap()),
        Ok(report) => {
            let table = std::fs::read_to_string(output.join("names.tsv")).unwrap();
            replaced(format!("{report}\n\n{table}"), output)
        }
    }
}

/// Compares with the file beside an input that ends in `.expected`.
fn assert_imports(folder: &str) -> Vec<PathBuf> {
    let (mut wrong, mut outputs) = (Vec::new(), Vec::new());
    for input in entries(&root().join("tests/data").join(folder)) {
        if input.extension().is_some_and(|ending| ending == "expected") {
            continue;
        }
        let output = tempfile::tempdir().unwrap().keep().join("made");
        let found = imported(&input, &output);
        let expected = input.with_extension("expected");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", input.display()));
        }
        outputs.push(output);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    outputs
}

#[test]
fn lists_become_lexicons_that_pass_their_check() {
    let made = assert_imports("import");
    assert_eq!(made.len(), ImportFormat::NAMES.len());
    for output in made {
        assert_passes(&output);
        std::fs::remove_dir_all(output.parent().unwrap()).unwrap();
    }
}

#[test]
fn a_list_that_holds_no_name_is_an_error_that_says_why() {
    for output in assert_imports("bad-imports") {
        assert!(!output.exists(), "nothing is written");
        std::fs::remove_dir_all(output.parent().unwrap()).unwrap();
    }
}

#[test]
fn a_lexicon_is_not_overwritten_and_small_places_are_left_out() {
    let directory = tempfile::tempdir().unwrap();
    let input = root().join("tests/data/import/geonames.txt");
    let options = ImportOptions { min_population: 100_000, ..ImportOptions::default() };
    let report = import(ImportFormat::Geonames, &input, directory.path(), &options).unwrap();
    assert_eq!((report.names, report.skipped["fewer people than asked for"].0), (2, 5));
    let error = import(ImportFormat::Geonames, &input, directory.path(), &options).unwrap_err();
    assert!(error.is_output() && error.to_string().contains("there is a lexicon already"), "{error}");
}
