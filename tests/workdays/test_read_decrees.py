"""Decrees from a file: CSV as in the ledger, JSON lists, and the shape of the shipped log."""

import io
import json
from datetime import date

import pytest

from ppid_rules import Decree, DecreeError, indonesia, read_decrees
from ppid_rules._data import read_bytes
from support import LOG

ROW = {
    "day": "2027-01-04",
    "kind": "joint_leave",
    "name_id": "Cuti Bersama Tahun Baru",
    "name_en": "Joint leave: New Year",
    "decree": "SKB 1/2026",
    "announced_on": "2026-12-20",
}
EXPECTED = Decree(
    date(2027, 1, 4), "joint_leave", "Cuti Bersama Tahun Baru", "Joint leave: New Year",
    "SKB 1/2026", date(2026, 12, 20),
)  # fmt: skip


def csv_of(*rows):
    lines = [",".join(rows[0]), *(",".join(map(str, r.values())) for r in rows)]
    return io.StringIO("\n".join(lines) + "\n")


def test_csv_with_the_fields_of_a_decree():
    assert read_decrees(csv_of(ROW)) == (EXPECTED,)


def test_csv_as_in_the_ledger():
    row = {
        "date": "2027-01-04", "kind": "cuti_bersama", "revokes": "", "name_id": ROW["name_id"],
        "name_en": ROW["name_en"], "decree": ROW["decree"], "announced_on": "2026-12",
        "confidence": "1source", "source": "x",
    }  # fmt: skip
    (found,) = read_decrees(csv_of(row))
    assert found.kind == "joint_leave"
    assert found.announced_on == date(2026, 12, 1)
    back = {**row, "kind": "revoked", "revokes": "cuti_bersama", "announced_on": "2026"}
    (found,) = read_decrees(csv_of(back))
    assert (found.revokes, found.announced_on) == ("joint_leave", date(2026, 1, 1))


def test_json_list_and_path(tmp_path):
    file = tmp_path / "new.json"
    file.write_text(json.dumps([ROW | {"yearly": False, "sighting": True}]))
    (found,) = read_decrees(file)
    assert (found.yearly, found.sighting) == (False, True)
    assert read_decrees(str(file)) == (found,)


def test_the_shape_of_the_shipped_log():
    text = read_bytes("ppid_rules.workdays", "data/decrees.json").decode()
    assert sorted(map(str, read_decrees(io.StringIO(text)))) == sorted(map(str, LOG))
    assert not read_decrees(io.StringIO(text))[0].sighting


@pytest.mark.parametrize(
    "text", ["", "\n\n", "day,kind,name_id,name_en,decree,announced_on\n", "[]", '"x"', "\0"]
)
def test_a_file_without_decrees_is_refused(text):
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(text))


def test_a_csv_without_its_header_is_refused():
    with pytest.raises(DecreeError, match="the header lacks day"):
        read_decrees(io.StringIO("2027-01-04,joint_leave,a,b,c,2026-12-20\n"))


def test_a_file_that_is_no_utf_8_is_named(tmp_path):
    file = tmp_path / "decrees.csv"
    file.write_bytes(b"\xff\xfe\x00day")
    with pytest.raises(DecreeError, match=r"decrees\.csv: not UTF-8"):
        read_decrees(file)


def test_a_huge_field_is_refused():
    with pytest.raises(DecreeError, match="line"):
        read_decrees(csv_of(ROW | {"name_id": "x" * 200_000}))


def document(**entry):
    day = {"day": "2027-01-04", "kind": "joint_leave", "name": "leave"} | entry
    decree = {
        "title": "SKB 1/2026", "short": {"id": "SKB 1", "en": "Decree 1"},
        "announced_on": "2026-12-20", "days": [day],
    }  # fmt: skip
    return {"names": {"leave": {"id": "Cuti", "en": "Leave"}}, "decrees": [decree]}


