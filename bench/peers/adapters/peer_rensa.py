"""Peer: rensa 0.5.0 (PyPI), both of its ways.

Interface: full sets, which give pairs: `RMinHash.from_token_sets`, `RMinHashLSH.insert_many`, `query_all`,
`is_similar`. Rho, the way that its benchmark times: `RMinHash.digest_matrix_from_token_sets_rho`,
`RMinHashLSH.query_duplicate_flags_matrix_one_shot`; it samples, and says only which documents have a duplicate, not
of which, so it is timed but cannot be judged by pairs.
Settings: 128 permutations, seed 42, as in its README. It leaves the bands to the caller: full sets get 16 for .8
(admitting pairs from about .71), 32 for .5 (.42) and 64 for .3 (.13), and candidates count if is_similar says so;
rho gets 8, as in its benchmark. Tokens are shingles of words made in Python. All cores where it has batches.

    peer_rensa.py full|rho DOCS.jsonl FOUND.tsv WORDS THRESHOLD
"""

import sys

from rensa import RMinHash, RMinHashLSH

from peer_common import read_documents, shingles_of, write_pairs

PERMUTATIONS = 128
SEED = 42
RHO_BANDS = 8


def bands_for(threshold):
    if threshold >= 0.7:
        return 16
    return 32 if threshold >= 0.4 else 64


def full(sets, ids, target, threshold):
    filled = [at for at, shingles in enumerate(sets) if shingles]
    signatures = RMinHash.from_token_sets([sets[at] for at in filled], PERMUTATIONS, SEED)
    index = RMinHashLSH(threshold, PERMUTATIONS, bands_for(threshold))
    index.insert_many(signatures)

    def pairs():
        for a, candidates in enumerate(index.query_all(signatures)):
            for b in set(candidates):
                if a < b and index.is_similar(signatures[a], signatures[b]):
                    yield filled[a], filled[b]

    write_pairs(target, ids, pairs())


def rho(sets, ids, target, threshold):
    matrix = RMinHash.digest_matrix_from_token_sets_rho(sets, PERMUTATIONS, SEED)
    index = RMinHashLSH(threshold, PERMUTATIONS, RHO_BANDS)
    flags = index.query_duplicate_flags_matrix_one_shot(matrix)
    with open(target, "w", encoding="utf-8") as out:
        out.write("flagged\n")
        out.writelines(f"{name}\n" for name, flag in zip(ids, flags) if flag)


def main(way, source, target, words, threshold):
    ids, texts = read_documents(source)
    sets = [list(shingles_of(text, words)) for text in texts]
    (rho if way == "rho" else full)(sets, ids, target, threshold)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
