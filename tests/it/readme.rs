//! The pages show real output: each line under a `$ reportedly ...` is in what that command prints, in that order.
//! `...` on a line of its own, or within a line, stands for what is left out. A block whose fence names a file
//! (```` ```toml kelp/lexicon.toml ````) is written there before the commands that follow.

use std::path::Path;
use std::process::Command;

#[test]
fn commands_in_the_readme_print_what_it_shows() {
    shown(include_str!("../../README.md"), Path::new(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn commands_in_the_page_on_confidence_print_what_it_shows() {
    shown(include_str!("../../docs/confidence.md"), Path::new(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn the_tutorial_can_be_followed_to_the_letter() {
    let directory = tempfile::tempdir().unwrap();
    shown(include_str!("../../docs/topic-tutorial.md"), directory.path());
}

/// Follows a page in a directory.
fn shown(page: &str, directory: &Path) {
    let mut commands = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (fence, content) = block.split_once('\n').unwrap();
        match fence.split_once(' ') {
            Some((_, file)) => {
                let file = directory.join(file);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, format!("{content}\n")).unwrap();
            }
            None if fence == "console" => commands += console(content, directory),
            None => {}
        }
    }
    assert!(commands > 0);
}

/// Runs the commands of a block; gives how many there were.
fn console(block: &str, directory: &Path) -> usize {
    let mut commands = 0;
    let mut lines = block.lines().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ reportedly ").unwrap_or_else(|| panic!("no command: {line}"));
        let output = Command::new(env!("CARGO_BIN_EXE_reportedly"))
            .args(arguments(command))
            .current_dir(directory)
            .output()
            .unwrap();
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let mut rest = printed.lines();
        while let Some(shown) = lines.next_if(|line| !line.starts_with("$ ")) {
            let stands = shown == "..." || rest.by_ref().any(|line| same(shown, line));
            assert!(stands, "the page shows, under {command:?}, a line that is not printed:\n{shown}\n\n{printed}");
        }
        commands += 1;
    }
    commands
}

/// The words of a command line; double quotes hold some together.
fn arguments(command: &str) -> Vec<&str> {
    let pieces = command.split('"').enumerate();
    let words = pieces.map(|(piece, text)| match piece % 2 {
        0 => text.split_whitespace().collect(),
        _ => vec![text],
    });
    words.flatten().collect()
}

/// Whether a line is what is shown, but for what `...` leaves out.
fn same(shown: &str, line: &str) -> bool {
    let pieces: Vec<&str> = shown.split("...").collect();
    let [first, middle @ .., last] = &pieces[..] else { return line == shown };
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    for piece in middle {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}
