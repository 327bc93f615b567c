# Commands of everyday work; `just` lists them.

default:
    @just --list

# Everything that must pass before a change lands.
ci:
    .ci/run

test:
    cargo test

# Rewrite the golden files, the schema and the derived corpus; read the diff before committing it.
update:
    UPDATE=1 cargo test

bench:
    cargo bench
