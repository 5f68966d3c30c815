"""Provinces and regency codes (*wilayah*): which exist, which zone they lie in.

A region is named by its ISO 3166-2 code (``"ID-BA"``, a province) or by the home affairs
ministry's regency code (``"51.02"``, whose first part names the province).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ._data import read_json
from .errors import UnknownRegionError

__all__ = ["Province", "province_of", "provinces"]

# Regencies are numbered from 01, cities from 71; which exist in a province is not checked.
_REGENCY = re.compile(r"(\d{2})\.(0[1-9]|[1-3]\d|7[1-9])", re.ASCII)


class Province(NamedTuple):
    """A province (*provinsi*): ISO ``code``, ministry ``number``, ``name``, time ``zone``."""

    code: str
    number: str
    name: str
    zone: str


@cache
def provinces() -> tuple[Province, ...]:
    """Every province, in the order of the ministry's numbers."""
    return tuple(Province(**row) for row in read_json(__name__, "regions.json")["provinces"])


def province_of(region: str) -> Province:
    """The province that ``region`` is, or in which the regency lies.

    Raises:
        UnknownRegionError: no province has this code, or the text is no region code.
    """
    regency = _REGENCY.fullmatch(str(region))
    for province in provinces():
        if region == province.code:
            return province
        if regency and regency[1] == province.number:
            return province
    named = [p.code for p in provinces() if p.name.casefold() == str(region).casefold()]
    if str(region)[:1].isdigit():
        named = [f"{p.number}.01" for p in provinces()]
    raise UnknownRegionError(region, named or [p.code for p in provinces()])
