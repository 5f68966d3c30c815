"""What a public body has to publish, announce or keep available (*klasifikasi informasi*)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang, check_option
from .._data import read_json
from ..errors import InvalidValueError, UnknownChoiceError, WrongTypeError
from .bodies import POLITICAL_PARTY, BodyKind, PublicBody
from .doubts import LawDoubt, parsed_doubt
from .instruments import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._check import Lang

__all__ = ["InformationClass", "InformationItem", "doubts", "information", "missing"]


class InformationClass(StrEnum):
    """When information is made public (UU 14/2008 Pasal 9-11)."""

    PERIODIC = "periodic"
    """*Wajib disediakan dan diumumkan secara berkala*: published every six months."""
    IMMEDIATE = "immediate"
    """*Wajib diumumkan secara serta-merta*: announced at once."""
    AT_ALL_TIMES = "at_all_times"
    """*Wajib tersedia setiap saat*: there for anyone who asks."""

    def name_in(self, lang: Lang = "id") -> str:
        """The class in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return str(_data()["classes"][self]["name"][check_lang(lang)])

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles of the class."""
        return tuple(cite(*row) for row in _data()["classes"][self]["citations"])


class InformationItem(NamedTuple):
    """One kind of information of a list (Perki 1/2021 Pasal 14-17, 19, 21; UU 14/2008 Pasal 16).

    Attributes:
        code: its place in the regulation (``"14(2)a"``, ``"15(9)b.3"``) or in the Act
            (``"UU 16a"``), which stays.
        information_class: when it is made public.
        part_of: the code of the item that it belongs to; ``None``: it stands by itself.
        covers: the class whose whole list it stands for; ``None``: none.
        where_it_applies: whether a body may have none of it, such as a body that runs no school
            and admits no pupils.
        name_id: what it is, in Indonesian.
        name_en: the same in English.
        citations: the articles.
    """

    code: str
    information_class: InformationClass
    part_of: str | None
    covers: InformationClass | None
    where_it_applies: bool
    name_id: str
    name_en: str
    citations: tuple[Citation, ...]

    def name(self, lang: Lang = "id") -> str:
        """What it is.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "code": self.code,
            "class": str(self.information_class),
            "part_of": self.part_of,
            "covers": self.covers and str(self.covers),
            "where_it_applies": self.where_it_applies,
            "name": {"id": self.name_id, "en": self.name_en},
            "citations": [[c.instrument, c.article] for c in self.citations],
        }


def information(
    body: PublicBody | str, information_class: str | None = None
) -> tuple[InformationItem, ...]:
    """The lists of public information of a body (*daftar informasi*), in the order of the text.

    What every body publishes stands first; state enterprises, political parties and other
    non-state bodies have a list of their own beside it. :func:`doubts` says where a list may not
    be complete.

    Args:
        body: the body, or its kind: a word of ``BodyKind``, or ``"political_party"``.
        information_class: ``periodic``, ``immediate`` or ``at_all_times``; ``None``: all.

    Raises:
        UnknownOptionError: a kind without a list, or an unknown class.
        WrongTypeError: neither a body nor a kind.
    """
    kind = _kind_of(body)
    if information_class is not None:
        check_option(information_class, InformationClass, "class of information")
    return tuple(
        item
        for item, kinds in _items()
        if kind in kinds and information_class in {None, item.information_class}
    )


def doubts(body: PublicBody | str) -> tuple[LawDoubt, ...]:
    """What is not established about the lists of a body (*belum dapat dipastikan*).

    Raises:
        UnknownOptionError: a kind without a list.
        WrongTypeError: neither a body nor a kind.
    """
    kind = _kind_of(body)
    return tuple(doubt for doubt in map(parsed_doubt, _data()["doubts"]) if kind in doubt.kinds)


