"""What is not established about the law of some kinds of body (*belum dapat dipastikan*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang
from .instruments import Citation, cite
from .terms import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .._check import Lang

__all__ = ["LawDoubt", "parsed_doubt"]


class LawDoubt(NamedTuple):
    """What is not established about the law of some kinds of body.

    Attributes:
        kinds: the kinds of body.
        citations: the instruments.
        evidence: how it is known.
        text_id: the doubt in Indonesian.
        text_en: the same in English.
    """

    kinds: tuple[str, ...]
    citations: tuple[Citation, ...]
    evidence: Evidence
    text_id: str
    text_en: str

    def text(self, lang: Lang = "id") -> str:
        """The doubt.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.text_id if check_lang(lang) == "id" else self.text_en

    def touches(self, kind: str, on: date) -> bool:
        """Whether it is about a kind of body on a day."""
        return kind in self.kinds and any(c.in_force(on) for c in self.citations)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "kinds": list(self.kinds),
            "citations": [[c.instrument, c.article] for c in self.citations],
            "evidence": self.evidence.value,
            "text": {"id": self.text_id, "en": self.text_en},
        }


def parsed_doubt(row: Mapping[str, Any]) -> LawDoubt:
    """A doubt as the data write it."""
    return LawDoubt(
        kinds=tuple(row["kinds"]),
        citations=tuple(cite(*c) for c in row["citations"]),
        evidence=Evidence(row["evidence"]),
        text_id=row["text"]["id"],
        text_en=row["text"]["en"],
    )
