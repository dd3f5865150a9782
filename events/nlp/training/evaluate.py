"""``python -m events.nlp.training.evaluate``: scores of a pipeline on the development files.

Raw-text scores align the pipeline's words with the treebank's by character offsets, as the CoNLL shared tasks do: F1
over words that cover the same characters (and sentences that do).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from events.nlp.network import Analysis, Network
from events.nlp.running import analyse_running
from events.nlp.training.augment import headline, lower_cased, no_stop, without_commas
from events.nlp.training.samples import Sample, read_conllu, read_names

RELATIONS = ("nsubj", "obj", "obl", "nsubj:pass", "appos", "ccomp", "conj", "nmod")


def f1(right: int, gold: int, found: int) -> float:
    """F1 in per cent."""
    return 200.0 * right / (gold + found) if gold + found else 0.0


def gold_scores(network: Network, samples: list[Sample]) -> dict[str, float]:
    """Scores on the treebank's own words and sentences."""
    found = network.analyse([s.words for s in samples])
    right: Counter[str] = Counter()
    gold_relations: Counter[str] = Counter()
    found_relations: Counter[str] = Counter()
    right_relations: Counter[str] = Counter()
    total = sum(map(len, samples))
    for sample, one in zip(samples, found, strict=True):
        for i, morph in enumerate(sample.morphs):
            same_head = sample.heads[i] == one.heads[i]
            gold, got = sample.deps[i], one.deps[i]
            right["UAS"] += same_head
            right["LAS"] += same_head and gold == got
            right["UPOS"] += morph.partition("|")[0] == one.pos[i]
            right["XPOS"] += sample.tags[i] == one.tags[i]
            right["lemma"] += sample.lemmas[i] == one.lemmas[i]
            gold_relations[gold] += 1
            found_relations[got] += 1
            right_relations[gold] += same_head and gold == got
    scores = {name: 100.0 * count / total for name, count in right.items()}
    for name in RELATIONS:
        scores[f"F {name}"] = f1(right_relations[name], gold_relations[name], found_relations[name])
    return scores


VARIANTS: dict[str, Callable[[Sample], Sample]] = {
    "lower case": lower_cased,
    "headline": headline,
    "no stop": no_stop,
}


def variant_scores(network: Network, samples: list[Sample]) -> dict[str, float]:
    """LAS on the treebank's sentences as they are and in other dress; commas count only where there are some to drop."""
    pairs = [(sample, without_commas(sample)) for sample in samples]
    dropped = [(one, other) for one, other in pairs if len(one) > len(other)]
    sets = {"as they are": samples, **{name: [vary(s) for s in samples] for name, vary in VARIANTS.items()}}
    sets |= {"commas": [one for one, _ in dropped], "no commas": [other for _, other in dropped]}
    return {name: gold_scores(network, chosen).get("LAS", 0.0) for name, chosen in sets.items() if chosen}


def paragraphs_of(samples: list[Sample]) -> list[list[Sample]]:
    """Group sentences by document and paragraph."""
    groups: list[list[Sample]] = []
    for sample in samples:
        if groups and (groups[-1][0].doc, groups[-1][0].paragraph) == (sample.doc, sample.paragraph):
            groups[-1].append(sample)
        else:
            groups.append([sample])
    return groups


def text_of(sample: Sample) -> str:
    """The sentence as running text, with the space that follows it if any."""
    return "".join(w + " " * s for w, s in zip(sample.words, sample.spaces, strict=True))


Words = dict[tuple[int, int], tuple[Any, ...]]


def _spans(words: Iterable[str], begin: int) -> list[tuple[int, int]]:
    """Character offsets of words when white space is not counted."""
    out, at = [], begin
    for word in words:
        size = len("".join(word.split()))
        out.append((at, at + size))
        at += size
    return out


