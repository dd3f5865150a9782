"""``python -m events.nlp.training --data DIR``: train the built-in pipeline and write its files.

Training resumes from the last checkpoint in the working folder; ``--export-only`` writes the files from it as it is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from events.nlp.training.corpora import PARTS
from events.nlp.training.recipe import finish, run


def main() -> None:
    """Read the arguments, train, leave ``last.pt`` and ``labels.json`` in the working folder."""
    parser = argparse.ArgumentParser(description="Train the built-in English pipeline.")
    parser.add_argument("--data", type=Path, default=Path("../shared/training"), help="folder of the training files")
    parser.add_argument("--work", type=Path, default=Path(".train"), help="folder for checkpoints")
    parser.add_argument("--out", type=Path, default=Path("events/models/en"), help="folder of the finished pipeline")
    parser.add_argument("--export-only", action="store_true", help="do not train, only write the files")
    parser.add_argument("--start", type=Path, help="go on from a finished network (events/models/en/newsdyads), slowly")
    parser.add_argument("--silver", type=Path, help="sentences that events.nlp.training.silver collected")
    parser.add_argument(
        "--news", type=Path, help="hand-checked sentences in CoNLL-U (tests/gold/parses/news_train.conllu)"
    )
    parser.add_argument("--without", action="append", choices=PARTS, default=[], help="leave this out of the recipe")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    parser.add_argument("--port", type=int, default=29511, help="local port over which the processes meet")
    options = parser.parse_args()
    if options.export_only:
        finish(options)
        return
    if options.workers > 1:
        # One thread a process: threads that wait for each other crawl as soon as the machine has other work.
        torch.multiprocessing.spawn(run, args=(options,), nprocs=options.workers)  # type: ignore[no-untyped-call]
    else:
        run(0, options)
    finish(options)


if __name__ == "__main__":
    main()
