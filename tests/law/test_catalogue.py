"""The lists of public information, against the text of Perki 1/2021."""

import pytest

from ppid_rules import (
    PublicBody,
    UnknownChoiceError,
    UnknownOptionError,
    WrongTypeError,
    instruments,
)
from ppid_rules.catalogue import InformationClass, information, missing

MINISTRY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
KPU = PublicBody(name="KPU Contoh", level="provincial", kind="election_organiser", zone="WIB")
KINDS = [
    "state",
    "state_owned_enterprise",
    "non_state",
    "election_organiser",
    "information_commission",
]


def letters(prefix, kind="state"):
    """The letters of a list, in their order."""
    return "".join(
        item.code.removeprefix(prefix)
        for item in information(kind)
        if item.code.startswith(prefix) and not item.code[-1].isdigit()
    )


@pytest.mark.parametrize(("article", "kind", "expected"), [
    ("14(2)", "state", "abcdefghijk"),
    ("15(1)", "state", "abcd"),
    ("15(2)", "state", "abcdefghi"),
    ("15(4)", "state", "abcd"),
    ("15(5)", "state", "abcd"),
    ("15(6)", "state", "ab"),
    ("15(7)", "state", "ab"),
    ("15(8)", "state", "ab"),
    ("15(9)", "state", "abc"),
    ("15(10)", "state", "abcdefg"),
    ("16", "state_owned_enterprise", "abcdefghijklmn"),
    ("17", "political_party", "abcdefg"),
    ("19(2)", "state", "abcdef"),
    ("21(1)", "state", "abcdefghijklmnopqr"),
    ("21(2)", "state", "abcdefg"),
    ("21(3)", "state", "abcdef"),
    ("21(4)", "state", "abcd"),
])  # fmt: skip
def test_a_list_has_every_letter_of_the_text(article, kind, expected):
    assert letters(article, kind) == expected


@pytest.mark.parametrize(("letter", "count"), [("b", 23), ("c", 15)])
def test_the_documents_of_a_procurement_are_numbered_as_in_the_text(letter, count):
    own = [item for item in information("state") if item.part_of == f"15(9){letter}"]
    assert [item.code for item in own] == [f"15(9){letter}.{n + 1}" for n in range(count)]
    assert (
        own[0].citations[0].text("id") == f"Perki 1/2021 Pasal 15 ayat (9) huruf {letter} angka 1"
    )


def test_every_article_is_one_of_the_regulation():
    known = {instrument.id: instrument for instrument in instruments()}
    for kind in (*KINDS, "political_party"):
        for item in information(kind):
            assert item.citations[0].instrument == "Perki 1/2021"
            assert all(known[c.instrument].has(c.article) for c in item.citations), item.code
    for word in InformationClass:
        assert all(known[c.instrument].has(c.article) for c in word.citations)


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_has_what_every_body_publishes(kind):
    assert "14(2)a" in {item.code for item in information(kind)}
    assert ("16a" in {item.code for item in information(kind)}) == (
        kind == "state_owned_enterprise"
    )
    assert "17a" not in {item.code for item in information(kind)}


def test_a_class_chooses():
    immediate = information(MINISTRY, "immediate")
    assert [item.code for item in immediate] == [f"19(2){letter}" for letter in "abcdef"]
    every = sum(len(information(MINISTRY, word)) for word in InformationClass)
    assert every == len(information(MINISTRY))
    assert InformationClass.PERIODIC.name_in("en") == "information published periodically"
    assert {"18", "14(1)"} <= {c.article for c in InformationClass.PERIODIC.citations}


def test_names_are_in_both_languages_and_codes_are_unique():
    items = information("state_owned_enterprise")
    assert len({item.code for item in items}) == len(items)
    assert all(
        item.name("id") and item.name("en") and item.name_id != item.name_en for item in items
    )
    assert items[0].to_dict()["code"] == "14(2)a"


