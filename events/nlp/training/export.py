"""From the trained network to the files of the built-in pipeline: calibration, ONNX graph, settings, lemma table."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from events.nlp.pieces import Pieces
from events.nlp.training.encoder import HEADS, WIDTH, package_files
from events.nlp.training.graph import FLOAT, INT32, MS, FloatArray, Graph, Range
from events.nlp.training.labels import Labels
from events.nlp.training.lemma_table import exceptions
from events.nlp.training.network import Network
from events.nlp.training.samples import Sample

SCORES = ("arc_head", "rel_dependent", "rel_head", "tags", "morphs", "start", "ner")
OUTSIDE_MARGIN = 0.5  # added to the score of "no name": fewer, surer names, best on the development files
KEEP = 0.99995  # share of calibration values inside the coded range


def array(parameter: torch.Tensor) -> FloatArray:
    """A parameter as a float32 array."""
    out: FloatArray = parameter.detach().float().numpy()
    return out


def weight_of(layer: nn.Linear) -> tuple[FloatArray, FloatArray]:
    """Weight (inputs, outputs) and bias of a linear layer."""
    return array(layer.weight).T, array(layer.bias)


@dataclass
class Seen:
    """Inputs of one product over the calibration sentences, one row a piece."""

    rows: list[FloatArray]

    def range(self, weight: FloatArray | None) -> Range:
        """Bounds of the inputs; with ``weight`` the outlying channels are first shrunk into the weights."""
        values = np.concatenate(self.rows)
        smooth = None
        if weight is not None:
            inputs, outputs = np.abs(values).max(axis=0), np.abs(weight).max(axis=1)
            smooth = np.sqrt(np.maximum(inputs, 1e-3) / np.maximum(outputs, 1e-3)).astype(np.float32)
            values = values / smooth
        flat = np.sort(values.reshape(-1)[:: max(1, values.size // 2_000_000)])
        low, high = flat[int((1 - KEEP) * len(flat))], flat[int(KEEP * (len(flat) - 1))]
        return Range(float(low), float(high), smooth)


def calibrate(network: Network, pieces: Pieces, samples: list[Sample]) -> dict[str, Seen]:
    """Run the network over ``samples`` and keep the inputs of every linear layer and of the arcs' bilinear form."""
    network.eval()
    seen: dict[str, Seen] = {}
    handles = []
    for name, module in network.named_modules():
        if isinstance(module, nn.Linear):
            seen[name] = Seen([])

            def keep(_: nn.Module, inputs: tuple[torch.Tensor, ...], name: str = name) -> None:
                seen[name].rows.append(array(inputs[0]).reshape(-1, inputs[0].shape[-1]))

            handles.append(module.register_forward_pre_hook(keep))
    seen["arc_bilinear"] = Seen([])
    with torch.inference_mode():
        for sample in samples:
            ids, cases, first = (torch.tensor([values]) for values in pieces.sentence(sample.words))
            x = network.words(ids, cases, torch.ones_like(ids, dtype=torch.bool), first)
            network.tags(x)
            dependent = network.arc_dependent(x)
            seen["arc_bilinear"].rows.append(array(dependent[0]).clip(min=0))
    for handle in handles:
        handle.remove()
    return seen


