"""Fingerprints for finding syndicated copies: MinHash over word shingles, cut into bands.

``fingerprint`` is a pure function of the text. Two texts that share a band are candidates; ``similarity`` of their
signatures estimates the Jaccard overlap of their shingles (Broder 1997). The look-up across articles and builds is the
warehouse's work.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE_WORDS = 4
PERMUTATIONS = 128
BANDS = 32  # bands of four rows: a pair with 60 % overlap shares one with probability 0.99, one with 15 % with 0.02
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``signature``: 128 minima, unsigned 32-bit little-endian; ``bands``: 32 keys; ``shingles``: their number."""

    signature: bytes
    bands: tuple[str, ...]
    shingles: int


@lru_cache(maxsize=1)
def _coefficients() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Fixed multipliers and offsets of the hash family, derived from a name so that every build has the same ones."""
    import numpy as np

    stream = hashlib.shake_256(b"newsdyads fingerprint 1").digest(PERMUTATIONS * 8)
    raw = np.frombuffer(stream, dtype="<u4").astype(np.uint64)
    a = raw[:PERMUTATIONS] % (_PRIME - 1) + 1
    b = raw[PERMUTATIONS:] % _PRIME
    return a, b


def _shingles(text: str) -> list[int]:
    """Hashes (31 bits) of the distinct runs of four words, sorted."""
    words = [w.casefold() for w in _WORD.findall(text)]
    if not words:
        return []
    size = min(SHINGLE_WORDS, len(words))
    runs = {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}
    hashes = {
        int.from_bytes(hashlib.blake2b(r.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "little")
        for r in runs
    }
    return sorted(h % _PRIME for h in hashes)


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of ``text``; a text without words has an all-ones signature and no bands."""
    import numpy as np

    hashes = _shingles(text)
    if not hashes:
        return Fingerprint(b"\xff" * 4 * PERMUTATIONS, (), 0)
    a, b = _coefficients()
    values = np.array(hashes, dtype=np.uint64)
    minima: Any = np.full(PERMUTATIONS, _PRIME, dtype=np.uint64)
    for start in range(0, len(values), 4096):  # bounds the memory of very long texts
        part = values[start : start + 4096]
        minima = np.minimum(minima, ((a[:, None] * part[None, :] + b[:, None]) % _PRIME).min(axis=1))
    signature = minima.astype("<u4").tobytes()
    width = len(signature) // BANDS
    bands = tuple(
        f"{i:02d}{hashlib.blake2b(signature[i * width : (i + 1) * width], digest_size=7).hexdigest()}"
        for i in range(BANDS)
    )
    return Fingerprint(signature, bands, len(hashes))


def similarity(a: Fingerprint | bytes, b: Fingerprint | bytes) -> float:
    """Return the estimated Jaccard overlap (0 to 1) of the shingles behind two fingerprints or signatures.

    Raises ``ValueError`` when the signatures have different lengths.
    """
    import numpy as np

    x = a.signature if isinstance(a, Fingerprint) else a
    y = b.signature if isinstance(b, Fingerprint) else b
    if len(x) != len(y):
        raise ValueError("the two signatures were made with different settings")
    return float(np.mean(np.frombuffer(x, dtype="<u4") == np.frombuffer(y, dtype="<u4")))