def test_each_part_belongs_to_an_item_of_the_same_class():
    items = {item.code: item for item in information("state")}
    parts = [item for item in items.values() if item.part_of]
    assert parts
    assert all(items[p.part_of].information_class == p.information_class for p in parts)
    deeper = {p.part_of for p in parts if items[p.part_of].part_of}
    assert deeper == {"15(9)b", "15(9)c"}


# -- what is missing -----------------------------------------------------------------------


def codes(items):
    return [item.code for item in items]


def test_a_body_that_published_nothing_lacks_every_item_and_no_part():
    lacks = codes(missing([], MINISTRY, "periodic"))
    assert lacks == [f"14(2){letter}" for letter in "abcdefghijk"]


def test_an_item_named_itself_is_published_with_its_parts():
    assert "14(2)a" not in codes(missing(["14(2)a"], MINISTRY))
    assert not [c for c in codes(missing(["14(2)a"], MINISTRY)) if c.startswith("15(1)")]


def test_of_an_item_published_in_part_the_missing_parts_are_given():
    lacks = codes(missing(["15(5)a", "15(5)b", "15(5)c"], KPU, "periodic"))
    assert "15(5)d" in lacks
    assert "14(2)e" not in lacks
    assert "14(2)e" not in codes(missing(["15(5)a", "15(5)b", "15(5)c", "15(5)d"], KPU))


def test_parts_of_parts_are_told_only_where_one_of_them_is_published():
    assert "15(9)b" not in codes(missing([], MINISTRY))
    lacks = codes(missing(["15(9)a"], MINISTRY))
    assert {"15(9)b", "15(9)c"} <= set(lacks)
    assert "15(9)b.1" not in lacks
    lacks = codes(missing(["15(9)b.1"], MINISTRY))
    assert {"15(9)a", "15(9)b.2", "15(9)b.23", "15(9)c"} <= set(lacks)
    assert not {"14(2)i", "15(9)b", "15(9)b.1", "15(9)c.1"} & set(lacks)
    selection = [f"15(9)b.{n + 1}" for n in range(23)]
    assert codes(missing([*selection, "15(9)a"], MINISTRY, "periodic"))[-3:] == [
        "15(9)c", "14(2)j", "14(2)k",
    ]  # fmt: skip


def test_what_a_body_does_not_have_is_not_missing():
    lacks = codes(missing([], KPU, not_applicable=["21(1)n", "15(2)i", "19(2)a"]))
    assert "21(1)n" not in lacks
    assert "19(2)a" not in lacks


def test_a_body_that_published_everything_lacks_nothing():
    for kind in (*KINDS, "political_party"):
        assert missing(codes(information(kind)), kind) == ()


def test_what_is_missing_is_told_with_its_article():
    (item,) = missing(
        [i.code for i in information(MINISTRY) if i.code != "14(2)d" and i.part_of is None],
        MINISTRY,
    )
    assert item.code == "14(2)d"
    assert item.name("en") == "summary of the audited financial report"
    assert str(item.citations[0].article) == "14(2)d"


@pytest.mark.parametrize(("arguments", "how", "error", "says"), [
    (([], "state_owned"), {}, UnknownOptionError, "state_owned_enterprise"),
    (([], 3), {}, WrongTypeError, "PublicBody"),
    (([], MINISTRY, "periodical"), {}, UnknownOptionError, "periodic"),
    ((["14(2)x"], MINISTRY), {}, UnknownChoiceError, "14(2)"),
    ((["16a"], MINISTRY), {}, UnknownChoiceError, "16a"),
    (("14(2)a", MINISTRY), {}, WrongTypeError, "list of codes"),
    (([], MINISTRY), {"not_applicable": ["14(2)a"]}, UnknownChoiceError, "may not have"),
])  # fmt: skip
def test_a_wrong_question_is_named(arguments, how, error, says):
    with pytest.raises(error) as raised:
        missing(*arguments, **how)
    assert says in str(raised.value)
