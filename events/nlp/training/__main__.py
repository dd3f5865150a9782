"""``python -m events.nlp.training --data DIR``: train the built-in pipeline."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from events.nlp.training.recipe import run


def main() -> None:
    """Read the arguments, train, leave ``last.pt`` and ``labels.json`` in the working folder."""
    parser = argparse.ArgumentParser(description="Train the built-in English pipeline.")
    parser.add_argument("--data", type=Path, default=Path("../shared/training"), help="folder of the training files")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="folder for checkpoints")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2, help="processes, one core each")
    parser.add_argument("--port", type=int, default=29511, help="local port over which the processes meet")
    options = parser.parse_args()
    if options.workers > 1:
        # One thread a process: threads that wait for each other crawl as soon as the machine has other work.
        torch.multiprocessing.spawn(run, args=(options,), nprocs=options.workers)  # type: ignore[no-untyped-call]
    else:
        run(0, options)


if __name__ == "__main__":
    main()
