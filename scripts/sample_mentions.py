#!/usr/bin/env python3
"""Prints a random sample of the mentions found in articles, to be read by eye: how many are right?

    reportedly annotate articles.jsonl --offsets chars -o layers.jsonl
    python3 scripts/sample_mentions.py articles.jsonl layers.jsonl --articles 1000 --mentions 200 --seed 1

Articles are chosen by a hash of the seed and their id, mentions among those of the chosen articles, each as likely as any other.
Titles and offices are left out, and places inside longer names, which are a layer of their own. A mention is right when its span is a
whole name, and its type is the kind of what is meant: a person, a body, a place (where a place is meant), another thing.
"""
import argparse
import hashlib
import json
import random

SIDE = 80  # characters of context on either side


def chosen(path, seed, count):
    """The texts of `count` articles by id."""
    rank = lambda article: hashlib.md5(f"{seed}:{article['id']}".encode()).hexdigest()
    with open(path, encoding="utf-8") as lines:
        articles = sorted(map(json.loads, lines), key=rank)
    return {article["id"]: article["text"] for article in articles[:count]}


def mentions(document):
    """The mentions of a document that are asked about."""
    spans = [tuple(mention["span"]) for mention in document["mentions"]]
    for mention in document["mentions"]:
        start, end = mention["span"]
        inside = any(a <= start and end <= b and b - a > end - start for a, b in spans)
        if not inside and not mention["type"].startswith(("title", "person.role")):
            yield mention


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", metavar="articles")
    parser.add_argument("layers")
    parser.add_argument("--articles", type=int, default=1000, dest="count")
    parser.add_argument("--mentions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = chosen(options.texts, options.seed, options.count)
    found = []
    with open(options.layers, encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            if document["doc_id"] in texts:
                found += [(document["doc_id"], mention) for mention in mentions(document)]
    picked = random.Random(options.seed).sample(found, min(options.mentions, len(found)))
    for number, (doc, mention) in enumerate(picked, 1):
        text, (start, end) = texts[doc], mention["span"]
        context = f"{text[max(0, start - SIDE):start]}[{text[start:end]}]{text[end:end + SIDE]}".replace("\n", " ")
        print(f"{number}\t{mention['type']}\t{context}")


if __name__ == "__main__":
    main()
