# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The districts and reference systems that the code knows are those of the shipped tables."""

from __future__ import annotations

import tomllib

from lowuse_plugin import paths
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY, WORKSPACE_CRS


def test_the_districts_are_those_of_the_code_list_in_its_order() -> None:
    assert list(DISTRICTS) == list(schema.shipped().codes["district"].values)
    assert WHOLE_CITY not in DISTRICTS


def test_every_district_has_a_reference_system_that_a_workspace_may_have() -> None:
    text = paths.resource("policy", "district_crs.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)["district_epsg"]
    assert list(stated) == list(DISTRICTS)
    assert {f"EPSG:{epsg}" for epsg in stated.values()} <= set(WORKSPACE_CRS)
