"""Instruments, their articles, and citations in words."""

import pytest

from ppid_rules import InvalidValueError, UnknownChoiceError, instruments
from ppid_rules.law import parse_condition, parse_pattern
from ppid_rules.law.conditions import Check
from ppid_rules.law.instruments import cite

LAST_ARTICLES = {
    "UU 14/2008": 64, "PP 61/2010": 22, "Perki 1/2010": 46, "Perki 2/2010": 66,
    "Perki 1/2013": 65, "Perki 1/2017": 16, "Perki 1/2021": 64,
}  # fmt: skip


@pytest.mark.parametrize("instrument", instruments(), ids=lambda i: i.id)
def test_an_instrument(instrument):
    assert instrument.title("id").startswith(("Undang-Undang", "Peraturan"))
    assert instrument.title("en")
    if instrument.evidence == "read":
        numbers = [int(article) for article, _ in instrument.articles]
        assert numbers == list(range(1, LAST_ARTICLES[instrument.id] + 1))
    if instrument.made_on:
        assert instrument.made_on <= instrument.in_force_from


@pytest.mark.parametrize(
    ("instrument", "article", "exists"),
    [
        ("UU 14/2008", "22(7)", True),
        ("UU 14/2008", "22(9)", True),
        ("UU 14/2008", "22(10)", False),
        ("UU 14/2008", "22(8)-(10)", False),
        ("UU 14/2008", "65", False),
        ("UU 14/2008", "39", True),
        ("UU 14/2008", "39(1)", False),
        ("UU 14/2008", "35(1)c", True),
        ("UU 14/2008", "", False),
        ("UU 14/2008", "article 22", False),
        ("Perki 1/2021", "1.22", True),
        ("Perki 1/2021", "1.23", False),
        ("Perki 2/2010", "17-19", True),
        ("Perki 2/2010", "17-67", False),
        ("Perki 1/2014", "", True),
        ("Perki 1/2014", "5", False),
        ("Perki 1/2019", "12", True),
        ("Perki 1/2019", "12(3)", True),  # paragraphs not known
    ],
)
def test_which_articles_exist(instrument, article, exists):
    assert {i.id: i for i in instruments()}[instrument].has(article) == exists


@pytest.mark.parametrize(
    ("instrument", "article", "indonesian", "english"),
    [
        ("UU 14/2008", "22(7)", "UU 14/2008 Pasal 22 ayat (7)", "UU 14/2008 Article 22(7)"),
        ("UU 14/2008", "22(4)-(6)", "UU 14/2008 Pasal 22 ayat (4) sampai dengan ayat (6)", "UU 14/2008 Article 22(4)-(6)"),
        ("UU 14/2008", "35(1)c", "UU 14/2008 Pasal 35 ayat (1) huruf c", "UU 14/2008 Article 35(1)c"),
        ("Perki 2/2010", "21(2)b-c", "Perki 2/2010 Pasal 21 ayat (2) huruf b sampai dengan huruf c", "Perki 2/2010 Article 21(2)b-c"),
        ("Perki 1/2010", "4d", "Perki 1/2010 Pasal 4 huruf d", "Perki 1/2010 Article 4d"),
        ("Perki 1/2021", "1.22", "Perki 1/2021 Pasal 1 angka 22", "Perki 1/2021 Article 1 number 22"),
        ("Perki 2/2010", "17-19", "Perki 2/2010 Pasal 17 sampai dengan Pasal 19", "Perki 2/2010 Articles 17-19"),
        ("Perki 1/2014", "", "Perki 1/2014", "Perki 1/2014"),
    ],
)  # fmt: skip
def test_citations_in_words(instrument, article, indonesian, english):
    citation = cite(instrument, article)
    assert (citation.text("id"), citation.text("en")) == (indonesian, english)


def test_an_unknown_instrument():
    with pytest.raises(UnknownChoiceError, match="UU 14/2008"):
        cite("UU 14/2009", "1")


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("", ()),
        ("notice_extended", (Check("notice_extended"),)),
        ("decision_read.comply_by", (Check("decision_read", "comply_by"),)),
        ("notice_given.outcome = refused", (Check("notice_given", "outcome", ("refused",)),)),
        ("a.b in (c, d)", (Check("a", "b", ("c", "d")),)),
        ("document_sent[what=deed]", (Check("document_sent", "what", ("deed",)),)),
        (
            "a.b = c and not d.e",
            (Check("a", "b", ("c",)), Check("d", "e", negated=True)),
        ),
    ],
)
def test_conditions_are_parsed(text, checks):
    condition = parse_condition(text)
    assert condition.checks == checks
    assert parse_condition(str(condition)) == condition


@pytest.mark.parametrize(
    "text", ["a or b", "A", "a.b == c", "a.b in ()", "a.b in (c,d)", "not", "a and", "a.b in c"]
)
def test_what_is_no_condition(text):
    with pytest.raises(InvalidValueError):
        parse_condition(text)


def test_patterns():
    pattern = parse_pattern("summons_received[for_day=start]")
    assert (pattern.event, pattern.field, pattern.value) == ("summons_received", "for_day", "start")
    assert str(pattern) == "summons_received[for_day=start]"
    assert str(parse_pattern("notice_given")) == "notice_given"
    for text in ("", "a.b", "a[b]", "a[b=c", "A"):
        with pytest.raises(InvalidValueError):
            parse_pattern(text)
