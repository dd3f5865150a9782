"""Find a pipeline by name or path, load it quietly, and parse many pre-split sentences with it."""

from __future__ import annotations

import hashlib
import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.nlp.adapter import sentence_from_analysis, sentence_from_doc
from events.nlp.clearnlp import uses_clearnlp
from events.nlp.joined import divide
from events.types import Sentence, SentenceSpan

if TYPE_CHECKING:
    from spacy.language import Language

    from events.nlp.network import Network

MODELS = Path(__file__).parent.parent / "models"
BUILT_IN = "en"
BUILT_IN_COMPONENT = "newsdyads"
WINDOW = 4096  # sentences sorted by length at a time; bounds memory, never changes an answer
BATCH = 64


class Pipeline:
    """A loaded pipeline with a name and a hash of its files; ``parse`` turns sentence texts into ``Sentence``s."""

    def __init__(self, nlp: Language, name: str, digest: str) -> None:
        """Wrap a loaded spaCy pipeline; ``digest`` is the hash of its files, for the manifest."""
        self.nlp = nlp
        self.name = name
        self.hash = digest
        labels: list[str] = []
        if "parser" in nlp.pipe_names:
            labels = list(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
        self._clearnlp = uses_clearnlp(labels)
        self._network: Network | None = None
        if nlp.pipe_names == [BUILT_IN_COMPONENT]:
            self._network = nlp.get_pipe(BUILT_IN_COMPONENT).loaded()  # type: ignore[attr-defined]

    def parse(self, sentences: Iterable[tuple[str, SentenceSpan]]) -> Iterator[Sentence]:
        """Parse ``(sentence text, span)`` pairs, of as many articles as you like, and yield them in the same order.

        Each text is ``article.text[span.start:span.end]`` and gives exactly one ``Sentence``. Sentences are sorted by
        length inside a window so that batches hold sentences of like length.
        """
        stream = iter(sentences)
        while window := list(islice(stream, WINDOW)):
            if self._network is not None:
                yield from self._direct(self._network, window)
                continue
            order = sorted(range(len(window)), key=lambda i: len(window[i][0]))
            texts = (window[i][0] for i in order)
            out: list[Sentence | None] = [None] * len(window)
            with _quiet():
                for i, doc in zip(order, self.nlp.pipe(texts, batch_size=BATCH), strict=True):
                    out[i] = sentence_from_doc(doc, window[i][1], clearnlp=self._clearnlp)
            yield from (s for s in out if s is not None)

    def _direct(self, network: Network, window: list[tuple[str, SentenceSpan]]) -> Iterator[Sentence]:
        """The built-in network without the detour over ``Doc`` attributes: the same answers, sooner."""
        words, offsets = [], []
        for text, _ in window:
            kept = [(t.text, t.idx) for t in self.nlp.tokenizer(text) if not t.is_space]
            own, at = divide([w for w, _ in kept], [at for _, at in kept])
            words.append(own)
            offsets.append(at)
        for (text, span), own, at, analysis in zip(window, words, offsets, network.analyse(words), strict=True):
            yield sentence_from_analysis(text, span, own, at, analysis)

    def parse_text(self, text: str) -> Sentence:
        """Parse one sentence that stands alone (offsets count from its own start)."""
        return next(self.parse([(text, SentenceSpan(0, 0, len(text), 0))]))


def load_pipeline(model: str | None = None, *, threads: int = 1) -> Pipeline:
    """Load the built-in pipeline (``None``), an installed spaCy pipeline by name, or one from a folder.

    ``threads`` is the number of threads of the built-in pipeline's network. Raises ``ModelError`` when there is no
    such pipeline or it has no parser.
    """
    folder = _folder_of(model)
    nlp = _load(folder, threads)
    name = f"{nlp.meta.get('lang', 'en')}_{nlp.meta.get('name', folder.name)}-{nlp.meta.get('version', '0')}"
    return Pipeline(nlp, name, hash_of(folder))


def identify(model: str | None = None) -> tuple[str, str]:
    """Return name and hash of a pipeline without loading it. Raises ``ModelError`` when there is no such pipeline."""
    import json

    from events.errors import ModelError

    folder = _folder_of(model)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"no spaCy pipeline in {folder}", hint="the folder of a spaCy pipeline has a file meta.json"
        ) from None
    return f"{meta.get('lang', 'en')}_{meta.get('name', folder.name)}-{meta.get('version', '0')}", hash_of(folder)


def _folder_of(model: str | None) -> Path:
    """The folder that holds the pipeline's files."""
    from importlib.util import find_spec

    from events.errors import ModelError

    if model is None:
        return MODELS / BUILT_IN
    if Path(model).is_dir():
        return _with_config(Path(model))
    spec = find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(
            f"no pipeline called {model!r}",
            hint="give a folder, or install the spaCy pipeline first (python -m spacy download en_core_web_sm)",
        )
    return _with_config(Path(spec.origin).parent)


def _with_config(folder: Path) -> Path:
    """The folder itself, or the one versioned folder inside it that spaCy's packages have."""
    if (folder / "config.cfg").exists():
        return folder
    inner = sorted(p.parent for p in folder.glob("*/config.cfg"))
    return inner[0] if inner else folder


def _load(folder: Path, threads: int) -> Language:
    from events.errors import ModelError

    if not (folder / "config.cfg").exists():
        raise ModelError(f"no spaCy pipeline in {folder}", hint="the folder of a spaCy pipeline has a file config.cfg")
    with _quiet():
        import spacy

        overrides: dict[str, Any] = {}
        if (folder / BUILT_IN_COMPONENT).is_dir():
            import events.nlp.component  # noqa: F401 - registers the component with spaCy

            overrides = {"components": {BUILT_IN_COMPONENT: {"threads": threads}}}
        nlp = spacy.load(folder, config=overrides)
    if not any(nlp.has_pipe(name) for name in ("parser", BUILT_IN_COMPONENT)):
        raise ModelError(f"the pipeline in {folder} has no dependency parser", hint="events are coded from a parse")
    return nlp


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the warnings of spaCy and its libraries from the terminal."""
    logger = logging.getLogger("spacy")
    level = logger.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            logger.setLevel(level)


def hash_of(folder: Path) -> str:
    """SHA-256 over the names and contents of a folder's files, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