def raw_scores(network: Network, samples: list[Sample]) -> dict[str, float]:
    """Scores from raw text, one paragraph at a time: own words, own sentences."""
    import spacy

    from events.nlp.words import tokenizer_for

    tokenizer = tokenizer_for(spacy.blank("en"))
    groups = paragraphs_of(samples)
    docs = [tokenizer("".join(text_of(s) for s in group).strip()) for group in groups]
    words = [[t.text for t in doc if not t.is_space] for doc in docs]
    counts: Counter[str] = Counter()
    for group, own, one in zip(groups, words, analyse_running(network, words), strict=True):
        gold, gold_sentences = _gold_words(group)
        found, found_sentences = _found_words(own, one)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        counts["sentences gold"] += len(gold_sentences)
        counts["sentences found"] += len(found_sentences)
        counts["sentences"] += len(gold_sentences & found_sentences)
        for span, (head, dep, tag, lemma) in gold.items():
            if span in found:
                other = found[span]
                counts["words"] += 1
                counts["UAS"] += other[0] == head
                counts["LAS"] += other[0] == head and other[1] == dep
                counts["XPOS"] += other[2] == tag
                counts["lemma"] += other[3] == lemma
    scores = {k: f1(counts[k], counts["gold"], counts["found"]) for k in ("words", "UAS", "LAS", "XPOS", "lemma")}
    return {**scores, "sentences": f1(counts["sentences"], counts["sentences gold"], counts["sentences found"])}


def _gold_words(group: list[Sample]) -> tuple[Words, set[tuple[int, int]]]:
    out: Words = {}
    sentences, at = set(), 0
    for sample in group:
        spans = _spans(sample.words, at)
        heads = [spans[h] if h >= 0 else None for h in sample.heads]
        out.update(zip(spans, zip(heads, sample.deps, sample.tags, sample.lemmas, strict=True), strict=True))
        sentences.add((at, spans[-1][1]))
        at = spans[-1][1]
    return out, sentences


def _found_words(words: list[str], one: Analysis) -> tuple[Words, set[tuple[int, int]]]:
    spans = _spans(words, 0)
    heads = [spans[h] if h >= 0 else None for h in one.heads]
    out: Words = dict(zip(spans, zip(heads, one.deps, one.tags, one.lemmas, strict=True), strict=True))
    bounds = [*one.sentence_starts, len(words)]
    return out, {(spans[a][0], spans[b - 1][1]) for a, b in pairwise(bounds)}


def name_scores(network: Network, samples: list[Sample]) -> dict[str, float]:
    """Strict F1 of names (span and label), over all labels, over the four kinds of actor, and by label."""
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for sample, one in zip(samples, analyse_running(network, [s.words for s in samples]), strict=True):
        gold = set(_names(sample))
        found = {x for x in one.names if not any(label is None for label in (sample.ner or ())[x[0] : x[1]])}
        for label in {x[2] for x in gold | found}:
            right[label] += len({x for x in gold & found if x[2] == label})
            gold_count[label] += len({x for x in gold if x[2] == label})
            found_count[label] += len({x for x in found if x[2] == label})
    actors = ("PERSON", "ORG", "LOC", "NORP")
    scores = {
        "all": f1(right.total(), gold_count.total(), found_count.total()),
        "actors": f1(*(sum(c[a] for a in actors) for c in (right, gold_count, found_count))),
    }
    return {**scores, **{k: f1(right[k], gold_count[k], found_count[k]) for k in sorted(gold_count)}}


def _names(sample: Sample) -> list[tuple[int, int, str]]:
    from events.nlp.decode import names_of

    return names_of([label or "O" for label in sample.ner or ()])


def evaluate(network: Network, folder: Path, *, variants: bool = False) -> dict[str, dict[str, float]]:
    """All scores, by development file and way of measuring; ``variants`` adds those on variants of the sentences."""
    out, parsed = {}, []
    for name in ("ud_ewt_dev", "ud_gum_open_dev"):
        samples = list(read_conllu(folder / f"{name}.conllu.gz"))
        out[f"{name}, raw text"] = raw_scores(network, samples)
        out[f"{name}, gold words and sentences"] = gold_scores(network, samples)
        parsed += samples
    for name in ("ner_gmb_dev", "ner_gum_dev"):
        out[name] = name_scores(network, list(read_names(folder / f"{name}.jsonl.gz")))
    if variants:
        out["LAS on variants, gold words and sentences"] = variant_scores(network, parsed)
    return out


def main() -> None:
    """Print the scores as a table, or as JSON with ``--json``."""
    parser = argparse.ArgumentParser(description="Score the built-in pipeline on the development files.")
    parser.add_argument("--model", type=Path, default=Path("events/models/en/newsdyads"))
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--variants", action="store_true", help="also in lower case, as headlines, without commas")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scores = evaluate(Network(options.model), options.data, variants=options.variants)
    if options.json:
        print(json.dumps(scores, indent=1))
        return
    for name, values in scores.items():
        print(name)
        for key, value in values.items():
            print(f"  {key:12} {value:6.2f}")


if __name__ == "__main__":
    main()
