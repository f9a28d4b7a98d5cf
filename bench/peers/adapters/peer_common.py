"""What the adapters written in Python share: reading documents, shingles, and writing what was found."""

import json
import re

WORDS = re.compile(r"\w+")


def read_documents(path):
    """The ids and the texts of a JSONL file."""
    ids, texts = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                ids.append(record["id"])
                texts.append(record["text"])
    return ids, texts


def shingles_of(text, size):
    """Sets of shingles are the caller's to make: lower-cased words, `size` at a time; a shorter text is one."""
    words = WORDS.findall(text.lower())
    if not words:
        return set()
    if len(words) < size:
        return {" ".join(words)}
    return {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}


def write_pairs(path, ids, pairs):
    """Pairs of numbers of documents, as ids in the form that run.js reads."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("a\tb\n")
        out.writelines(f"{ids[a]}\t{ids[b]}\n" for a, b in pairs)


def write_clusters(path, members):
    """Pairs of an id and the cluster that it is in."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("id\tcluster\n")
        out.writelines(f"{name}\t{cluster}\n" for name, cluster in members)
