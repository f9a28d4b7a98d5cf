"""Peer: SetSimilaritySearch 1.0.1 (PyPI), an exact join.

Interface: `all_pairs(sets, similarity_func_name="jaccard", similarity_threshold=...)`, as in its README.
Settings: none but the threshold; exact, nothing is estimated. One thread.

    peer_set_similarity_search.py DOCS.jsonl FOUND.tsv WORDS THRESHOLD
"""

import sys

from SetSimilaritySearch import all_pairs

from peer_common import read_documents, shingles_of, write_pairs


def main(source, target, words, threshold):
    ids, texts = read_documents(source)
    sets = [shingles_of(text, words) for text in texts]
    filled = [at for at, shingles in enumerate(sets) if shingles]
    found = all_pairs([sets[at] for at in filled], similarity_func_name="jaccard", similarity_threshold=threshold)
    write_pairs(target, ids, ((filled[a], filled[b]) for a, b, _ in found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
