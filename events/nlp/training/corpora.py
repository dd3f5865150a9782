"""Which files make up the training set, and how much of each goes into one epoch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from events.nlp.training.augment import MAX_WORDS, chunked, sentences_of, varied
from events.nlp.training.madeup import made_up, names_in
from events.nlp.training.samples import Sample, read_conllu, read_names, with_names

SILVER_PER_GOLD = 0.5  # words of silver sentences in an epoch for each word of the treebanks
SINGLE = 0.5  # share of parsed sentences that stand alone, as they mostly do at run time
EXTRA, EXTRA_SHARE = 16_000, 0.2  # made-up sentences in all, and the share of them in one epoch
NEWS_TIMES = 8  # how often an epoch has each hand-checked news sentence
PARTS = ("swapped-names", "made-up", "lower-case", "headlines", "commas")  # what can be left out of the recipe


@dataclass(frozen=True)
class Corpora:
    """Parsed sentences (``ewt``, ``gum`` with names), name corpora with their share of an epoch, made-up sentences.

    ``silver`` holds sentences that pipelines parsed (see ``silver.py``), ``news`` hand-checked ones; the recipe has
    none of either unless told otherwise. ``left_out`` names the ``PARTS`` of the recipe that are not used.
    """

    ewt: list[Sample]
    gum: list[Sample]
    names: list[tuple[list[Sample], float]]
    extra: list[Sample]
    silver: list[Sample] = field(default_factory=list)
    news: list[Sample] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()

    def epoch(self, random: Random) -> list[Sample]:
        """Draw the chunks of one epoch, unshuffled."""
        chunks = chunked(self.ewt, SINGLE, random) + chunked(self.gum, SINGLE, random)
        chunks += [s for s in self.extra if random.random() < EXTRA_SHARE]
        share = self.silver_share()
        chunks += [s for s in self.silver if random.random() < share]
        chunks += self.news * NEWS_TIMES
        for corpus, share in self.names:
            for chunk in corpus:
                if random.random() < share:
                    parts = sentences_of(chunk) if random.random() < 0.5 or len(chunk) > MAX_WORDS else [chunk]
                    chunks.extend(parts)
        return [varied(chunk, random, self.left_out) for chunk in chunks if len(chunk) <= 2 * MAX_WORDS]

    def silver_share(self) -> float:
        """The share of the silver sentences in one epoch."""
        gold = sum(map(len, self.ewt)) + sum(map(len, self.gum))
        silver = sum(map(len, self.silver))
        return min(1.0, SILVER_PER_GOLD * gold / silver) if silver else 0.0


def load(folder: Path, made_up_sentences: int = EXTRA, left_out: frozenset[str] = frozenset()) -> Corpora:
    """Read the training files of ``folder`` and make up sentences; ``FileNotFoundError`` when a file is missing."""
    shares = {
        "ner_gmb_train": 1.0,
        "ner_wikigold_train": 0.8,
        "ner_crossner_politics_train": 0.8,
        "ner_crossner_other_train": 0.3,
        "ner_swap_a_train": 0.25,
        "ner_swap_b_train": 0.25,
    }
    if "swapped-names" in left_out:
        shares = {name: share for name, share in shares.items() if "swap" not in name}
    gum = list(read_conllu(folder / "ud_gum_open_train.conllu.gz"))
    names = [(list(read_names(folder / f"{name}.jsonl.gz")), share) for name, share in shares.items()]
    people, places = names_in([s for corpus, _ in names for s in corpus])
    return Corpora(
        ewt=list(read_conllu(folder / "ud_ewt_train.conllu.gz")),
        gum=with_names(gum, list(read_names(folder / "ner_gum_train.jsonl.gz"))),
        names=names,
        extra=[] if "made-up" in left_out else list(made_up(made_up_sentences, 1, people, places)),
        left_out=left_out,
    )
