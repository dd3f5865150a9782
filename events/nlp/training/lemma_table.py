"""The lemmatizer's table of exceptions, taken from the treebanks: what the rules alone get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict

from events.nlp.lemmas import Lemmatizer, Table
from events.nlp.training.samples import Sample

SKIPPED = frozenset({"NNP", "ADD", "GW", "CD", "LS", "XX", "AFX"})


def exceptions(samples: list[Sample], words: list[str]) -> Table:
    """Map tag (or ``tag/class``) and lower-cased form to the lemma, wherever rules and treebank differ."""
    rules = Lemmatizer({}, words)
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    forms: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for word, tag, morph, lemma in zip(sample.words, sample.tags, sample.morphs, sample.lemmas, strict=True):
            pos = morph.partition("|")[0]
            if tag in SKIPPED or "@" in word or (tag == "NNPS" and len(word) < 4):
                continue
            key = (tag, pos, word.lower().replace("’", "'"))
            seen[key][lemma] += 1
            forms[key][word] += 1
    table: Table = {}
    for (tag, pos, lower), lemmas in sorted(seen.items()):
        lemma, count = min(lemmas.items(), key=lambda item: (-item[1], item[0]))
        form = min(forms[tag, pos, lower].items(), key=lambda item: (-item[1], item[0]))[0]
        # Adjectives are looked at in lower case too: "french" is French, "Great" at the start of a sentence is great.
        wrong = rules.by_rule(form, tag, pos) != lemma or (tag == "JJ" and rules.by_rule(lower, tag, pos) != lemma)
        if wrong and count * 2 > sum(lemmas.values()) and lemma != "_":
            table.setdefault(f"{tag}/{pos}", {})[lower] = lemma
    return table
