"""Peer: datasketch 2.0.0 (PyPI).

Interface: `MinHash.generator`, `MinHashLSH(threshold, num_perm)`, `insert`, `query`, `MinHash.jaccard`, as in its
documentation.
Settings: 128 permutations, its default; the bands that MinHashLSH works out for the threshold; candidates count if
their estimated similarity reaches the threshold, which its documentation advises "for more accurate results". One
thread.

    peer_datasketch.py DOCS.jsonl FOUND.tsv WORDS THRESHOLD
"""

import sys

from datasketch import MinHash, MinHashLSH

from peer_common import read_documents, shingles_of, write_pairs

PERMUTATIONS = 128


def main(source, target, words, threshold):
    ids, texts = read_documents(source)
    sets = ((s.encode() for s in shingles_of(text, words)) for text in texts)
    signatures = list(MinHash.generator(sets, num_perm=PERMUTATIONS))
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    filled = [at for at, signature in enumerate(signatures) if not signature.is_empty()]
    for at in filled:
        index.insert(at, signatures[at])

    def pairs():
        for a in filled:
            for b in index.query(signatures[a]):
                if a < b and signatures[a].jaccard(signatures[b]) >= threshold:
                    yield a, b

    write_pairs(target, ids, pairs())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
