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


def test_an_empty_file_holds_no_decree():
    assert read_decrees(io.StringIO("")) == ()


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
