"""Running text: windows of words whose sentence boundaries the network finds itself."""

from __future__ import annotations

from collections.abc import Sequence

from events.nlp.network import Analysis, Network, joined

WINDOW_WORDS = 90


def analyse_running(network: Network, paragraphs: Sequence[Sequence[str]]) -> list[Analysis]:
    """Analyse paragraphs (lists of words) of any length; sentences never cross a paragraph.

    Each round takes one window of every paragraph; the window's last sentence, which it may have cut, is left for the
    next round, so that a sentence is always seen whole.
    """
    parts: list[list[Analysis]] = [[] for _ in paragraphs]
    at = [0] * len(paragraphs)
    size = [WINDOW_WORDS] * len(paragraphs)
    open_ = [i for i, words in enumerate(paragraphs) if words]
    while open_:
        windows = [paragraphs[i][at[i] : at[i] + size[i]] for i in open_]
        for i, window, analysis in zip(open_, windows, network.analyse(windows, whole=False), strict=True):
            last = at[i] + len(window) == len(paragraphs[i])
            starts = analysis.sentence_starts
            if not last and len(starts) == 1 and size[i] == WINDOW_WORDS:
                size[i] = 2 * WINDOW_WORDS  # a very long sentence: look further once
                continue
            keep = len(window) if last or len(starts) == 1 else starts[-1]
            parts[i].append(first_words(analysis, keep))
            at[i] += keep
            size[i] = WINDOW_WORDS
        open_ = [i for i in open_ if at[i] < len(paragraphs[i])]
    return [joined(p, whole=False) for p in parts]


def first_words(analysis: Analysis, count: int) -> Analysis:
    """The first ``count`` words, which must end a sentence, of an analysis."""
    if count == len(analysis.heads):
        return analysis
    return Analysis(
        tags=analysis.tags[:count],
        pos=analysis.pos[:count],
        morphs=analysis.morphs[:count],
        lemmas=analysis.lemmas[:count],
        heads=analysis.heads[:count],
        deps=analysis.deps[:count],
        names=[(a, min(b, count), label) for a, b, label in analysis.names if a < count],
        sentence_starts=[s for s in analysis.sentence_starts if s < count],
    )
