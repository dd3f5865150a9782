"""The trained network as an ONNX graph with int8 products, written node by node.

All big products take unsigned 8-bit inputs with scales fixed at calibration and signed 8-bit weights with one scale a
column. Fixed scales (not scales taken from the batch at hand) make a sentence's result independent of its batch.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

FloatArray = NDArray[np.float32]
MS = "com.microsoft"


@dataclass(frozen=True)
class Range:
    """Calibrated inputs of one product: ``low``/``high`` bounds after division by ``smooth`` (one factor a channel)."""

    low: float
    high: float
    smooth: FloatArray | None = None

    @property
    def scale(self) -> float:
        """Size of one step of the 8-bit code."""
        return max(self.high - min(self.low, 0.0), 1e-6) / 255.0

    @property
    def zero(self) -> int:
        """Code of 0.0."""
        return int(np.clip(round(-min(self.low, 0.0) / self.scale), 0, 255))


def quantized_columns(weight: FloatArray) -> tuple[NDArray[np.int8], FloatArray]:
    """Signed 8-bit weights (inputs, outputs) with one scale a column."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8).astype(np.float32) / 127.0
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale


@dataclass
class Graph:
    """Nodes and constants of a growing ONNX graph."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Store a constant, return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: object) -> str:
        """Append a node with one output, return that output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def quantized(self, x: str, name: str, within: Range) -> tuple[str, str, str]:
        """8-bit code of ``x``: names of code, scale and zero point."""
        if within.smooth is not None:
            inverse = self.constant(f"{name}.smooth", (1.0 / within.smooth).astype(np.float32))
            x = self.add("Mul", [x, inverse], f"{name}.smoothed")
        scale = self.constant(f"{name}.scale", np.array(within.scale, dtype=np.float32))
        zero = self.constant(f"{name}.zero", np.array(within.zero, dtype=np.uint8))
        return self.add("QuantizeLinear", [x, scale, zero], f"{name}.code"), scale, zero

    def coded_product(
        self, code: tuple[str, str, str], name: str, weight: FloatArray, bias: FloatArray, within: Range
    ) -> str:
        """``x @ weight + bias`` for the ``x`` whose ``code`` is given; ``weight`` is (inputs, outputs)."""
        if within.smooth is not None:
            weight = weight * within.smooth[:, None]
        q, columns = quantized_columns(weight)
        values, scale, zero = code
        inputs = [
            values,
            self.constant(f"{name}.weight", q),
            scale,
            self.constant(f"{name}.columns", columns),
            zero,
            "",
        ]
        inputs.append(self.constant(f"{name}.bias", bias.astype(np.float32)))
        return self.add("MatMulIntegerToFloat", inputs, f"{name}.out", domain=MS)

    def model(self, inputs: dict[str, tuple[int, list[str]]], outputs: dict[str, int]) -> onnx.ModelProto:
        """The finished model; ``inputs`` and ``outputs`` give element types (and dimensions of inputs)."""
        graph = helper.make_graph(
            self.nodes,
            "pipeline",
            [helper.make_tensor_value_info(n, t, dims) for n, (t, dims) in inputs.items()],
            [helper.make_tensor_value_info(n, t, None) for n, t in outputs.items()],
            self.constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="newsdyads")


FLOAT, INT64, INT32 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32
