"""Names for screens, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import Clause, sentence

if TYPE_CHECKING:
    from ..._check import Lang

__all__ = ["event_name", "label", "party_name"]


def label(code: str, lang: Lang = "id") -> str:
    """A label of the catalogue, such as ``clock.running``.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
    """
    return sentence(code, {}, lang)


def event_name(name: str) -> Clause:
    """A type of event in words."""
    return Clause.of(lambda lang: label(f"event.{name}", lang))


def party_name(party: str | None) -> Clause | None:
    """A party in words."""
    return None if party is None else Clause.of(lambda lang: label(f"party.{party}", lang))
