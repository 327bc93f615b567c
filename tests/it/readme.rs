//! The pages show real output: each line under a `$ reportedly ...` is in what that command prints, in that order.
//! `...` on a line of its own, or at a line's end, stands for what is left out.

use std::process::Command;

#[test]
fn commands_in_the_readme_print_what_it_shows() {
    shown(include_str!("../../README.md"));
}

#[test]
fn commands_in_the_page_on_confidence_print_what_it_shows() {
    shown(include_str!("../../docs/confidence.md"));
}

fn shown(page: &str) {
    let mut commands = 0;
    for block in page.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let mut lines = block.lines().peekable();
        while let Some(line) = lines.next() {
            let command = line.strip_prefix("$ reportedly ").unwrap_or_else(|| panic!("no command: {line}"));
            let output = Command::new(env!("CARGO_BIN_EXE_reportedly"))
                .args(command.split(' '))
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .unwrap();
            let printed = String::from_utf8(output.stdout).unwrap();
            let mut rest = printed.lines();
            while let Some(shown) = lines.next_if(|line| !line.starts_with("$ ")) {
                let same = |line: &str| match shown.strip_suffix("...") {
                    Some(start) => line.starts_with(start),
                    None => line == shown,
                };
                let stands = shown == "..." || rest.by_ref().any(same);
                assert!(stands, "the page shows, under {command:?}, a line that is not printed:\n{shown}\n\n{printed}");
            }
            commands += 1;
        }
    }
    assert!(commands > 0);
}
