"""The tokenizer of the built-in pipeline: spaCy's English rules, adjusted to the treebanks it is trained on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

# Runs of one mark are one word; so are these pairs.
_RUNS = [
    r"[!?]{2,}",
    r"\*{2,}",
    r"={2,}",
    r"_{2,}",
    r"-{2,}",
    r"~{2,}",
    r"#{2,}",
    r"<{2,}",
    r">{2,}",
    r"\${2,}",
    r"\+{2,}",
]
# After these prefixes a hyphen does not divide a word.
_PREFIXES = "|".join(
    f"[{p[0].upper()}{p[0]}]{p[1:]}"
    for p in "anti co counter cross e mini mis multi non pan post pre pro re semi sub un".split()
)
_WHOLE = re.compile(
    rf"(?:{_PREFIXES})-[A-Za-z]+"  # non-aligned, re-election, pro-Russian
    r"|\(?\d{3}[-.)]\d{3}-\d{4}|\d{3}-\d{4}"  # telephone numbers
)
_TITLES = ("Capt.", "Lt.", "Col.", "Maj.", "Sgt.", "Cmdr.", "Brig.", "Hon.", "Amb.", "Ext.", "ext.", "etc.", "al.")


def tokenizer_for(nlp: Language) -> Tokenizer:
    """Build the tokenizer for a blank English pipeline."""
    from spacy.attrs import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    whole, url = _WHOLE.fullmatch, defaults.url_match
    rules = dict(defaults.tokenizer_exceptions or {})
    for title in _TITLES:
        rules[title] = [{ORTH: title}]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or [])]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *(defaults.suffixes or [])]).search,
        infix_finditer=compile_infix_regex(defaults.infixes or []).finditer,
        token_match=whole,
        url_match=url,
    )
