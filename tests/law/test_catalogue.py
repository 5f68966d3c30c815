"""The lists of public information, against the text of Perki 1/2021."""

import pytest

from ppid_rules import (
    InvalidValueError,
    PublicBody,
    UnknownChoiceError,
    UnknownOptionError,
    WrongTypeError,
    instruments,
)
from ppid_rules.catalogue import InformationClass, doubts, information, missing

MINISTRY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
PARTY = PublicBody(name="Partai Contoh", level="central", kind="non_state", political_party=True)
CHARITY = PublicBody(name="Yayasan Contoh", level="central", kind="non_state")
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


def test_every_article_is_one_of_its_text():
    known = {instrument.id: instrument for instrument in instruments()}
    for kind in (*KINDS, "political_party"):
        for item in information(kind):
            place = item.code.removeprefix("UU ")
            assert item.citations[0].article == place
            act = item.code != place
            assert item.citations[0].instrument == ("UU 14/2008" if act else "Perki 1/2021")
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


def test_what_the_act_says_of_a_kind_of_body_is_cited():
    """UU 14/2008 14 and 15 have the words of Perki 1/2021 16 and 17; 16 has a list of its own."""
    cited = {item.code: item.citations for item in information("state_owned_enterprise")}
    assert [(c.instrument, c.article) for c in cited["16n"]] == [
        ("Perki 1/2021", "16n"), ("UU 14/2008", "14n"),
    ]  # fmt: skip
    assert ("UU 14/2008", "15d") in {
        (c.instrument, c.article) for item in information(PARTY) for c in item.citations
    }
    assert letters("UU 16", "non_state") == "abcdefg"


def test_a_party_is_told_from_other_bodies_that_are_not_of_the_state():
    own = {item.code for item in information(PARTY)}
    assert own == {item.code for item in information("political_party")}
    assert "17a" in own
    assert "UU 16a" not in own
    other = {item.code for item in information(CHARITY)}
    assert {"UU 16a"} <= other
    assert "17a" not in other
    government = {"15(2)h", "15(9)a", "15(9)b.1"}
    assert not government & (own | other)
    assert government <= {item.code for item in information("state_owned_enterprise")}
    with pytest.raises(InvalidValueError, match="non_state"):
        PublicBody(name="X", level="central", kind="state", political_party=True)
    with pytest.raises(WrongTypeError, match="political_party"):
        PublicBody(name="X", level="central", kind="non_state", political_party="yes")


@pytest.mark.parametrize(("kind", "says"), [
    ("election_organiser", "Perki 1/2019"),
    ("non_state", "15"),
    ("political_party", "15"),
    ("state", None),
])  # fmt: skip
def test_where_a_list_may_not_be_complete_is_said(kind, says):
    found = doubts(kind)
    assert bool(found) == (says is not None)
    for doubt in found:
        assert says in doubt.text("id")
        assert says in doubt.text("en")
        assert doubt.to_dict()["text"] == {"id": doubt.text("id"), "en": doubt.text("en")}
    assert doubts(CHARITY) == doubts("non_state")
    assert doubts(PARTY) == doubts("political_party")


def test_the_two_prints_differ_in_what_was_passed():
    """Perki 1/2021 21(1)n: acts in the gazette's print, any legislation in the commission's."""
    (item,) = (i for i in information("state") if i.code == "21(1)n")
    assert "undang-undang yang telah disahkan" in item.name("id")
    assert "peraturan perundang-undangan" in item.name("id")


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
    assert items[0].to_dict() == {
        "code": "14(2)a",
        "class": "periodic",
        "part_of": None,
        "covers": None,
        "where_it_applies": False,
        "name": {"id": "profil Badan Publik", "en": "profile of the public body"},
        "citations": [["Perki 1/2021", "14(2)a"]],
    }
    (whole,) = (item for item in items if item.covers)
    assert (whole.code, whole.to_dict()["covers"]) == ("21(1)p", "periodic")


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
    whole = codes(missing([], KPU))
    absent = ["21(1)n", "15(2)i", "15(9)b.9", "15(1)d"]
    assert codes(missing([], KPU, not_applicable=absent)) == [c for c in whole if c != "21(1)n"]
    parts = ["15(1)a", "15(1)b", "15(1)c"]
    assert "14(2)a" not in codes(missing(parts, KPU, not_applicable=["15(1)d"]))
    assert "15(1)d" in codes(missing(parts, KPU))
    immediate = codes(missing([], KPU, "immediate", not_applicable=["19(2)a"]))
    assert immediate == [f"19(2){letter}" for letter in "bcdef"]


def test_what_follows_an_event_is_asked_for_by_name():
    """Perki 1/2021 19(1): what may threaten the public, once there is such a threat."""
    assert not [code for code in codes(missing([], KPU)) if code.startswith("19")]
    assert codes(missing(["19(2)b"], KPU, "immediate")) == [f"19(2){letter}" for letter in "acdef"]


def test_the_list_of_periodic_information_is_there_when_all_of_it_is():
    """Perki 1/2021 21(1)p: what is published periodically is also available at all times."""
    periodic = [item.code for item in information(KPU, "periodic") if item.part_of is None]
    assert "21(1)p" not in codes(missing(periodic, KPU, "at_all_times"))
    assert "21(1)p" in codes(missing(periodic[1:], KPU, "at_all_times"))
    assert "21(1)p" not in codes(missing(["21(1)p"], KPU, "at_all_times"))
    parts = [f"15(1){letter}" for letter in "abcd"]
    assert "21(1)p" not in codes(missing([*periodic[1:], *parts], KPU))


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
    ((["16a"], MINISTRY), {}, InvalidValueError, "state_owned_enterprise"),
    (([], MINISTRY), {"not_applicable": ["17a"]}, InvalidValueError, "political_party"),
    ((["21(1)n"], MINISTRY), {"not_applicable": ["21(1)n"]}, InvalidValueError, "published either"),
    ((5, MINISTRY), {}, WrongTypeError, "list of codes"),
    (([["14(2)a"]], MINISTRY), {}, WrongTypeError, "code"),
    (("14(2)a", MINISTRY), {}, WrongTypeError, "list of codes"),
    (([], MINISTRY), {"not_applicable": ["14(2)a"]}, UnknownChoiceError, "may not have"),
])  # fmt: skip
def test_a_wrong_question_is_named(arguments, how, error, says):
    with pytest.raises(error) as raised:
        missing(*arguments, **how)
    assert says in str(raised.value)
