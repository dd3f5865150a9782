"""What has to stand around a trigger for its rule to hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class When:
    """Conditions of a rule or refinement; every one given must hold. ``negated`` tests must find nothing."""

    tests: tuple[tuple[str, Words, bool], ...] = ()
    preps: tuple[tuple[str, Words | None, bool], ...] = ()
    passive: bool | None = None
    transitive: bool | None = None
    place_object: bool | None = None
    source_role: frozenset[str] = frozenset()
    target_role: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note ``needs``, sets of words of each of which a sentence has one wherever these conditions hold."""
        asked = [words.signs for _, words, negated in self.tests if not negated]
        for prep, words_or_any, negated in self.preps:
            if not negated:
                asked.append(frozenset(prep.split()[:1]))
                asked += [] if words_or_any is None else [words_or_any.signs]
        object.__setattr__(self, "needs", tuple(sorted(asked, key=len)))

    @property
    def weight(self) -> int:
        """How specific the conditions are: the number of things asked for."""
        n = sum(2 for _, _, neg in self.tests if not neg) + sum(2 for _, _, neg in self.preps if not neg)
        return (
            n
            + (self.passive is not None)
            + (self.transitive is not None)
            + (self.place_object is not None)
            + bool(self.source_role)
            + bool(self.target_role)
        )
