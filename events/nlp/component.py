"""The built-in pipeline as a spaCy component: a blank English pipeline plus one component that fills the whole ``Doc``.

So the pipeline loads with ``spacy.load`` (after ``import events.nlp.component``) and runs with ``nlp.pipe``
like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch, registry

from events.nlp.network import Analysis, Network
from events.nlp.running import analyse_running
from events.nlp.words import tokenizer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokenizer import Tokenizer

NAME = "newsdyads"


@registry.tokenizers("newsdyads.tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Factory of the tokenizer, for the pipeline's config."""
    return tokenizer_for


@Language.factory(NAME, default_config={"threads": 1})
def create_component(nlp: Language, name: str, threads: int) -> Parser:
    """Factory of the component; ``threads`` is the number of threads of the network's products."""
    del nlp, name
    return Parser(threads)


class Parser:
    """Tags, parses, lemmatizes and finds names and sentences in documents of running text."""

    def __init__(self, threads: int = 1) -> None:
        """The network is loaded by ``from_disk``."""
        self.threads = threads
        self.network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotate documents, many at a time."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            places = [(number, words) for number, doc in enumerate(docs) for words in paragraphs_of(doc)]
            texts = [[t.text for t in doc] for doc in docs]
            runs = [[texts[number][i] for i in words] for number, words in places]
            found: list[list[tuple[list[int], Analysis]]] = [[] for _ in docs]
            for (number, words), analysis in zip(places, analyse_running(self.loaded(), runs), strict=True):
                found[number].append((words, analysis))
            for doc, parts in zip(docs, found, strict=True):
                fill(doc, parts)
                yield doc

    def loaded(self) -> Network:
        """The network; ``RuntimeError`` when the component was not read from disk."""
        if self.network is None:
            raise RuntimeError("the component has no network: load the pipeline from its folder")
        return self.network

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The network's files are written by the training recipe, not by spaCy."""

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Parser:
        """Load the network from its folder."""
        self.network = Network(Path(path), self.threads)
        return self


def paragraphs_of(doc: Doc) -> list[list[int]]:
    """Indices of the words of each paragraph (divided by blank lines); white space left out."""
    out: list[list[int]] = [[]]
    for token in doc:
        if not token.is_space:
            out[-1].append(token.i)
        elif token.text.count("\n") > 1 and out[-1]:
            out.append([])
    return [words for words in out if words]


def fill(doc: Doc, parts: list[tuple[list[int], Analysis]]) -> None:
    """Write the analyses of a document's paragraphs into it, all attributes in one go."""
    import numpy as np
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
    from spacy.symbols import IDS

    add, morph = doc.vocab.strings.add, doc.vocab.morphology.add
    columns = [TAG, POS, LEMMA, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE]
    values = np.zeros((len(doc), len(columns)), dtype=np.uint64)
    values[:, 6] = 2  # outside any name
    space = [add("_SP"), IDS["SPACE"]]
    for t in doc:
        if t.is_space:
            # White space hangs from the word before it (from the first word, at the start of the text).
            values[t.i, :6] = [*space, t.orth, 0, add("dep"), _unsigned(_anchor(doc, t.i) - t.i)]
    for words, one in parts:
        for k, i in enumerate(words):
            head = one.heads[k]
            relation = add("ROOT" if head < 0 else one.deps[k])
            step = words[head] - i if head >= 0 else 0
            row = [
                add(one.tags[k]),
                IDS[one.pos[k]],
                add(one.lemmas[k]),
                morph(one.morphs[k]),
                relation,
                _unsigned(step),
            ]
            values[i, :6] = row
        for start, end, label in one.names:
            values[words[start] : words[end - 1] + 1, 6] = 1
            values[words[start], 6] = 3
            values[words[start] : words[end - 1] + 1, 7] = add(label)
    doc.from_array(columns, values)  # type: ignore[arg-type]


def _unsigned(step: int) -> int:
    """A relative head as the unsigned number spaCy's arrays hold."""
    return step % 2**64


def _anchor(doc: Doc, i: int) -> int:
    before = i - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before >= 0:
        return before
    after = i + 1
    while after < len(doc) and doc[after].is_space:
        after += 1
    return after if after < len(doc) else i
