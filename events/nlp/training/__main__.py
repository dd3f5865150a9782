"""``python -m events.nlp.training --data DIR``: train the built-in pipeline."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from events.nlp.pieces import Pieces
from events.nlp.training import corpora as corpora_module
from events.nlp.training.encoder import package_files
from events.nlp.training.labels import Labels, collect
from events.nlp.training.network import Network, Sizes
from events.nlp.training.train import Encoded, Plan, train


def main() -> None:
    """Read the arguments, train, leave ``last.pt`` and ``labels.json`` in the working folder."""
    parser = argparse.ArgumentParser(description="Train the built-in English pipeline.")
    parser.add_argument("--data", type=Path, default=Path("../shared/training"), help="folder of the training files")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="folder for checkpoints")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = corpora_module.load(options.data)
    labels_file = options.work / "labels.json"
    if not labels_file.exists():
        collect(corpora.ewt + corpora.gum).save(labels_file)
    labels = Labels.read(labels_file)
    sizes = Sizes(len(labels.deps), len(labels.tags), len(labels.morphs), len(labels.ner))
    network = Network(sizes, layers=options.layers)
    network.encoder.load_pretrained()
    encoded = Encoded(labels, Pieces(package_files() / "tokenizer.json"))
    train(network, corpora, encoded, Plan(steps=options.steps), options.work)


if __name__ == "__main__":
    main()
