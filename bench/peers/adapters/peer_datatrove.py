"""Peer: datatrove 0.10.1 (PyPI).

Interface: the four stages of its example of MinHash deduplication, by LocalPipelineExecutor: MinhashDedupSignature,
MinhashDedupBuckets, MinhashDedupCluster (which is told to save the clusters), MinhashDedupFilter, which writes the
documents that are kept.
Settings: its defaults for copies: 14 buckets of 8 64-bit hashes, which admit pairs from about .72; for .5, 28 buckets
of 4 (.43), and for .3, 37 of 3 (.30), as many hashes. Its English tokeniser (spaCy). Whatever shares one bucket is
one cluster, by connected components; nothing is verified. Two tasks at once.
Conversion: two files, one for each task.

    peer_datatrove.py convert DOCS.jsonl FOLDER
    peer_datatrove.py run FOLDER WORK WORDS THRESHOLD
    peer_datatrove.py collect FOLDER WORK FOUND.tsv
"""

import json
import shutil
import struct
import sys
from pathlib import Path

from peer_common import write_clusters

TASKS = 2


def convert(source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir(parents=True)
    with open(source, encoding="utf-8") as lines:
        records = [line for line in lines if line.strip()]
    each = -(-len(records) // TASKS)
    for task in range(TASKS):
        part = "".join(records[task * each : (task + 1) * each])
        (Path(folder) / f"{task:05d}.jsonl").write_text(part, encoding="utf-8")


def run(folder, work, words, threshold):
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import (
        MinhashConfig,
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
    )
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers.jsonl import JsonlWriter

    shutil.rmtree(work, ignore_errors=True)
    buckets, hashes = (14, 8) if threshold >= 0.7 else (28, 4) if threshold >= 0.4 else (37, 3)
    config = MinhashConfig(n_grams=words, num_buckets=buckets, hashes_per_bucket=hashes)

    def stage(name, pipeline, tasks):
        LocalPipelineExecutor(pipeline=pipeline, tasks=tasks, workers=TASKS, logging_dir=f"{work}/logs/{name}").run()

    stage("1", [JsonlReader(folder), MinhashDedupSignature(output_folder=f"{work}/signatures", config=config)], TASKS)
    stage(
        "2",
        [MinhashDedupBuckets(input_folder=f"{work}/signatures", output_folder=f"{work}/buckets", config=config)],
        buckets,
    )
    cluster = MinhashDedupCluster(
        input_folder=f"{work}/buckets", output_folder=f"{work}/remove", config=config, save_cluster_id=True
    )
    stage("3", [cluster], 1)
    stage(
        "4",
        [JsonlReader(folder), MinhashDedupFilter(input_folder=f"{work}/remove"), JsonlWriter(f"{work}/kept")],
        TASKS,
    )


def collect(folder, work, target):
    members = []
    for task in range(TASKS):
        lines = (Path(folder) / f"{task:05d}.jsonl").read_text(encoding="utf-8").splitlines()
        file = Path(work) / "remove" / f"{task:06d}.clusters"
        if file.exists():
            for at, cluster in struct.iter_unpack("<2I", file.read_bytes()):
                members.append((json.loads(lines[at])["id"], cluster))
    write_clusters(target, members)


if __name__ == "__main__":
    phase, *arguments = sys.argv[1:]
    if phase == "run":
        run(arguments[0], arguments[1], int(arguments[2]), float(arguments[3]))
    else:
        {"convert": convert, "collect": collect}[phase](*arguments)
