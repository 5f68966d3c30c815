"""What the package says of recurring duties, exemptions and lists changes only on purpose."""

import pytest

import goldens_of_registers as goldens

KEPT = goldens.kept()


@pytest.mark.parametrize("part", goldens.PARTS, ids=lambda part: part.__name__)
def test_every_answer_is_as_it_was(part):
    """After a change on purpose: ``python tests/goldens_of_registers.py``."""
    found = goldens.digested(goldens.answers(part))
    assert found
    assert [name for name, digest in found.items() if KEPT.get(name) != digest] == []


def test_nothing_is_kept_that_is_asked_no_more():
    asked = {name for part in goldens.PARTS for name in goldens.answers(part)}
    assert asked == set(KEPT)
