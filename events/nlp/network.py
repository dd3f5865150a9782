"""The trained network at run time: sentences in, tags, trees and names out, by onnxruntime.

A sentence's answer never depends on what else is in the batch: products use fixed 8-bit scales, and only sentences
padded to the same length (a multiple of ``STEP`` pieces) share a batch, so every sum
has the same terms in the same order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.nlp.decode import best_path, names_of, tree_of
from events.nlp.lemmas import Lemmatizer, places_of_has
from events.nlp.names import Gazetteer
from events.nlp.pieces import MAX_PIECES_PER_WORD, Pieces
from events.nlp.repair import repair
from events.nlp.tree import Tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP = 2
PIECES_A_BATCH = 512  # what fits the processor's cache; larger batches are slower, not faster
MAX_PIECES = 504


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says about one run of words.

    ``heads`` counts words from 0 with -1 for roots (one a sentence); ``sentence_starts`` holds the first word of each
    sentence; ``names`` are ``(start, end, label)``.
    """

    tags: list[str]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    names: list[tuple[int, int, str]]
    sentence_starts: list[int]


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    words: Sequence[str]
    ids: list[int]
    cases: list[int]
    first: list[int]


def joined(parts: list[Analysis], *, whole: bool) -> Analysis:
    """Put the analyses of consecutive runs of words together; with ``whole`` later roots hang from the first one."""
    out = Analysis([], [], [], [], [], [], [], [])
    for part in parts:
        at = len(out.heads)
        out.tags.extend(part.tags)
        out.pos.extend(part.pos)
        out.morphs.extend(part.morphs)
        out.lemmas.extend(part.lemmas)
        out.heads.extend(h + at if h >= 0 else -1 for h in part.heads)
        out.deps.extend(part.deps)
        out.names.extend((a + at, b + at, label) for a, b, label in part.names)
        out.sentence_starts.extend(s + at for s in part.sentence_starts)
    if whole and len(parts) > 1:
        first, *later = [i for i, h in enumerate(out.heads) if h < 0]
        for i in later:
            out.heads[i], out.deps[i] = first, "parataxis"
        del out.sentence_starts[1:]
    return out


