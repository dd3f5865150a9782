"""Which language a text is written in, offline.

Clear English is told by its function words, which is quick and needs no model; anything else is asked of py3langid.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset({
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "it", "with", "as", "was", "by", "at", "from",
    "be", "are", "this", "an", "have", "has", "had", "not", "but", "they", "which", "or", "his", "he", "she", "we",
    "you", "will", "would", "their", "been", "were", "its", "said", "who", "after", "more", "about", "than", "when",
    "there", "also", "into", "over",
})  # fmt: skip
_SAMPLE_CHARS = 4000
_CLEAR = 0.22
_SURE = 0.85

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian",
    "nb": "Norwegian",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovene",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return the English name of an ISO 639-1 code, or the code itself."""
    return _NAMES.get(code, code)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    # The name of the loader changed with version 0.4.
    load = getattr(LanguageIdentifier, "from_model_file", None) or LanguageIdentifier.from_pickled_model
    return load(MODEL_FILE, norm_probs=True)


def detect_language(text: str, min_chars: int = 120) -> tuple[str, float] | None:
    """Return the ISO 639-1 code of the language and how sure that is (0 to 1), ``None`` when there is too little text.

    Characters that carry no letters do not count towards ``min_chars``.
    """
    sample = text[:_SAMPLE_CHARS]
    words = [w.lower() for w in _WORD.findall(sample)]
    letters = sum(map(len, words))
    wide = sum(1 for c in sample if c > "\u2e7f")  # a Chinese or Japanese character says as much as a word
    if letters + 3 * wide < min_chars:
        return None
    if sum(w in _FUNCTION_WORDS for w in words) >= _CLEAR * len(words):
        return "en", 1.0
    code, sure = _identifier().classify(" ".join(sample.split()))
    return str(code), float(sure)


def foreign_language(text: str, languages: tuple[str, ...], min_chars: int) -> tuple[str | None, str | None]:
    """Return the language found, and the same again as second item when it is surely none of ``languages``."""
    found = detect_language(text, min_chars)
    if found is None:
        return None, None
    code, sure = found
    if code in languages:
        return code, None
    return (code, code) if sure >= _SURE else (None, None)
