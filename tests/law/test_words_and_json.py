"""The law in words, Indonesian unless English is asked for, and as JSON."""

from datetime import date

import pytest

from ppid_rules import (
    PublicBody,
    Readings,
    exemption_periods,
    instruments,
    objection_grounds,
    refusal_grounds,
)
from ppid_rules.law import Actor, term_in_force
from ppid_rules.law.instruments import cite

NOTICE = term_in_force("request.notice", "general", date(2025, 1, 1))
ENTERPRISE = PublicBody(
    name="Perumda Air Minum", level="regency", kind="state_owned_enterprise", region="32.73"
)
FIRST_DAY = Readings.question("first_day")


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (NOTICE.name, "pemberitahuan tertulis", "written notice"),
        (NOTICE.effect, "Bila tidak ditanggapi", "Silence opens"),
        (Actor.APPLICANT.words, "pemohon", "the applicant"),
        (cite("UU 14/2008", "22(7)").text, "UU 14/2008 Pasal 22", "UU 14/2008 Article 22"),
        (instruments()[0].title, "Undang-Undang Nomor 14", "Act 14 of 2008"),
        (refusal_grounds()[0].name, "menghambat penegakan", "obstructs law"),
        (objection_grounds()[2].name, "permintaan tidak ditanggapi", "the request"),
        (exemption_periods()[0].name, "paling lama", "at most"),
        (ENTERPRISE.court().doubt, "Undang-Undang dan PP 61/2010", "The Act and PP 61/2010"),
        (ENTERPRISE.commission().doubt, "Belum diketahui", "Whether the regency"),
        (FIRST_DAY.question, "apakah", "whether"),
        (FIRST_DAY.source, "", ""),
        (lambda *lang: FIRST_DAY.answer("same_day", *lang), "", ""),
    ],
)
def test_indonesian_is_said_unless_english_is_asked_for(words, indonesian, english):
    assert words() == words("id")
    assert words("id") != words("en")
    assert words("id").startswith(indonesian)
    assert words("en").startswith(english)


def test_no_doubt_has_no_words():
    ministry = PublicBody(name="Kementerian", level="central", kind="state")
    for found in (ministry.court(), ministry.commission()):
        assert (found.doubt("id"), found.doubt("en")) == ("", "")


def test_two_doubts_are_two_sentences():
    one, other = (
        ENTERPRISE.commission(regency_commission=known).doubt("en") for known in (None, True)
    )
    assert one.endswith(f"competent. {other}")


def test_a_limit_as_json():
    assert NOTICE.to_dict() == {
        "id": "request.notice",
        "regime": "general",
        "in_force_from": "2010-04-30",
        "in_force_to": None,
        "version_by": "request_received",
        "kind": "duty",
        "actor": "ppid",
        "number": 10,
        "unit": "working_days",
        "direction": "forward",
        "counted_from": ["request_received"],
        "closed_by": ["notice_given", "information_delivered"],
        "ended_by": [],
        "applies_if": "",
        "moves": [],
        "per_party": False,
        "first_only": False,
        "audited": True,
        "citations": [
            ["UU 14/2008", "22(7)"],
            ["Perki 1/2010", "26(7)"],
            ["Perki 1/2021", "31(3)"],
            ["Perki 1/2021", "1.22"],
        ],
        "evidence": "read",
        "name": {"id": "pemberitahuan tertulis", "en": "written notice"},
        "effect": {"id": NOTICE.effect("id"), "en": NOTICE.effect("en")},
    }
    answer = term_in_force("objection.answer", "general", date(2025, 1, 1))
    assert answer.to_dict()["ended_by"] == [str(pattern) for pattern in answer.ended_by] != []
    extension = term_in_force("request.extension", "general", date(2025, 1, 1))
    assert extension.to_dict()["moves"] == list(extension.moves)
    old = term_in_force("request.assistance", "general", date(2021, 6, 29))
    assert old.to_dict()["in_force_to"] == "2021-06-29"


def test_a_question_of_rows_as_json():
    question = Readings.question("answer_unit")
    assert question.to_dict() == {
        "field": "answer_unit",
        "kind": "term",
        "default": "working_days",
        "question": {lang: question.question(lang) for lang in ("id", "en")},
        "options": {
            option: {lang: question.answer(option, lang) for lang in ("id", "en")}
            for option in ("working_days", "calendar_days")
        },
        "remote": [],
        "touches": {
            "terms": ["objection.answer"],
            "units": [],
            "direction": None,
            "chained": True,
            "starts": [],
            "case_only": False,
        },
        "patches": [
            {
                "option": "calendar_days",
                "term": "objection.answer",
                "rows": [],
                "on_from": None,
                "on_to": "2021-06-29",
                "set": {"unit": "calendar_days"},
            }
        ],
        "citations": [["UU 14/2008", "36(2)"], ["Perki 1/2010", "34(1)"]],
        "source": {
            "id": "Perki 1/2010 menyebut hari, Undang-Undang hari kerja.",
            "en": "Perki 1/2010 says days, the Act working days.",
        },
    }


def test_a_question_of_counting_as_json():
    assert Readings.question("silence_found_on").to_dict()["touches"] == {
        "terms": ["objection.filing"],
        "units": [],
        "direction": None,
        "chained": True,
        "starts": ["request.notice"],
        "case_only": False,
    }
    assert Readings.question("met_on").to_dict()["touches"]["case_only"]
    patches = Readings.question("notice_clock").to_dict()["patches"]
    assert {patch["on_from"] for patch in patches} == {"2021-06-30"}