def missing(
    published: Collection[str],
    body: PublicBody | str,
    information_class: str | None = None,
    *,
    not_applicable: Collection[str] = (),
) -> tuple[InformationItem, ...]:
    """What a body has not published (*informasi yang belum diumumkan*), each with its article.

    An item with parts is published when it is named itself, or when all its parts are. Of one
    that is published in part the parts that are missing are given; of one that is not published
    at all the item alone. Parts may have parts: the documents of a procurement.

    Args:
        published: codes of what is published (``"14(2)a"``).
        body: the body, or its kind.
        information_class: only what is made public so; ``None``: what is published periodically
            and what is available at all times. What is announced at once (``immediate``) follows
            an event, and is asked for by name.
        not_applicable: codes of what this body does not have.

    Raises:
        UnknownChoiceError: a code that is in no list, or one that every body has and is said not
            to apply.
        InvalidValueError: a code of other kinds of body only, or one both published and said not
            to apply.
        UnknownOptionError: a kind without a list, or an unknown class.
        WrongTypeError: codes that are one text or no texts, neither a body nor a kind.
    """
    kind = _kind_of(body)
    there, absent = _codes(published, kind), _codes(not_applicable, kind)
    optional = [item.code for item in information(kind) if item.where_it_applies]
    for code in sorted(absent):
        if code not in optional:
            raise UnknownChoiceError(code, optional, "information that a body may not have")
        if code in there:
            raise InvalidValueError(code, "not_applicable", "what is not published either")
    lists = _Lists([i for i in information(kind) if i.code not in absent], there)
    chosen = {item.code for item in information(kind, information_class)}
    if information_class is None:
        chosen -= {item.code for item in information(kind, InformationClass.IMMEDIATE)}
    return tuple(item for item in lists.missing() if item.code in chosen)


class _Lists:
    """Lists of items, some of which are parts of others, and the codes that are published."""

    def __init__(self, items: list[InformationItem], there: frozenset[str]) -> None:
        self._there = there
        self._parts: dict[str | None, list[InformationItem]] = {}
        for item in items:
            self._parts.setdefault(item.part_of, []).append(item)

    def missing(self, of: str | None = None) -> Iterator[InformationItem]:
        """What is missing among the parts of an item, or among those that stand by themselves."""
        for item in self._parts.get(of, ()):
            if self._whole(item):
                continue
            if self._begun(item):
                yield from self.missing(item.code)
            else:
                yield item

    def _whole(self, item: InformationItem) -> bool:
        return item.code in self._there or self._all_whole(self._made_of(item))

    def _all_whole(self, items: list[InformationItem]) -> bool:
        return bool(items) and all(map(self._whole, items))

    def _begun(self, item: InformationItem) -> bool:
        return item.code in self._there or any(map(self._begun, self._parts.get(item.code, ())))

    def _made_of(self, item: InformationItem) -> list[InformationItem]:
        """What together is the item: its parts, or the list that it stands for."""
        if item.covers is None:
            return self._parts.get(item.code, [])
        return [i for i in self._parts[None] if i.information_class is item.covers]


def _codes(codes: object, kind: str) -> frozenset[str]:
    if isinstance(codes, str) or not isinstance(codes, Collection):
        raise WrongTypeError(codes, "codes", "a list of codes")
    own = {item.code for item in information(kind)}
    others = {item.code: kinds for item, kinds in _items() if item.code not in own}
    for code in codes:
        if not isinstance(code, str):
            raise WrongTypeError(code, "code", "the code of an item, a text")
        if code in others:
            whose = ", ".join(others[code])
            raise InvalidValueError(code, "code", f"information of {kind} (that one is of {whose})")
        if code not in own:
            raise UnknownChoiceError(code, own, "information of the body's lists")
    return frozenset(codes)


def _kind_of(body: object) -> str:
    if isinstance(body, PublicBody):
        return body.list_kind
    if not isinstance(body, str):
        raise WrongTypeError(body, "body", "a PublicBody or a kind")
    return check_option(body, [*BodyKind, POLITICAL_PARTY], "kind of body with a list")


@cache
def _data() -> dict[str, Any]:
    content: dict[str, Any] = read_json(__name__, "data/catalogue.json")
    return content


@cache
def _items() -> tuple[tuple[InformationItem, tuple[str, ...]], ...]:
    groups = {name: tuple(kinds) for name, kinds in _data()["groups"].items()}
    return tuple((_item(row), groups[row["bodies"]]) for row in _data()["items"])


def _item(row: dict[str, Any]) -> InformationItem:
    covers = row.get("covers")
    return InformationItem(
        code=row["code"],
        information_class=InformationClass(row["class"]),
        part_of=row.get("part_of"),
        covers=None if covers is None else InformationClass(covers),
        where_it_applies=row.get("where_it_applies", False),
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        citations=tuple(cite(*c) for c in row["citations"]),
    )
