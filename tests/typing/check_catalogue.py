# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the lists of public information; checked, never run."""

from __future__ import annotations

from typing import Any, assert_type

from ppid_rules import Citation, PublicBody
from ppid_rules.catalogue import (
    InformationClass,
    InformationItem,
    LawDoubt,
    doubts,
    information,
    missing,
)


def check_information(body: PublicBody, item: InformationItem) -> None:
    """The lists."""
    assert_type(information(body), tuple[InformationItem, ...])
    assert_type(information("state", InformationClass.PERIODIC), tuple[InformationItem, ...])
    assert_type(item.code, str)
    assert_type(item.information_class, InformationClass)
    assert_type(item.information_class.name_in("en"), str)
    assert_type(item.part_of, str | None)
    assert_type(item.where_it_applies, bool)
    assert_type(item.citations, tuple[Citation, ...])
    assert_type(item.name("en"), str)
    assert_type(item.to_dict(), dict[str, Any])
    assert_type(doubts("state"), tuple[LawDoubt, ...])
    information()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # of which body
    information(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no body
    item.name("English")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such language


def check_missing(body: PublicBody) -> None:
    """What is not published."""
    found = missing(["14(2)a"], body, "periodic", not_applicable={"14(2)b"})
    assert_type(found, tuple[InformationItem, ...])
    missing(body, ["14(2)a"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the other way round
    missing([1], body)  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]  # codes are texts
    missing([], body, "periodic", ["14(2)a"])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # by its name
