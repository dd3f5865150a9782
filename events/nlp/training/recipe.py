"""The steps of the recipe: one training process; the export of what it leaves."""

from __future__ import annotations

import argparse
from random import Random

import torch

from events.nlp.pieces import Pieces
from events.nlp.training import corpora as corpora_module
from events.nlp.training.encoder import package_files
from events.nlp.training.export import export, spacy_folder
from events.nlp.training.labels import Labels, collect
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


CALIBRATION = 160  # sentences whose activations set the 8-bit scales


def finish(options: argparse.Namespace) -> None:
    """Write the pipeline's files from the last checkpoint."""
    from events import __version__

    torch.set_num_threads(1)
    corpora = corpora_module.load(options.data, made_up_sentences=0)
    labels = Labels.read(options.work / "labels.json")
    sizes = Sizes(len(labels.deps), len(labels.tags), len(labels.morphs), len(labels.ner))
    network = Network(sizes, layers=options.layers)
    network.load_state_dict(torch.load(options.work / "last.pt", weights_only=True)["network"])
    pool = [s for s in corpora.ewt + corpora.gum + corpora.names[0][0] if 5 <= len(s) <= 90]
    calibration = Random(5).sample(pool, CALIBRATION)
    files = options.work / "network"
    export(network, labels, calibration, corpora.ewt + corpora.gum, files)
    spacy_folder(files, options.out, __version__)
