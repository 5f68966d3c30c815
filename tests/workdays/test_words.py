"""The names of days and decrees, Indonesian unless English is asked for."""

from datetime import date

import pytest

from ppid_rules import indonesia
from support import LOG

CAL = indonesia()
ACEH = indonesia(region="ID-AC")
LEAVE = CAL.day_off(date(2025, 8, 18))
(SWAPPED, *_) = ACEH.days_worked(date(2024, 6, 1), date(2024, 6, 30))
(*_, AMENDMENT) = CAL.revisions(date(2025, 8, 1), date(2025, 8, 31))
ENTRY = next(entry for entry in LOG if entry.day == LEAVE.day)


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (LEAVE.name, "Cuti Bersama Hari Kemerdekaan RI", "Joint leave: Independence Day"),
        (LEAVE.short, "SKB 3 Menteri 933/2025", "Joint Ministerial Decree 933/2025"),
        (SWAPPED.name, "Pengganti libur 19 Juni 2024", "Worked in place of 19 June 2024"),
        (
            SWAPPED.short,
            "Keputusan Gubernur Aceh 100.3.3.1/845/2024",
            "Decree of the Governor of Aceh 100.3.3.1/845/2024",
        ),
        (AMENDMENT.short, "SKB 3 Menteri 933/2025", "Joint Ministerial Decree 933/2025"),
        (ENTRY.name, "Cuti Bersama Hari Kemerdekaan RI", "Joint leave: Independence Day"),
        (ENTRY.short, "SKB 3 Menteri 933/2025", "Joint Ministerial Decree 933/2025"),
    ],
)
def test_indonesian_is_said_unless_english_is_asked_for(words, indonesian, english):
    assert words() == words("id") == indonesian
    assert words("en") == english


def test_a_weekend_has_no_decree():
    sunday = CAL.day_off(date(2025, 3, 16))
    assert (sunday.name("id"), sunday.name("en")) == ("Minggu", "Sunday")
    assert sunday.short("id") == sunday.short("en") == ""


def test_an_expected_feast_has_the_name_that_a_decree_would_give_it():
    """Every projected day is an estimate, so that no name says it of one."""
    feast = CAL.day_off(date(2030, 2, 4))
    assert (feast.name("id"), feast.name("en")) == ("Hari Raya Idul Fitri", "Eid al-Fitr")
    for off in CAL.days_off(date(2028, 1, 1), date(2040, 12, 31)):
        assert "(" not in off.name("id") + off.name("en")