class Network:
    """The network, its labels and its lemmatizer, read from one folder."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the files that ``events.nlp.training.export`` writes; ``threads`` is for the products."""
        import numpy as np
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
        )
        settings: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self._deps, self._tags, self._ner = settings["deps"], settings["tags"], settings["ner"]
        split = [m.partition("|") for m in settings["morphs"]]
        self._pos = [pos for pos, _, _ in split]
        self._morphs = ["" if features == "_" else features for _, _, features in split]
        self._slices = {name: slice(*bounds) for name, bounds in settings["columns"].items()}
        with np.load(folder / "relations.npz") as arrays:
            self._rel_out, self._rel_bias = arrays["weight"], arrays["bias"]
        self.pieces = Pieces(folder / "pieces.json")
        table = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        self._lemmas = Lemmatizer(table, (w for w in self.pieces.vocabulary() if w.isalpha() and len(w) > 1))
        self._gazetteer = Gazetteer.read()
        kinds = [label.partition("-") for label in self._ner]
        self._follows = np.array([[p != "I" or (q != "O" and k == j) for p, _, k in kinds] for q, _, j in kinds])

    def analyse(self, sentences: Sequence[Sequence[str]], *, whole: bool = True) -> list[Analysis]:
        """Analyse each list of words; ``whole`` makes each one sentence, else sentence starts are found inside it."""
        windows = [list(self._windows(words)) for words in sentences]
        flat = [window for group in windows for window in group]
        found: list[Analysis] = [Analysis([], [], [], [], [], [], [], [])] * len(flat)
        for batch in self._batches(flat):
            for item, analysis in self._run(batch, whole):
                found[item.number] = analysis
        if len(flat) == len(sentences):
            return found
        answers = iter(found)
        return [joined([next(answers) for _ in group], whole=whole) for group in windows]

    def _windows(self, words: Sequence[str]) -> Iterator[Sequence[str]]:
        """The words in runs that the network can take: nearly always one."""
        if len(words) * MAX_PIECES_PER_WORD < MAX_PIECES:
            yield words
            return
        begin, length = 0, 1
        for i, word in enumerate(words):
            size = len(self.pieces.word(word)[0])
            if length + size > MAX_PIECES:
                yield words[begin:i]
                begin, length = i, 1
            length += size
        yield words[begin:]

    def _batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[_Item]]:
        """Group sentences by padded length."""
        groups: dict[int, list[_Item]] = {}
        for number, words in enumerate(sentences):
            if words:
                item = _Item(number, words, *self.pieces.sentence(words))
                groups.setdefault(-(-len(item.ids) // STEP) * STEP, []).append(item)
        for length in sorted(groups):
            size = max(1, PIECES_A_BATCH // length)
            for at in range(0, len(groups[length]), size):
                yield groups[length][at : at + size]

    def _run(self, batch: list[_Item], whole: bool) -> Iterator[tuple[_Item, Analysis]]:
        """Run one batch of sentences of like length."""
        import numpy as np

        length = -(-max(len(item.ids) for item in batch) // STEP) * STEP
        ids = np.zeros((len(batch), length), dtype=np.int32)
        cases = np.zeros_like(ids)
        first: list[NDArray[np.int32]] = []
        for row, item in enumerate(batch):
            ids[row, : len(item.ids)] = item.ids
            cases[row, : len(item.cases)] = item.cases
            first.append(np.array(item.first, dtype=np.int32) + row * length)
        feeds = {
            "ids": ids,
            "cases": cases,
            "place": np.arange(length, dtype=np.int32),
            "lengths": np.array([len(item.ids) for item in batch], dtype=np.int32),
            "first": np.concatenate(first),
        }
        scores, dependents = self._session.run(["scores", "dependents"], feeds)
        columns = self._slices
        tags = scores[:, columns["tags"]].argmax(axis=1)
        morphs = scores[:, columns["morphs"]].argmax(axis=1)
        labels = scores[:, columns["ner"]].argmax(axis=1)
        begins = scores[:, columns["start"]].argmax(axis=1)
        at = 0
        for item in batch:
            n = len(item.words)
            rows = slice(at + 1, at + 1 + n)
            starts = [0] if whole else [0, *(i for i in range(1, n) if begins[at + 1 + i])]
            heads, deps = self._tree(scores[at : at + 1 + n], dependents[rows], starts)
            yield (
                item,
                self._analysis(
                    item.words,
                    tags[rows],
                    morphs[rows],
                    labels[rows],
                    scores[rows, columns["ner"]],
                    heads,
                    deps,
                    starts,
                ),
            )
            at += n + 1

    def _tree(
        self, scores: NDArray[np.float32], dependents: NDArray[np.float32], starts: list[int]
    ) -> tuple[list[int], list[str]]:
        """Heads and relations of the sentences of one item; row 0 of ``scores`` is the root's."""
        import numpy as np

        columns = self._slices
        n = len(dependents)
        heads_side = np.maximum(scores[:, columns["arc_head"]], 0.0)
        heads = np.empty(n, dtype=np.intp)
        for start, end in zip(starts, [*starts[1:], n], strict=True):
            rows = [0, *range(start + 1, end + 1)] if len(starts) > 1 else slice(None)
            found = tree_of(dependents[start:end] @ heads_side[rows].T)
            heads[start:end] = np.where(found >= 0, found + start, -1)
        relation = scores[1:, columns["rel_dependent"]] + scores[heads + 1, columns["rel_head"]]
        answers = np.maximum(relation, 0.0) @ self._rel_out + self._rel_bias
        return heads.tolist(), self._relations(answers, heads)

    def _relations(self, answers: NDArray[np.float32], heads: NDArray[np.intp]) -> list[str]:
        """Names of the best relations; ``root`` goes to roots and to nothing else."""
        root = self._deps.index("root")
        answers[:, root] = -1e9
        return [
            "root" if h < 0 else self._deps[k]
            for k, h in zip(answers.argmax(axis=1).tolist(), heads.tolist(), strict=True)
        ]

    def _analysis(
        self,
        words: Sequence[str],
        tags: NDArray[np.intp],
        morphs: NDArray[np.intp],
        labels: NDArray[np.intp],
        label_scores: NDArray[np.float32],
        heads: list[int],
        deps: list[str],
        starts: list[int],
    ) -> Analysis:
        """Names for all numbers, and the lemmas."""
        tag_names = [self._tags[k] for k in tags.tolist()]
        pos = [self._pos[k] for k in morphs.tolist()]
        chosen = labels.tolist()
        if any(chosen):
            previous = 0
            for k in chosen:
                if not self._follows[previous, k]:
                    chosen = best_path(label_scores, self._follows)
                    break
                previous = k
            names = names_of([self._ner[k] for k in chosen])
        else:
            names = []
        names = self._gazetteer.settled(words, tag_names, names)
        lemma = self._lemmas.lemma
        lemmas = [lemma(w, t, p) for w, t, p in zip(words, tag_names, pos, strict=True)]
        repair(Tree(words, lemmas, tag_names, heads, deps))
        for i in places_of_has(words, tag_names, heads, deps):
            lemmas[i] = "have"
        return Analysis(
            tags=tag_names,
            pos=pos,
            morphs=[self._morphs[k] for k in morphs.tolist()],
            lemmas=lemmas,
            heads=heads,
            deps=deps,
            names=names,
            sentence_starts=starts,
        )