class Writer:
    """Writes the network as a graph, with 8-bit products or (``quantize=False``) in single precision."""

    def __init__(self, network: Network, seen: dict[str, Seen], *, quantize: bool) -> None:
        """``seen`` is what ``calibrate`` returned."""
        self.network, self.seen, self.quantize = network, seen, quantize
        self.graph = Graph()
        self.columns: dict[str, tuple[int, int]] = {}

    def product(self, x: str, name: str, layers: list[nn.Linear], *, smooth: bool) -> list[str]:
        """Products of ``x`` with several layers that share their input: one code, one output each."""
        parts = [weight_of(layer) for layer in layers]
        if not self.quantize:
            outs = []
            for k, (weight, bias) in enumerate(parts):
                y = self.graph.add(
                    "MatMul", [x, self.graph.constant(f"{name}.{k}.weight", weight)], f"{name}.{k}.product"
                )
                outs.append(
                    self.graph.add("Add", [y, self.graph.constant(f"{name}.{k}.bias", bias)], f"{name}.{k}.out")
                )
            return outs
        within = self.seen[name].range(np.concatenate([w for w, _ in parts], axis=1) if smooth else None)
        code = self.graph.quantized(x, name, within)
        return [self.graph.coded_product(code, f"{name}.{k}", w, b, within) for k, (w, b) in enumerate(parts)]

    def norm(self, x: str, residual: str, name: str, layer: nn.LayerNorm) -> str:
        """Layer norm of a sum, written out: onnxruntime's own node is not vectorised."""
        g = self.graph
        total = g.add("Add", [x, residual], f"{name}.sum")
        mean = g.add("ReduceMean", [total], f"{name}.mean", axes=[-1], keepdims=1)
        centred = g.add("Sub", [total, mean], f"{name}.centred")
        squares = g.add("ReduceSumSquare", [centred], f"{name}.squares", axes=[-1], keepdims=1)
        # gamma * sqrt(width) / sqrt(sum of squares) is the same as gamma / sqrt(variance)
        root = g.add("Sqrt", [squares], f"{name}.root")
        inverse = g.add("Reciprocal", [root], f"{name}.inverse")
        scaled = g.add("Mul", [centred, inverse], f"{name}.scaled")
        gamma = g.constant(f"{name}.gamma", array(layer.weight) * np.float32(WIDTH**0.5))
        shaped = g.add("Mul", [scaled, gamma], f"{name}.shaped")
        return g.add("Add", [shaped, g.constant(f"{name}.beta", array(layer.bias))], f"{name}.out")

    def embeddings(self) -> str:
        """Sum of word-piece, position and case embeddings, normalised."""
        g, encoder = self.graph, self.network.encoder
        table = array(encoder.words.weight)
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / 127.0
        g.constant("pieces.scale", scale)
        g.constant("pieces.code", np.round(table / scale).astype(np.int8))
        code = g.add("Gather", ["pieces.code", "ids"], "pieces.picked")
        wide = g.add("Cast", [code], "pieces.wide", to=FLOAT)
        words = g.add("Mul", [wide, g.add("Gather", ["pieces.scale", "ids"], "pieces.scales")], "pieces.out")
        g.constant("positions", array(encoder.positions.weight))
        g.constant("case", array(encoder.cases.weight))
        places = g.add("Gather", ["positions", "place"], "positions.picked")
        extra = g.add("Add", [g.add("Gather", ["case", "cases"], "case.picked"), places], "extra")
        return self.norm(words, extra, "norm0", encoder.norm)

    def layer(self, x: str, i: int) -> str:
        """One transformer layer."""
        g, layer, base = self.graph, self.network.encoder.layers[i], f"encoder.layers.{i}"
        weight, bias = layer.qkv.weight, layer.qkv.bias
        parts = []
        for k in range(3):
            part = nn.Linear(WIDTH, WIDTH)
            part.weight = nn.Parameter(weight[k * WIDTH : (k + 1) * WIDTH])
            part.bias = nn.Parameter(bias[k * WIDTH : (k + 1) * WIDTH])
            parts.append(part)
        q, k_, v = self.product(x, f"{base}.qkv", parts, smooth=True)
        mixed = g.add("MultiHeadAttention", [q, k_, v, "", "lengths"], f"{base}.mixed", domain=MS, num_heads=HEADS)
        (out,) = self.product(mixed, f"{base}.out", [layer.out], smooth=False)
        x = self.norm(out, x, f"{base}.norm1", layer.norm1)
        (up,) = self.product(x, f"{base}.up", [layer.up], smooth=True)
        (down,) = self.product(
            g.add("Gelu", [up], f"{base}.gelu", domain=MS), f"{base}.down", [layer.down], smooth=False
        )
        return self.norm(down, x, f"{base}.norm2", layer.norm2)

    def model(self) -> onnx.ModelProto:
        """The whole model; fills ``columns``."""
        g, network = self.graph, self.network
        x = self.embeddings()
        for i in range(len(network.encoder.layers)):
            x = self.layer(x, i)
        g.constant("rows", np.array([-1, WIDTH], dtype=np.int64))
        words = g.add("Gather", [g.add("Reshape", [x, "rows"], "flat"), "first"], "words")
        merged = nn.Linear(WIDTH, 1)
        layers: list[nn.Linear] = [getattr(network, name) for name in SCORES]
        merged.weight = nn.Parameter(torch.cat([layer.weight for layer in layers]))
        merged.bias = nn.Parameter(torch.cat([layer.bias for layer in layers]).detach())
        at = 0
        for name, layer in zip(SCORES, layers, strict=True):
            self.columns[name] = (at, at + layer.out_features)
            at += layer.out_features
        with torch.no_grad():
            merged.bias[self.columns["ner"][0]] += OUTSIDE_MARGIN
        scores, dependent = self.product(words, "tags", [merged, network.arc_dependent], smooth=True)
        bilinear = nn.Linear(1, 1)
        bilinear.weight, bilinear.bias = nn.Parameter(network.arc_bilinear.T), nn.Parameter(network.arc_bias)
        relu = g.add("Relu", [dependent], "arc.relu")
        (dependents,) = self.product(relu, "arc_bilinear", [bilinear], smooth=False)
        g.add("Identity", [scores], "scores")
        g.add("Identity", [dependents], "dependents")
        inputs = {"ids": ["B", "T"], "cases": ["B", "T"], "place": ["T"], "lengths": ["B"], "first": ["M"]}
        return g.model({n: (INT32, d) for n, d in inputs.items()}, {"scores": FLOAT, "dependents": FLOAT})


