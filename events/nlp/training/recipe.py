"""The steps of the recipe: one training process; the export of what it leaves."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import torch

from events.nlp.pieces import Pieces
from events.nlp.training import corpora as corpora_module
from events.nlp.training import shipped, silver
from events.nlp.training.encoder import package_files
from events.nlp.training.export import OUTSIDE_MARGIN, export, spacy_folder
from events.nlp.training.labels import Labels, collect
from events.nlp.training.network import Network, Sizes
from events.nlp.training.samples import read_conllu
from events.nlp.training.train import Encoded, Plan, train


def run(rank: int, options: argparse.Namespace) -> None:
    """Train in this process, one of ``options.workers``."""
    torch.set_num_threads(1)
    if options.workers > 1:
        meeting = f"tcp://127.0.0.1:{options.port}"
        torch.distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=options.workers)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = corpora_module.load(options.data, left_out=frozenset(options.without))
    if options.silver:
        corpora = replace(corpora, silver=list(silver.read(options.silver)))
    if options.news:
        corpora = replace(corpora, news=list(read_conllu(options.news)))
    labels = shipped.labels_of(options.start) if options.start else collect(corpora.ewt + corpora.gum)
    labels.save(options.work / "labels.json")
    network = Network(sizes_of(labels), layers=options.layers)
    if options.start:
        start_from(network, options.start)
    else:
        network.encoder.load_pretrained()
    encoded = Encoded(labels, Pieces(package_files() / "tokenizer.json"))
    train(network, corpora, encoded, plan_of(options), options.work)


def sizes_of(labels: Labels) -> Sizes:
    """Number of classes of each head."""
    return Sizes(len(labels.deps), len(labels.tags), len(labels.morphs), len(labels.ner))


def plan_of(options: argparse.Namespace) -> Plan:
    """How long and how fast to learn: a quarter of the speed, and a short warm-up, where the network is no beginner."""
    plan = Plan(steps=options.steps, seed=options.seed)
    if not options.start:
        return plan
    return replace(plan, encoder_rate=plan.encoder_rate / 4, head_rate=plan.head_rate / 4, warmup=plan.warmup // 10)


def start_from(network: Network, folder: Path) -> None:
    """Fill ``network`` with the weights of a finished pipeline."""
    weights = shipped.weights_of(folder, len(network.encoder.layers), OUTSIDE_MARGIN)
    network.load_state_dict({k: torch.from_numpy(np.array(v)) for k, v in weights.items()})


CALIBRATION = 160  # sentences whose activations set the 8-bit scales


def finish(options: argparse.Namespace) -> None:
    """Write the pipeline's files from the last checkpoint."""
    from events import __version__

    torch.set_num_threads(1)
    corpora = corpora_module.load(options.data, made_up_sentences=0)
    labels = Labels.read(options.work / "labels.json")
    network = Network(sizes_of(labels), layers=options.layers)
    network.load_state_dict(torch.load(options.work / "last.pt", weights_only=True)["network"])
    pool = [s for s in corpora.ewt + corpora.gum + corpora.names[0][0] if 5 <= len(s) <= 90]
    calibration = Random(5).sample(pool, CALIBRATION)
    files = options.work / "network"
    export(network, labels, calibration, corpora.ewt + corpora.gum, files)
    spacy_folder(files, options.out, __version__)
