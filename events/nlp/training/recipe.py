"""One training process: read the data, build the network, train."""

from __future__ import annotations

import argparse

import torch

from events.nlp.pieces import Pieces
from events.nlp.training import corpora as corpora_module
from events.nlp.training.encoder import package_files
from events.nlp.training.labels import collect
from events.nlp.training.network import Network, Sizes
from events.nlp.training.train import Encoded, Plan, train


def run(rank: int, options: argparse.Namespace) -> None:
    """Train in this process, one of ``options.workers``."""
    torch.set_num_threads(1)
    if options.workers > 1:
        meeting = f"tcp://127.0.0.1:{options.port}"
        torch.distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=options.workers)
    torch.manual_seed(1)
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = corpora_module.load(options.data)
    labels_file = options.work / "labels.json"
    labels = collect(corpora.ewt + corpora.gum)
    labels.save(labels_file)
    sizes = Sizes(len(labels.deps), len(labels.tags), len(labels.morphs), len(labels.ner))
    network = Network(sizes, layers=options.layers)
    network.encoder.load_pretrained()
    encoded = Encoded(labels, Pieces(package_files() / "tokenizer.json"))
    train(network, corpora, encoded, Plan(steps=options.steps), options.work)