def export(
    network: Network,
    labels: Labels,
    calibration: list[Sample],
    parsed: list[Sample],
    folder: Path,
    *,
    quantize: bool = True,
) -> None:
    """Write the network's files to ``folder``; ``parsed`` are the treebanks' sentences for the lemma table."""
    folder.mkdir(parents=True, exist_ok=True)
    source = package_files() / "tokenizer.json"
    pieces = Pieces(source)
    writer = Writer(network, calibrate(network, pieces, calibration) if quantize else {}, quantize=quantize)
    onnx.save(writer.model(), folder / "network.onnx")
    shutil.copyfile(source, folder / "pieces.json")
    settings = {
        "deps": labels.deps,
        "tags": labels.tags,
        "morphs": labels.morphs,
        "ner": labels.ner,
        "columns": writer.columns,
    }
    (folder / "settings.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    weight, bias = weight_of(network.rel_out)
    np.savez(folder / "relations.npz", weight=weight, bias=bias)
    words = [w for w in pieces.vocabulary() if w.isalpha() and len(w) > 1]
    table = exceptions(parsed, words)
    (folder / "lemmas.json").write_text(json.dumps(table, ensure_ascii=False, indent=0), encoding="utf-8")


def spacy_folder(network_folder: Path, folder: Path, version: str) -> None:
    """Write the spaCy pipeline around the network's files: config, tokenizer, metadata."""
    import spacy

    import events.nlp.component  # noqa: F401 - registers tokenizer and component

    config = {"nlp": {"tokenizer": {"@tokenizers": "newsdyads.tokenizer.v1"}}}
    nlp = spacy.blank("en", config=config)
    nlp.add_pipe("newsdyads")
    nlp.meta.update(
        name="newsdyads",
        version=version,
        description="English news: tags, morphology, lemmas, dependencies, sentences, names.",
        license="CC BY-SA 4.0",
        sources=[],
    )
    nlp.to_disk(folder)
    target = folder / "newsdyads"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(network_folder, target)
