"""Windows over running text, with a network whose answers are known."""

from __future__ import annotations

from collections.abc import Sequence

from events.nlp.network import Analysis, joined
from events.nlp.running import analyse_running


class Stub:
    """Finds a sentence after each full stop; each word hangs from the one before it."""

    def analyse(self, sentences: Sequence[Sequence[str]], *, whole: bool = True) -> list[Analysis]:
        return [self._one(words) for words in sentences]

    @staticmethod
    def _one(words: Sequence[str]) -> Analysis:
        starts = [0, *(i + 1 for i, w in enumerate(words[:-1]) if w == ".")]
        heads = [-1 if i in starts else i - 1 for i in range(len(words))]
        filler = [""] * len(words)
        deps = ["root" if h < 0 else "dep" for h in heads]
        return Analysis(filler, filler, filler, list(words), heads, deps, [], starts)


def test_no_sentence_is_cut_by_a_window() -> None:
    words = [w for length in (30, 50, 40, 5, 80, 2) for w in [*["a"] * length, "."]]
    (found,) = analyse_running(Stub(), [words])  # type: ignore[arg-type]
    assert found.lemmas == words
    assert found.sentence_starts == [0, 31, 82, 123, 129, 210]
    assert [i for i, h in enumerate(found.heads) if h < 0] == found.sentence_starts


def test_a_sentence_longer_than_any_window_ends_somewhere() -> None:
    words = ["a"] * 1000
    (found,) = analyse_running(Stub(), [words])  # type: ignore[arg-type]
    assert len(found.heads) == 1000
    assert found.sentence_starts[0] == 0


def test_empty_paragraph() -> None:
    assert analyse_running(Stub(), [[]])[0].heads == []  # type: ignore[arg-type]


def test_joined_whole_has_one_root() -> None:
    part = Stub._one(["a", "b"])
    found = joined([part, part], whole=True)
    assert found.heads == [-1, 0, 0, 2]
    assert found.deps[2] == "parataxis"
    assert found.sentence_starts == [0]
