"""The lemmatizer's table of exceptions, taken from the treebanks: what the rules alone get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from events.nlp.lemmas import Lemmatizer, Table
from events.nlp.training.samples import Sample

SKIPPED = frozenset({"NNP", "ADD", "GW", "CD", "LS", "XX", "AFX"})
OPEN = frozenset({"NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBZ"})
SEEN_NAME = 2  # how often a name must be seen to be believed when it is written without its capital
_Word = tuple[str, str, str, str]  # tag, class, form, lemma


def exceptions(samples: list[Sample], words: list[str]) -> Table:
    """Map ``tag/class`` and form to the lemma, wherever rules and treebanks differ.

    Forms are in lower case; one form that is treated otherwise with capitals ("GDP" is no "gdp") is there as written.
    Marks stand under their class alone, names that are sometimes written without a capital under ``NNP``.
    """
    seen = list(_words(samples))
    table: Table = {}
    _add_words(table, [w for w in seen if w[0] not in SKIPPED and w[1] != "PUNCT"], words)
    _add_marks(table, [w for w in seen if w[1] == "PUNCT"])
    _add_names(table, seen)
    _add_written_forms(table, [w for w in seen if w[0] not in SKIPPED], Lemmatizer(table, words))
    return {key: dict(sorted(entries.items())) for key, entries in sorted(table.items())}


def _words(samples: list[Sample]) -> Iterator[_Word]:
    for sample in samples:
        for word, tag, morph, lemma in zip(sample.words, sample.tags, sample.morphs, sample.lemmas, strict=True):
            if "@" not in word and not (tag == "NNPS" and len(word) < 4) and lemma != "_":
                yield tag, morph.partition("|")[0], word.replace("’", "'"), lemma


def _most_common(counts: Counter[str]) -> tuple[str, int]:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))


def _add_words(table: Table, words: list[_Word], vocabulary: list[str]) -> None:
    """Where the rules are wrong; a word that has another's lemma but once is a slip of its writer's pen."""
    rules = Lemmatizer({}, vocabulary)
    known = frozenset(vocabulary)
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    forms: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for tag, pos, word, lemma in words:
        seen[tag, pos, word.lower()][lemma] += 1
        forms[tag, pos, word.lower()][word] += 1
    for (tag, pos, lower), lemmas in sorted(seen.items()):
        lemma, count = _most_common(lemmas)
        written = {_most_common(forms[tag, pos, lower])[0]}
        if tag == "JJ":
            # "french" is French, and neither "Great" nor "Clean" at the start of a sentence is a name.
            written |= {lower, lower.capitalize()}
        wrong = any(rules.by_rule(form, tag, pos) != lemma for form in written)
        rule = rules.by_rule(lower, tag, pos)
        slip = count == 1 and tag in OPEN and lower in known and rule in known and lemma.lower() != lower
        if wrong and not slip and count * 2 > lemmas.total():
            table.setdefault(f"{tag}/{pos}", {})[lower] = lemma


def _add_marks(table: Table, words: list[_Word]) -> None:
    """Marks have one lemma whatever the tag: the tags of dashes and dots are easily confused."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, word, lemma in words:
        seen[word.lower()][lemma] += 1
    for mark, lemmas in sorted(seen.items()):
        lemma = _most_common(lemmas)[0]
        if lemma != mark:
            table.setdefault("PUNCT", {})[mark] = lemma


def _add_names(table: Table, words: list[_Word]) -> None:
    """Names that are no common words: "canada" is Canada, "sept." is September."""
    common = {word.lower() for tag, _, word, _ in words if tag not in ("NNP", "NNPS") and not word.isupper()}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for tag, _, word, lemma in words:
        if tag == "NNP" and word.istitle():
            seen[word.lower()][lemma] += 1
    for lower, lemmas in sorted(seen.items()):
        lemma, count = _most_common(lemmas)
        changed = lemma.lower() != lower
        if count >= SEEN_NAME and (changed or (lower not in common and len(lower) > 2)):
            table.setdefault("NNP", {})[lower] = lemma


def _add_written_forms(table: Table, words: list[_Word], lemmatizer: Lemmatizer) -> None:
    """Words in capitals that table and rules still get wrong, as they are written."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for tag, pos, word, lemma in words:
        if word.isupper():
            seen[tag, pos, word][lemma] += 1
    for (tag, pos, word), lemmas in sorted(seen.items()):
        lemma, count = _most_common(lemmas)
        if count >= SEEN_NAME and count * 2 > lemmas.total() and lemmatizer.lemma(word, tag, pos) != lemma:
            table.setdefault(f"{tag}/{pos}", {})[word] = lemma
