"""What the package says of some cases changes only on purpose."""

import pytest

import goldens

KEPT = goldens.kept_digests()


def test_every_case_is_kept():
    assert list(KEPT) == [*goldens.CASES, *goldens.GROUPS]


@pytest.mark.parametrize("name", KEPT)
def test_every_answer_is_as_it_was(name):
    """After a change on purpose: ``python tests/goldens.py``."""
    found, kept = goldens.digests_of(name), KEPT[name]
    assert [part for part in {**kept, **found} if kept.get(part) != found.get(part)] == []


@pytest.mark.parametrize(("name", "lang"), goldens.SHOWN)
def test_every_document_is_as_it_was(name, lang):
    for kind, text in goldens.documents_of(*goldens.CASES[name], lang).items():
        assert text == goldens.path_of(name, lang, kind).read_text(encoding="utf-8"), kind
