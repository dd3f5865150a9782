"""The multi-task network: one encoder, heads for arcs, relations, tags, morphology, sentence starts and names."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from events.nlp.training.encoder import WIDTH, Encoder

ARC, REL = 256, 256


@dataclass(frozen=True)
class Sizes:
    """Number of classes of each head."""

    deps: int
    tags: int
    morphs: int
    ner: int


class Network(nn.Module):
    """Scores for every layer of annotation from piece ids.

    A word is its first piece; the first piece of all, ``[CLS]``, stands for the root.
    """

    def __init__(self, sizes: Sizes, layers: int = 6, dropout: float = 0.0, head_dropout: float = 0.25) -> None:
        """``head_dropout`` applies to the words' vectors and to the arc and relation vectors."""
        super().__init__()
        self.encoder = Encoder(layers, dropout)
        self.dropout = nn.Dropout(head_dropout)
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_bilinear = nn.Parameter(torch.eye(ARC) / ARC**0.5)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel_dependent = nn.Linear(WIDTH, REL)
        self.rel_head = nn.Linear(WIDTH, REL)
        self.rel_out = nn.Linear(REL, sizes.deps)
        self.tags = nn.Linear(WIDTH, sizes.tags)
        self.morphs = nn.Linear(WIDTH, sizes.morphs)
        self.start = nn.Linear(WIDTH, 2)
        self.ner = nn.Linear(WIDTH, sizes.ner)

    def words(self, ids: Tensor, cases: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vectors of the root and the words, (batch, 1 + words, width); ``first`` holds piece positions."""
        hidden = self.encoder(ids, cases, mask)
        picked = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        out: Tensor = self.dropout(picked)
        return out

    def arcs(self, x: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words): dependent by head, column 0 the root."""
        dependent = self.dropout(F.relu(self.arc_dependent(x[:, 1:])))
        head = self.dropout(F.relu(self.arc_head(x)))
        scores: Tensor = (dependent @ self.arc_bilinear + self.arc_bias) @ head.transpose(1, 2)
        return scores

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores (batch, words, deps) of the relation of each word to ``heads`` (columns as in ``arcs``)."""
        dependent, head = self.rel_dependent(x[:, 1:]), self.rel_head(x)
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL))
        scores: Tensor = self.rel_out(self.dropout(F.relu(dependent + chosen)))
        return scores
