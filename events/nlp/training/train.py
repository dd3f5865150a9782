"""The training loop: batches by length, summed losses of all heads, linear decay, checkpoints to resume from."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from events.nlp.pieces import Pieces
from events.nlp.training.corpora import Corpora
from events.nlp.training.labels import Labels
from events.nlp.training.network import Network
from events.nlp.training.samples import Sample

NONE = -100  # class that no loss counts
MASK = 103  # the piece [MASK]
START_WEIGHT = 2.0  # most words are no sentence start: the loss is small


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    steps: int
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warmup: int = 200
    pieces_a_batch: int = 1800
    save_every: int = 200
    seed: int = 1
    hidden_pieces: float = 0.04


@dataclass(frozen=True)
class Batch:
    """Padded tensors of one batch; classes are ``NONE`` where nothing is known."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    allowed: Tensor
    heads: Tensor
    deps: Tensor
    tags: Tensor
    morphs: Tensor
    start: Tensor
    ner: Tensor


class Encoded:
    """Turns samples into padded batches."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        """Keep the label numbers and the word pieces."""
        self.pieces = pieces
        self.deps = {d: i for i, d in enumerate(labels.deps)}
        self.tags = {t: i for i, t in enumerate(labels.tags)}
        self.morphs = {m: i for i, m in enumerate(labels.morphs)}
        self.ner: dict[str | None, int] = {n: i for i, n in enumerate(labels.ner)}

    def batch(self, samples: list[Sample]) -> Batch:
        """Pad ``samples`` to one batch."""
        parts = [self.pieces.sentence(s.words) for s in samples]
        size, words, length = len(samples), max(map(len, samples)), max(len(p[0]) for p in parts)
        ids, cases = torch.zeros(size, length, dtype=torch.long), torch.zeros(size, length, dtype=torch.long)
        mask = torch.zeros(size, length, dtype=torch.bool)
        first = torch.zeros(size, words + 1, dtype=torch.long)
        allowed = torch.zeros(size, words, words + 1, dtype=torch.bool)
        targets = {k: torch.full((size, words), NONE) for k in ("heads", "deps", "tags", "morphs", "start", "ner")}
        for row, (sample, (piece_ids, piece_cases, places)) in enumerate(zip(samples, parts, strict=True)):
            n = len(sample)
            ids[row, : len(piece_ids)] = torch.tensor(piece_ids)
            cases[row, : len(piece_ids)] = torch.tensor(piece_cases)
            mask[row, : len(piece_ids)] = True
            first[row, : n + 1] = torch.tensor(places)
            allowed[row] = sentence_mask(sample, words)
            if sample.syntax:
                targets["heads"][row, :n] = torch.tensor([h + 1 for h in sample.heads])
                targets["deps"][row, :n] = torch.tensor([self.deps.get(d, NONE) for d in sample.deps])
                targets["tags"][row, :n] = torch.tensor([self.tags.get(t, NONE) for t in sample.tags])
                targets["morphs"][row, :n] = torch.tensor([self.morphs.get(m, NONE) for m in sample.morphs])
                if n > 1:
                    targets["start"][row, :n] = torch.tensor([int(i in sample.starts) for i in range(n)])
                    targets["start"][row, 0] = NONE
            if sample.ner is not None:
                targets["ner"][row, :n] = torch.tensor([self.ner.get(x, NONE) for x in sample.ner])
        return Batch(ids=ids, cases=cases, mask=mask, first=first, allowed=allowed, **targets)


def sentence_mask(sample: Sample, words: int) -> Tensor:
    """True where a word (row) may take a head (column, 0 = root): inside its own sentence only."""
    number = torch.zeros(words, dtype=torch.long)
    for start in sorted(sample.starts):
        number[start : len(sample)] += 1
    out = torch.ones(words, words + 1, dtype=torch.bool)
    out[:, 1:] = (number[:, None] == number[None, :]) & (number > 0)
    return out


def losses(network: Network, batch: Batch, hidden: float = 0.0) -> dict[str, Tensor]:
    """Mean cross entropy of every head where the class is known; ``hidden`` is the share of masked pieces."""
    ids = batch.ids
    if hidden:
        ids = ids.masked_fill(torch.rand(ids.shape) < hidden, MASK)
    x = network.words(ids, batch.cases, batch.mask, batch.first)
    words = x[:, 1:]
    out = {}
    parsed = bool((batch.heads != NONE).any())
    if parsed:
        arcs = network.arcs(x).float().masked_fill(~batch.allowed, -1e4)
        out["arc"] = F.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten())
        relations = network.relations(x, batch.heads.clamp(min=0))
        out["rel"] = F.cross_entropy(relations.float().flatten(0, 1), batch.deps.flatten())
        out["tag"] = F.cross_entropy(network.tags(words).float().flatten(0, 1), batch.tags.flatten())
        out["morph"] = F.cross_entropy(network.morphs(words).float().flatten(0, 1), batch.morphs.flatten())
        out["start"] = START_WEIGHT * F.cross_entropy(network.start(words).float().flatten(0, 1), batch.start.flatten())
    if bool((batch.ner != NONE).any()):
        out["ner"] = F.cross_entropy(network.ner(words).float().flatten(0, 1), batch.ner.flatten())
    return out


def batches(chunks: list[Sample], encoded: Encoded, size: int, random: Random) -> Iterator[list[Sample]]:
    """Yield groups of chunks of like length, ``size`` pieces each with padding, in random order."""
    keyed = [(len(encoded.pieces.sentence(c.words)[0]) * random.uniform(0.9, 1.1), c) for c in chunks]
    keyed.sort(key=lambda pair: pair[0])
    groups: list[list[Sample]] = []
    group: list[Sample] = []
    for length, chunk in keyed:
        if group and (len(group) + 1) * length > size:
            groups.append(group)
            group = []
        group.append(chunk)
    groups.append(group)
    random.shuffle(groups)
    yield from groups


def optimizer_for(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW with one rate for the encoder and another for everything else; no decay on biases and norms."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    # The table of word pieces stays as it was pretrained: most pieces are too rare here to learn from.
    network.encoder.words.weight.requires_grad_(False)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        slow = name.startswith("encoder.") and "cases" not in name
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.setdefault((plan.encoder_rate if slow else plan.head_rate, decay), []).append(parameter)
    settings = [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), fused=True)


def average_gradients(network: Network, workers: int) -> None:
    """Replace every gradient by its mean over the worker processes."""
    parameters = [p for p in network.parameters() if p.requires_grad]
    flat = torch.cat([torch.zeros(p.numel()) if p.grad is None else p.grad.flatten() for p in parameters])
    torch.distributed.all_reduce(flat)
    flat /= workers
    at = 0
    for parameter in parameters:
        parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
        at += parameter.numel()


def train(network: Network, corpora: Corpora, encoded: Encoded, plan: Plan, folder: Path) -> None:
    """Train ``network`` for ``plan.steps`` batches, resuming from ``folder/last.pt`` when it is there."""
    workers = torch.distributed.get_world_size() if torch.distributed.is_initialized() else 1
    rank = torch.distributed.get_rank() if workers > 1 else 0
    torch.manual_seed(plan.seed + rank)
    optimizer = optimizer_for(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / plan.warmup, max(0.0, (plan.steps - s) / (plan.steps - plan.warmup)))
    )
    step, epoch = 0, 0
    last = folder / "last.pt"
    if last.exists():
        state: dict[str, Any] = torch.load(last, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
        for _ in range(step):
            schedule.step()
    network.train()
    started, seen, sums = time.perf_counter(), 0, dict[str, float]()
    while step < plan.steps:
        random = Random(f"{plan.seed}:{epoch}")
        for group in batches(corpora.epoch(random), encoded, plan.pieces_a_batch, random):
            mine = group[rank::workers] or group
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(network, encoded.batch(mine), plan.hidden_pieces)
            total = torch.stack(list(parts.values())).nan_to_num(0.0).sum()
            optimizer.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[no-untyped-call]
            if workers > 1:
                average_gradients(network, workers)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            seen += sum(map(len, group))
            for name, value in parts.items():
                sums[name] = 0.98 * sums.get(name, value.item()) + 0.02 * value.item()
            if step % 20 == 0 and rank == 0:
                rate = seen / (time.perf_counter() - started)
                shown = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                print(f"step {step}/{plan.steps} epoch {epoch} {rate:.0f} words/s {shown}", file=sys.stderr, flush=True)
            if rank == 0 and (step % plan.save_every == 0 or step >= plan.steps):
                state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
                torch.save({**state, "step": step, "epoch": epoch}, folder / "writing.pt")
                (folder / "writing.pt").replace(last)
            if step >= plan.steps:
                break
        epoch += 1
