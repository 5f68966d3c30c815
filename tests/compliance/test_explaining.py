"""Explanations: whole sentences, both languages, for an officer and for a citizen."""

import re
from datetime import date

import pytest

from ppid_rules import Decree, deadline, indonesia, terms
from ppid_rules.compliance import long_date
from ppid_rules.compliance.wording import _catalogue

START = date(2025, 3, 17)
CURRENT = [t for t in terms() if t.in_force_to is None]
STARTS = [(t.regime, t.id, s) for t in CURRENT for s in t.counted_from]


def test_an_officer_reads_the_whole_derivation():
    text = deadline("request.notice", START).explain("id")
    for part in (
        "Permohonan diterima Senin, 17 Maret 2025.",
        "wajib disampaikan paling lambat 10 hari kerja, yaitu Rabu, 9 April 2025, sepanjang hari itu.",
        "Hari kerja ke-1 adalah Selasa, 18 Maret 2025",
        "serta 7 hari libur berikut:",
        "- Jumat, 28 Maret 2025: Cuti Bersama Hari Suci Nyepi (SKB 3 Menteri 1017/2024, diumumkan 14 Oktober 2024)",
        "apakah cuti bersama termasuk hari kerja",
        "paling lambat Jumat, 28 Maret 2025",
        "Dasar: UU 14/2008 Pasal 22 ayat (7); Perki 1/2021 Pasal 31 ayat (3); Perki 1/2021 Pasal 1 angka 22.",
        "bukan nasihat hukum",
    ):
        assert part in text


def test_a_citizen_reads_what_matters_to_him():
    text = deadline("request.notice", START).explain("id", "citizen")
    assert (
        "Jawaban tertulis atas permohonan Anda harus disampaikan paling lambat Rabu, 9 April 2025, sepanjang hari itu."
        in text
    )
    assert "7 hari kerja sesudah itu, yaitu Senin, 21 April 2025" in text
    assert "Hari kerja ke-1" not in text
    english = deadline("request.notice", START).explain("en", "citizen")
    assert "A written answer to your request is due by Wednesday, 9 April 2025, all day." in english


def test_no_officer_is_addressed_as_you():
    for regime, term, start in STARTS:
        found = deadline(term, START, start_is=start, regime=regime)
        text = found.explain("id", "officer") + found.explain("id", "panel")
        assert not re.search(r"\bAnda\b", text)


@pytest.mark.parametrize("audience", ["officer", "citizen", "panel"])
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("regime", "term", "start"), STARTS)
def test_every_term_can_be_told(regime, term, start, lang, audience):
    text = deadline(term, START, start_is=start, regime=regime).explain(lang, audience)
    assert "{" not in text
    assert "None" not in text
    assert all(line.endswith((".", ":", ")")) for line in text.splitlines())


@pytest.mark.parametrize(("regime", "term", "start"), STARTS)
def test_working_days_are_never_just_days(regime, term, start):
    """A number of days stands with its unit, in both languages."""
    for audience in ("officer", "citizen"):
        found = deadline(term, START, start_is=start, regime=regime)
        assert not re.search(r"\d+ hari(?! (kerja|libur|kalender))", found.explain("id", audience))
        assert not re.search(r"\d+ (more )?days", found.explain("en", audience))


def test_messages_exist_in_both_languages_with_the_same_slots():
    for code, audiences in _catalogue().items():
        for texts in audiences.values():
            assert set(texts) == {"id", "en"}, code
            slots = [set(re.findall(r"\{(\w+)\}", t)) for t in texts.values()]
            assert slots[0] == slots[1], code


def test_a_year_left_open_says_so():
    then = indonesia(as_known_on=date(2022, 1, 3))
    text = deadline("request.notice", date(2022, 1, 3), calendar=then).explain("en")
    assert "The holiday decree for 2022 has not set the joint leave yet" in text
    assert "isbat" not in text


def test_a_provisional_day_says_what_it_waits_for():
    text = deadline("request.notice", date(2027, 3, 1)).explain("id")
    assert "masih sementara" in text
    assert "sidang isbat" in text
    assert text.count("- Rabu, 10 Maret 2027: Hari Raya Idul Fitri") == 2
    assert "dapat menggeser tanggal ini" in text


def test_a_projected_day_names_the_year_without_a_decree():
    text = deadline("request.notice", date(2027, 12, 20)).explain("id")
    assert "tahun 2028 belum ada dalam data (data sampai Selasa, 15 September 2026)" in text
    assert "perkiraan" in text


def test_what_was_known_is_said():
    then = indonesia(as_known_on=date(2025, 8, 1))
    text = deadline("request.notice", date(2025, 8, 11), calendar=then).explain("en")
    assert "known up to Friday, 1 August 2025. A new decree can move this date" in text


def test_a_moved_day_names_the_decree():
    text = deadline("request.notice", date(2025, 8, 4)).explain("en")
    assert (
        "The limit moved from Monday, 18 August 2025 to Tuesday, 19 August 2025 by "
        "Joint Ministerial Decree 933/2025, announced on Thursday, 7 August 2025"
    ) in text


def test_each_kind_of_day_off_is_told_as_what_it_is():
    calendar = indonesia(week="six", region="ID-YO").with_days_off(
        {date(2027, 12, 22): "Pindah kantor"}
    )
    text = deadline("request.notice", date(2027, 12, 20), calendar=calendar).explain("id")
    assert "- Rabu, 22 Desember 2027: Pindah kantor (hari tutup badan publik ini)" in text
    assert "- Sabtu, 1 Januari 2028: Tahun Baru Masehi (perkiraan, belum ada keputusan)" in text
    assert "Data tidak memuat hari libur khusus DI Yogyakarta." in text
    assert "Yang tidak dihitung: Minggu, serta 4 hari libur berikut:" in text


def test_a_region_with_examples_says_so():
    text = deadline("request.notice", START, calendar=indonesia(region="51.02")).explain("en")
    assert "The data name days off of 51.02 (Bali) as examples only, not as a full list." in text


def test_a_span_without_days_off():
    text = deadline("request.notice", date(2025, 7, 1)).explain("en")
    assert "Only Saturdays and Sundays are not counted" in text


def test_a_decree_added_by_hand_is_cited_as_given():
    new = Decree(
        date(2027, 1, 4),
        "joint_leave",
        "Cuti Bersama",
        "Joint leave",
        "SKB 1/2026",
        date(2026, 12, 20),
    )
    calendar = indonesia().with_decrees(new)
    text = deadline("request.notice", date(2026, 12, 28), calendar=calendar).explain("id")
    assert "- Senin, 4 Januari 2027: Cuti Bersama (SKB 1/2026, diumumkan 20 Desember 2026)" in text


def test_steps_are_data():
    steps = deadline("request.notice", START).trace
    assert [s.code for s in steps][:2] == ["start.request_received", "rule.request.notice"]
    values = dict(steps[1].values)
    assert values["number"] == 10
    assert values["due"] == date(2025, 4, 9)
    assert steps[1].citations[0].article == "22(7)"


def test_long_dates():
    assert long_date(START) == "Senin, 17 Maret 2025"
    assert long_date(START, "en") == "Monday, 17 March 2025"
    assert long_date(START, "en", weekday=False) == "17 March 2025"
