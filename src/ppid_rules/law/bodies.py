"""Public bodies (*badan publik*): where they sit, and who is competent over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict, get_args

from .._check import LANGS, check_lang, check_option
from .._data import read_json
from ..errors import InvalidValueError, WrongTypeError
from ..offices import Overlay, Week
from ..regions import province_of
from .instruments import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._check import Lang

__all__ = ["BodyKind", "Commission", "Court", "Level", "LocalMoment", "PublicBody", "Zone"]

Zone = Literal["WIB", "WITA", "WIT"]
"""Indonesian time zones."""


POLITICAL_PARTY = "political_party"
"""*Partai politik*: a non-state body with a list of its own (Perki 1/2021 Pasal 17)."""


class Level(StrEnum):
    """The level of a body, and of a commission."""

    CENTRAL = "central"
    """*Pusat*."""
    PROVINCIAL = "provincial"
    """*Provinsi*."""
    REGENCY = "regency"
    """*Kabupaten/kota*."""


class BodyKind(StrEnum):
    """What a public body is."""

    STATE = "state"
    """*Badan publik negara*."""
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise"
    """*BUMN, BUMD*."""
    NON_STATE = "non_state"
    """*Organisasi nonpemerintah, partai politik* and the like."""
    ELECTION_ORGANISER = "election_organiser"
    """*KPU, Bawaslu, DKPP*, and in Aceh *KIP Aceh* and *Panwaslih*."""
    INFORMATION_COMMISSION = "information_commission"
    """*Komisi Informasi*."""


class LocalMoment(TypedDict):
    """A moment on the wall clock of a body: what an event takes as ``on`` and ``time``."""

    on: date
    time: time


class Commission(NamedTuple):
    """The information commission (*Komisi Informasi*) competent over a body.

    Attributes:
        level: central, provincial or regency.
        region: its region, ``None`` for the central one, or where the body's is not known.
        contested: whether the point is open.
        citations: the articles.
        doubt_id: the doubt in Indonesian, empty where there is none.
        doubt_en: the same in English.
    """

    level: Level
    region: str | None
    contested: bool
    citations: tuple[Citation, ...]
    doubt_id: str
    doubt_en: str

    def doubt(self, lang: Lang = "id") -> str:
        """What is open, in words; empty where nothing is.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.doubt_id if check_lang(lang) == "id" else self.doubt_en


