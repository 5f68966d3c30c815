"""Public bodies: their clock, their commission, their court."""

import pickle
from datetime import UTC, date, datetime, time

import pytest

from ppid_rules import (
    InvalidValueError,
    Overlay,
    PublicBody,
    UnknownOptionError,
    UnknownRegionError,
    WrongTypeError,
)
from ppid_rules.regions import provinces

TABANAN = PublicBody(
    name="KPU Kabupaten Tabanan", level="regency", kind="election_organiser", region="ID-BA"
)
MINISTRY = PublicBody(name="Kementerian", level="central", kind="state")


def body(**fields):
    return PublicBody(
        **{"name": "Badan", "level": "provincial", "kind": "state", "region": "ID-JB"} | fields
    )


def test_a_moment_where_the_body_sits():
    """00:30 WITA on 9 June 2026 is still 8 June in UTC."""
    moment = datetime(2026, 6, 8, 16, 30, tzinfo=UTC)
    assert TABANAN.local(moment) == {"on": date(2026, 6, 9), "time": time(0, 30)}
    assert MINISTRY.local(moment) == {"on": date(2026, 6, 8), "time": time(23, 30)}
    assert body(region="91.71").local(moment)["time"] == time(1, 30)
    assert body(region=None, zone="WIT").local(moment)["on"] == date(2026, 6, 9)


def test_a_moment_needs_a_zone_on_both_sides():
    with pytest.raises(InvalidValueError, match="zone"):
        body(region=None).local(datetime(2026, 6, 8, tzinfo=UTC))
    with pytest.raises(InvalidValueError, match="time zone"):
        MINISTRY.local(datetime(2026, 6, 8))  # noqa: DTZ001 - a naive moment is the bad input
    with pytest.raises(WrongTypeError):
        MINISTRY.local(date(2026, 6, 8))


def test_every_province_has_a_zone():
    zones = {p.code: p.zone for p in provinces()}
    assert len(zones) == 38
    assert zones["ID-JK"] == zones["ID-AC"] == zones["ID-KT"] == "WIB"
    assert zones["ID-BA"] == zones["ID-SN"] == zones["ID-KI"] == "WITA"
    assert zones["ID-MA"] == zones["ID-PA"] == "WIT"


@pytest.mark.parametrize(
    ("fields", "error", "says"),
    [
        ({"zone": "WITA"}, InvalidValueError, "WIB, the zone of ID-JB"),
        ({"zone": "CET"}, UnknownOptionError, "WIB"),
        ({"region": "ID-XX"}, UnknownRegionError, "ID-"),
        ({"level": "national"}, UnknownOptionError, "regency|provincial|central"),
        ({"kind": "ministry"}, UnknownOptionError, "state"),
        ({"week": "seven"}, UnknownOptionError, "six"),
        ({"name": " "}, InvalidValueError, "name"),
        ({"name": None}, WrongTypeError, "name"),
        ({"overlay": {}}, WrongTypeError, "Overlay"),
        ({"office_closes": "16:00"}, WrongTypeError, "time"),
    ],
)
def test_bad_bodies(fields, error, says):
    with pytest.raises(error, match=says):
        body(**fields)


def test_a_body_is_a_value():
    one = body(overlay=Overlay(days_off=((date(2025, 1, 6), "x"),)), office_closes=time(16))
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one) == hash(
        body(overlay=Overlay(days_off=((date(2025, 1, 6), "x"),)), office_closes=time(16))
    )
    with pytest.raises(AttributeError):
        one.name = "x"
    with pytest.raises(TypeError):
        PublicBody("name", "central", "state")


def test_the_commission_of_each_level():
    central = MINISTRY.commission()
    assert (central.level, central.region, central.contested) == ("central", None, False)
    province = body(kind="non_state").commission()
    assert (province.level, province.region, province.contested) == ("provincial", "ID-JB", False)
    regency = body(level="regency", kind="non_state", region="32.73")
    assert regency.commission(regency_commission=True).level == "regency"
    assert regency.commission(regency_commission=True).region == "32.73"
    without = regency.commission(regency_commission=False)
    assert (without.level, without.region) == ("provincial", "ID-JB")
    unknown = regency.commission()
    assert unknown.contested
    assert "mempunyai Komisi Informasi" in unknown.doubt("id")


def test_a_regional_office_of_a_hierarchical_body_is_doubtful():
    """Perki 1/2013 6 with its elucidation; one decision went to the central commission."""
    found = TABANAN.commission(regency_commission=False)
    assert (found.level, found.region, found.contested) == ("provincial", "ID-BA", True)
    assert "hierarchical" in found.doubt("en")
    assert found.citations[0].text("id").startswith("Perki 1/2013 Pasal 6")


def test_a_state_owned_enterprise_may_be_a_regional_office():
    found = body(kind="state_owned_enterprise").commission()
    assert found.contested
    assert "hierarchical" in found.doubt("en")


def test_both_doubts_are_said():
    found = body(level="regency", region="32.73").commission()
    assert "hierarchical" in found.doubt("en")
    assert "mempunyai Komisi Informasi" in found.doubt("id")


def test_a_regency_named_by_its_province_only():
    """The province is no name for the regency's commission."""
    coarse = body(level="regency", kind="non_state", region="ID-JB")
    assert coarse.commission(regency_commission=True).region is None
    assert coarse.commission(regency_commission=False).region == "ID-JB"
    with pytest.raises(WrongTypeError, match="regency_commission"):
        coarse.commission(regency_commission="yes")


def test_a_commission_as_respondent():
    found = body(kind="information_commission").commission()
    assert found.contested
    assert found.citations[0].article == "8(1)-(2)"
    assert found.region is None


@pytest.mark.parametrize(
    ("kind", "court", "contested"),
    [
        ("state", "ptun", False),
        ("election_organiser", "ptun", False),
        ("information_commission", "ptun", False),
        ("non_state", "pn", False),
        ("state_owned_enterprise", "pn", True),
    ],
)
def test_the_court(kind, court, contested):
    found = body(kind=kind).court()
    assert (found.kind, found.contested) == (court, contested)
    assert bool(found.doubt("id")) == bool(found.doubt("en")) == contested
    assert found.citations
