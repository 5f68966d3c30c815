"""The explanation of a case names the rule that picked the version."""

from datetime import date

import pytest

from ppid_rules import resolve, version_step

D = date


@pytest.mark.parametrize(
    ("term", "acts", "options", "code", "says"),
    [
        (
            "request.notice",
            {"request_received": D(2021, 6, 29)},
            {},
            "version.act",
            "hari diterimanya permohonan (Perki 1/2021 Pasal 62",
        ),
        (
            "dispute.summons",
            {"preliminary_examination": D(2013, 4, 28)},
            {},
            "version.act",
            "Perki 1/2013 Pasal 62",
        ),
        (
            "dispute.preliminary_examination",
            {},
            {"step_on": D(2013, 4, 20)},
            "version.step",
            "Sabtu, 20 April 2013, hari mulainya langkah ini",
        ),
        (
            "publication.periodic",
            {},
            {},
            "version.as_of",
            "Rabu, 1 Januari 2025, hari yang ditinjau",
        ),
    ],
)
def test_the_rule_is_named(term, acts, options, code, says):
    step = version_step(resolve(term, acts, as_of=D(2025, 1, 1), **options))
    assert step.code == code
    for audience in ("officer", "citizen", "panel"):
        assert says in step.text("id", audience)
        assert step.text("en", audience)
    assert bool(step.citations) == (code == "version.act")
    assert step.to_dict()["values"]["on"]
