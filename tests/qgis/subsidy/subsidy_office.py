# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A workspace with a project of every kind, by hand: what each is to get is told at a look."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR, add, multipolygon, parcel

ELIGIBLE, DECIDE, TRIAL, SMALL, LACKING = "甲改造", "乙改造", "丙改造", "丁改造", "戊改造"
NAMES = (ELIGIBLE, DECIDE, TRIAL, SMALL, LACKING)
EAST_OF = 300
"""Projects stand in a row, so many metres apart."""


def project(place: int, name: str, land: str, floor: str | None, **more: Any) -> dict[str, Any]:
    """A project of 100 m × 100 m that was accepted in time."""
    left = EAST_OF * place
    accepted = [{"kind": "joint_acceptance", "number": f"验收{place}", "on": "2024-06-30"}]
    return {
        "geom": multipolygon(left, 0, left + 100, 100),
        "project_code": f"XM-{place:02d}",
        "name": name,
        "district": "440704",
        "project_type": "industrial_upgrade",
        "redeveloper": "甲厂",
        "right_holder_name": "甲厂",
        "approval_no": f"批复{place}",
        "state": "accepted",
        "land_area_m2": land,
        "land_area_source": "approval",
        "floor_area_m2": floor,
        "use_before": "0601",
        "use_after": "0601",
        "acceptances": json.dumps(accepted, ensure_ascii=False),
        "applied_on": "2025-06-16",
        "three_old_status": "none",
        **more,
    }


def fill(store: WorkspaceStore) -> dict[str, str]:
    """Enter five projects, each of one parcel; return name → uuid.

    甲 24,000 m² with 43,200 m²: ratio 1.8, 50 元: 2,160,000.00, half of it the city's.
    乙 24,000 m² with 48,000.01 m²: ratio over 2 by 0.01 m², 60 元: 2,880,000.60, else 2,400,000.50.
    丙 as 甲, in another district, not accepted. 丁 exactly 30 亩. 戊 without floor area.
    """
    rows = [
        project(0, ELIGIBLE, "24000.00", "43200.00"),
        project(1, DECIDE, "24000.00", "48000.01"),
        project(2, TRIAL, "24000.00", "43200.00", acceptances=None, state="building",
                district="440705", applied_on=None),
        project(3, SMALL, "20000.00", "36000.00"),
        project(4, LACKING, "24000.00", None),
    ]  # fmt: skip
    keys = add(store, "project", rows)
    parcels = add(
        store,
        "parcel",
        [
            {
                **parcel(EAST_OF * place, EAST_OF * place + 100, district=row["district"]),
                "parcel_code": f"44070400100{place}GB00001",
            }
            for place, row in enumerate(rows)
        ],
    )
    add(
        store,
        "project_parcel",
        [
            {"project_uuid": key, "parcel_uuid": member}
            for key, member in zip(keys, parcels, strict=True)
        ],
    )
    return dict(zip(NAMES, keys, strict=True))


class Template:
    """The workspace as a file that tests copy: entered only, or calculated too."""

    def __init__(self, folder: Path) -> None:
        self._entered, self._calculated = folder / "录入.gpkg", folder / "测算.gpkg"
        with create_workspace(self._entered, district="440704", actor=ACTOR) as store:
            self.uuids = fill(store)
        shutil.copy(self._entered, self._calculated)
        with open_workspace(self._calculated, actor=ACTOR) as store:
            calculate(store)

    def copy(self, folder: Path, *, calculated: bool) -> Path:
        """Put a copy into a folder and return it."""
        path = folder / "工作库 奖补.gpkg"
        shutil.copy(self._calculated if calculated else self._entered, path)
        return path


def calculate(store: WorkspaceStore) -> None:
    """Calculate every project, as the panel does."""
    assess_subsidies(
        store, policy=find_policy("jiangfu-2022-10"), on=date.today(), calculated_by="李四",
        software_version="0",
    )  # fmt: skip
