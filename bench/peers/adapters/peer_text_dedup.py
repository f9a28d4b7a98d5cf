"""Peer: text-dedup 0.4.0 (PyPI).

Interface: its command, run by run.js: `python -m text_dedup.minhash --path json --data_files DOCS.jsonl
--split train --column text --idx_column id --debug --ngram WORDS --threshold THRESHOLD`. --debug makes it keep the
clusters, which this reads.
Settings: its defaults: 250 permutations, bands worked out for the threshold, words split at what is not a letter or
digit, documents under 5 words left out. Whatever shares one band is one cluster, by connected components; nothing is
verified. All cores.

    peer_text_dedup.py collect OUTPUT FOUND.tsv
"""

import pickle
import sys
from pathlib import Path

from peer_common import write_clusters


def main(folder, target):
    with open(Path(folder) / "uf.pkl", "rb") as dump:
        found = pickle.load(dump)
    write_clusters(target, ((name, found.find(name)) for name in list(found.parent)))


if __name__ == "__main__":
    main(sys.argv[2], sys.argv[3])
