"""Who acts: the actors of the four procedures, and whose side they are on."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from .._check import check_lang
from .._data import read_json

if TYPE_CHECKING:
    from .._check import Lang

__all__ = ["Actor", "Side"]


class Side(StrEnum):
    """On whose side an actor is."""

    BODY = "body"
    REQUESTER = "requester"
    EITHER = "either"
    """Each of the two parties for itself."""
    COMMISSION = "commission"
    COURT = "court"


class Actor(StrEnum):
    """Who has to act, or may."""

    PUBLIC_BODY = "public_body"
    """*Badan publik*."""
    PPID = "ppid"
    """*Pejabat Pengelola Informasi dan Dokumentasi*, the information officer."""
    SUPERIOR = "superior"
    """*Atasan PPID*."""
    RESPONDENT = "respondent"
    """*Termohon*."""
    REQUESTER = "requester"
    """*Pemohon informasi*, in the request and the objection."""
    APPLICANT = "applicant"
    """*Pemohon*, in the dispute."""
    PARTY = "party"
    """Each of the two parties."""
    REGISTRAR = "registrar"
    """*Panitera*."""
    COMMISSION = "commission"
    """*Komisi Informasi*."""
    MEDIATOR = "mediator"
    """*Mediator*."""
    COURT = "court"
    """*Pengadilan*."""

    @property
    def side(self) -> Side:
        """On whose side the actor is."""
        return Side(_actors()[self]["side"])

    @property
    def party(self) -> str | None:
        """Which of the two parties the actor is, ``requester`` or ``public_body``, if one."""
        party: str | None = _actors()[self].get("party")
        return party

    def answers_to(self, asked: str, party: str | None) -> bool:
        """Whether an act of the actor is one of the actor or side that is asked for.

        Each party has its own of the acts of both.

        Args:
            asked: an actor or a side.
            party: whose act it is, where each party has its own; ``None``: both have it together.
        """
        if asked in (self, self.side):
            return True
        parties = {actor.party for actor in Actor if asked in (actor, actor.side)} - {None}
        return self.side is Side.EITHER and bool(parties) and party in {None, *parties}

    def words(self, lang: Lang = "id") -> str:
        """The actor in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return str(_actors()[self]["name"][check_lang(lang)])


@cache
def _actors() -> dict[str, Any]:
    actors: dict[str, Any] = read_json(__name__, "data/actors.json")["actors"]
    return actors
