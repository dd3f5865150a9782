"""The weights of a finished pipeline, read back from its 8-bit files, so that training can go on from them.

The files hold every weight as a signed byte and one scale a column, divided by the input's smoothing where there is
one (see ``graph``). What was lost in rounding stays lost: a few hundredths of a point on the development files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.nlp.training.labels import Labels

FloatArray = NDArray[np.float32]
Constants = Mapping[str, NDArray[Any]]


def weight_in(constants: Constants, product: str, part: int) -> FloatArray:
    """The weight (inputs, outputs) of one part of a product, as it was before it was coded in 8 bits."""
    code = constants[f"{product}.{part}.weight"].astype(np.float32)
    weight: FloatArray = code * constants[f"{product}.{part}.columns"]
    inverse = constants.get(f"{product}.smooth")
    return weight if inverse is None else weight * inverse[:, None]


def encoder_weights(constants: Constants, layers: int) -> dict[str, FloatArray]:
    """The encoder's parameters by PyTorch's names, without the word-piece table."""
    width = constants["norm0.gamma"].shape[0]

    def norm(own: str, stored: str) -> dict[str, FloatArray]:
        # The graph's layer norm has the factor sqrt(width) inside gamma.
        gamma = constants[f"{stored}.gamma"] / np.float32(width**0.5)
        return {f"{own}.weight": gamma, f"{own}.bias": constants[f"{stored}.beta"]}

    out = {
        "encoder.positions.weight": constants["positions"],
        "encoder.cases.weight": constants["case"],
        **norm("encoder.norm", "norm0"),
    }
    for i in range(layers):
        base = f"encoder.layers.{i}"
        for name, parts in (("qkv", 3), ("out", 1), ("up", 1), ("down", 1)):
            product = f"{base}.{name}"
            weights = [weight_in(constants, product, k) for k in range(parts)]
            out[f"{product}.weight"] = np.concatenate(weights, axis=1).T
            out[f"{product}.bias"] = np.concatenate([constants[f"{product}.{k}.bias"] for k in range(parts)])
        for name in ("norm1", "norm2"):
            out |= norm(f"{base}.{name}", f"{base}.{name}")
    return out


def head_weights(constants: Constants, columns: Mapping[str, tuple[int, int]], margin: float) -> dict[str, FloatArray]:
    """The parameters of the heads, cut out of the product they share; ``margin`` is what export added to "no name"."""
    weight, bias = weight_in(constants, "tags", 0), constants["tags.0.bias"].copy()
    bias[columns["ner"][0]] -= margin
    out = {
        "arc_dependent.weight": weight_in(constants, "tags", 1).T,
        "arc_dependent.bias": constants["tags.1.bias"],
        "arc_bilinear": weight_in(constants, "arc_bilinear", 0),
        "arc_bias": constants["arc_bilinear.0.bias"],
    }
    for name, (start, end) in columns.items():
        out[f"{name}.weight"] = weight[:, start:end].T
        out[f"{name}.bias"] = bias[start:end]
    return out


def word_pieces(constants: Constants) -> FloatArray:
    """The word-piece table."""
    table: FloatArray = constants["pieces.code"].astype(np.float32) * constants["pieces.scale"]
    return table


def settings_of(folder: Path) -> dict[str, Any]:
    """Labels and columns of the network in ``folder``."""
    settings: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    return settings


def labels_of(folder: Path) -> Labels:
    """The labels of the network in ``folder``, in its order."""
    settings = settings_of(folder)
    return Labels(**{field.name: tuple(settings[field.name]) for field in fields(Labels)})


def weights_of(folder: Path, layers: int, margin: float) -> dict[str, FloatArray]:
    """All parameters of the network in ``folder`` (``…/newsdyads``) by PyTorch's names."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(folder / "network.onnx").graph
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    with np.load(folder / "relations.npz") as arrays:
        relations = {"rel_out.weight": arrays["weight"].T, "rel_out.bias": arrays["bias"]}
    columns = settings_of(folder)["columns"]
    return {
        "encoder.words.weight": word_pieces(constants),
        **encoder_weights(constants, layers),
        **head_weights(constants, columns, margin),
        **relations,
    }