class Court(NamedTuple):
    """The court competent for an objection to a decision of the commission.

    Attributes:
        kind: ``ptun`` (*Pengadilan Tata Usaha Negara*) or ``pn`` (*Pengadilan Negeri*).
        contested: whether the point is open.
        citations: the articles.
        doubt_id: the doubt in Indonesian, empty where there is none.
        doubt_en: the same in English.
    """

    kind: Literal["ptun", "pn"]
    contested: bool
    citations: tuple[Citation, ...]
    doubt_id: str
    doubt_en: str

    def doubt(self, lang: Lang = "id") -> str:
        """What is open, in words; empty where nothing is.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.doubt_id if check_lang(lang) == "id" else self.doubt_en


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBody:
    """A public body (*badan publik*, UU 14/2008 Pasal 1 angka 3).

    Attributes:
        name: its name.
        level: central, provincial or regency.
        kind: what it is.
        region: where it sits: ISO 3166-2 (``"ID-BA"``) or a regency code (``"51.02"``).
        zone: its time zone; ``None``: that of the region, WIB for a central body.
        week: ``five`` or ``six`` working days.
        office_closes: when its office closes, if known.
        overlay: days of its own.
        political_party: whether a non-state body is a political party, which has a list of
            information of its own (Perki 1/2021 Pasal 17).

    Raises:
        WrongTypeError: a name that is no text, an overlay that is none, no time of day.
        UnknownOptionError: an unknown level, kind, zone or week.
        UnknownRegionError: an unknown region.
        InvalidValueError: an empty name, a zone that contradicts the region, or a party that is
            no non-state body.
    """

    name: str
    level: Literal["central", "provincial", "regency"]
    kind: Literal[
        "state",
        "state_owned_enterprise",
        "non_state",
        "election_organiser",
        "information_commission",
    ]
    region: str | None = None
    zone: Zone | None = None
    week: Week = "five"
    office_closes: time | None = None
    overlay: Overlay = field(default_factory=Overlay)
    political_party: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.name, str):
            raise WrongTypeError(self.name, "name", "a text")
        if not self.name.strip():
            raise InvalidValueError(self.name, "name", "the name of the body")
        check_option(self.level, Level, "level")
        check_option(self.kind, BodyKind, "kind of body")
        check_option(self.week, get_args(Week), "week")
        if not isinstance(self.overlay, Overlay):
            raise WrongTypeError(self.overlay, "overlay", "an Overlay")
        if self.office_closes is not None and not isinstance(self.office_closes, time):
            raise WrongTypeError(self.office_closes, "office_closes", "a datetime.time")
        if not isinstance(self.political_party, bool):
            raise WrongTypeError(self.political_party, "political_party", "True or False")
        if self.political_party and BodyKind(self.kind) is not BodyKind.NON_STATE:
            raise InvalidValueError(self.kind, "kind", "non_state, where it is a political party")
        if self.zone is not None:
            check_option(self.zone, get_args(Zone), "zone")
        if self.region is not None:
            expected = province_of(self.region).zone
            if self.zone not in (None, expected):
                raise InvalidValueError(self.zone, "zone", f"{expected}, the zone of {self.region}")

    @property
    def list_kind(self) -> str:
        """The kind of body whose list of information it has: ``kind``, or ``political_party``."""
        return POLITICAL_PARTY if self.political_party else self.kind

    def local(self, moment: datetime) -> LocalMoment:
        """The day and time of a moment where the body sits.

        The zone is that of ``zone``, else of the region, else WIB for a central body.

        Raises:
            WrongTypeError: no moment.
            InvalidValueError: a moment without a time zone, or neither zone nor region is known.
        """
        if not isinstance(moment, datetime):
            raise WrongTypeError(moment, "moment", "a datetime with a time zone")
        if moment.utcoffset() is None:
            raise InvalidValueError(moment, "moment", "a datetime with a time zone")
        there = moment.astimezone(timezone(timedelta(hours=_data()["zones"][self._zone()])))
        return {"on": there.date(), "time": there.time()}

    def commission(self, *, regency_commission: bool | None = None) -> Commission:
        """The commission competent over the body (Perki 1/2013 Pasal 6 and 8).

        Args:
            regency_commission: whether the regency has a commission, if known.

        Raises:
            WrongTypeError: ``regency_commission`` is neither a bool nor ``None``.
        """
        if regency_commission is not None and not isinstance(regency_commission, bool):
            raise WrongTypeError(regency_commission, "regency_commission", "True, False or None")
        rules = _data()["commission"]
        level, kind = Level(self.level), BodyKind(self.kind)
        if kind is BodyKind.INFORMATION_COMMISSION:
            return _commission({**rules["is_commission"], "level": level}, None)
        if level is Level.CENTRAL:
            return _commission(rules["central"], None)
        key = str(level)
        if level is Level.REGENCY and regency_commission is not True:
            key += "_without_commission" if regency_commission is False else "_unknown"
        rule = rules[key]
        if kind is not BodyKind.NON_STATE:
            # It may be a regional office of a hierarchical body.
            doubts = [d["doubt"] for d in (rule, rules["hierarchical"]) if "doubt" in d]
            doubt = {lang: " ".join(d[lang] for d in doubts) for lang in LANGS}
            rule = {**rule, "contested": True, "doubt": doubt}
        return _commission(rule, self._region_at(Level(rule["level"])))

    def _region_at(self, level: Level) -> str | None:
        """The body's region as a province or regency, ``None`` where it is not known so finely."""
        if self.region is None:
            return None
        province = province_of(self.region).code
        if level is Level.PROVINCIAL:
            return province
        return None if self.region == province else self.region

    def court(self) -> Court:
        """The court for an objection to the commission's decision (UU 14/2008 Pasal 47)."""
        rule = _data()["court"][self.kind]
        doubt = rule.get("doubt", {"id": "", "en": ""})
        citations = tuple(cite(*c) for c in rule["citations"])
        return Court(rule["kind"], rule["contested"], citations, doubt["id"], doubt["en"])

    def _zone(self) -> str:
        if self.zone is not None:
            return self.zone
        if self.region is not None:
            return province_of(self.region).zone
        if Level(self.level) is Level.CENTRAL:
            return str(_data()["central_zone"])
        raise InvalidValueError(None, "zone", f"a zone or a region for {self.name}")


@cache
def _data() -> dict[str, Any]:
    document: dict[str, Any] = read_json(__name__, "data/bodies.json")
    return document


def _commission(rule: Mapping[str, Any], region: str | None) -> Commission:
    doubt = rule.get("doubt", {"id": "", "en": ""})
    citations = tuple(cite(*c) for c in rule["citations"])
    return Commission(
        Level(rule["level"]), region, rule["contested"], citations, doubt["id"], doubt["en"]
    )