def test_a_document_may_leave_its_flags_open():
    (found,) = read_decrees(io.StringIO(json.dumps(document())))
    assert (found.yearly, found.sighting, found.short("en")) == (None, None, "Decree 1")


@pytest.mark.parametrize(
    "entry",
    [
        {"name": ["leave"]},
        {"name": "other"},
        {"kind": "leave"},
        {"day": "20270104"},
        {"day": 20270104},
        {"sighting": "perhaps"},
    ],
)
def test_a_document_is_checked_as_rows_are(entry):
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(json.dumps(document(**entry))))


def test_flags_in_words_are_parsed():
    (found,) = read_decrees(io.StringIO(json.dumps(document(sighting="false"))))
    assert found.sighting is False


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("true", True), ("yes", True), ("1", True), ("True", True), (1, True), (True, True),
        ("false", False), ("no", False), ("0", False), ("NO", False), (0, False), (False, False),
    ],
)  # fmt: skip
def test_the_words_of_a_flag(word, means):
    (found,) = read_decrees(io.StringIO(json.dumps([ROW | {"yearly": word}])))
    assert found.yearly is means


def test_a_file_of_a_spreadsheet_begins_with_a_mark(tmp_path):
    """Spreadsheets write UTF-8 with a mark in front, which is no part of the first column."""
    file = tmp_path / "decrees.csv"
    file.write_text(csv_of(ROW | {"name_id": "Cuti Bersama \u2013 Natal"}).getvalue(), "utf-8-sig")
    (found,) = read_decrees(file)
    assert (found.day, found.name_id) == (EXPECTED.day, "Cuti Bersama \u2013 Natal")


def test_json_may_begin_and_end_with_blank_lines():
    assert read_decrees(io.StringIO(f"\n  {json.dumps([ROW])}\n\n")) == (EXPECTED,)


def test_a_decree_survives_its_own_json():
    text = json.dumps([EXPECTED.to_dict()])
    assert read_decrees(io.StringIO(text)) == (EXPECTED,)


def test_a_decree_as_json_leaves_out_what_is_not_known():
    assert EXPECTED.to_dict() == ROW


def test_read_decrees_go_into_a_calendar():
    assert not indonesia().with_decrees(*read_decrees(csv_of(ROW))).is_working_day(EXPECTED.day)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"day": "4/1/2027"}, "YYYY-MM-DD"),
        ({"day": "2027-02-30"}, "2027-02-30"),
        ({"kind": "joint"}, "joint_leave"),
        ({"announced_on": "soon"}, "announced_on"),
        ({"announced_on": ""}, "lacks announced_on"),
        ({"decree": ""}, "lacks decree"),
        ({"surprise": "x"}, "unknown field 'surprise'"),
        ({"kind": "revoked"}, "revokes"),
        ({"yearly": "perhaps"}, "yearly"),
    ],
)
def test_a_bad_row_is_named_by_its_line(change, says):
    with pytest.raises(DecreeError, match=says) as caught:
        read_decrees(csv_of(ROW | change))
    assert "line 2" in caught.value.where


@pytest.mark.parametrize(
    "text", ["[1]", "{}", '{"names": {}}', "[", '[{"day": 1}]', "[" * 100_000, '{"a": 1', "[null]"]
)
def test_bad_json(text):
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(text))


def test_a_row_with_too_many_columns():
    with pytest.raises(DecreeError):
        read_decrees(
            io.StringIO(
                "day,kind,name_id,name_en,decree,announced_on\n2027-01-04,joint_leave,a,b,c,2026-12-20,x\n"
            )
        )


def test_a_number_where_a_text_belongs():
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(json.dumps([ROW | {"day": 20270104}])))
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(json.dumps([ROW | {"announced_on": 2026}])))
    with pytest.raises(DecreeError):
        read_decrees(io.StringIO(json.dumps([ROW | {"kind": ["joint_leave"]}])))
