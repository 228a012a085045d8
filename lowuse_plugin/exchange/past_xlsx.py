# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of parcels as of a moment as an xlsx file, with what is different now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.units import M2_PER_MU
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook

_AREA = 5


@dataclass(frozen=True)
class PastRow:
    """One parcel as it stood then, in words."""

    parcel: str
    holder: str
    district: str
    town: str
    address: str
    area_m2: float | None
    state: str
    control: str
    difference: str
    """What is different now, with then and now; empty where nothing is."""


def write_past_list(
    path: Path, rows: Sequence[PastRow], *, moment: str, counts: str, footer: str, on: date
) -> None:
    """Write the list.

    Args:
        path: The xlsx file.
        rows: The parcels.
        moment: As of when, as people write it.
        counts: How many parcels there were, and what became of them.
        footer: Workspace and person.
        on: Day of the writing.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
    """
    columns = (
        TableColumn("宗地", width=24),
        TableColumn("权利人", width=26),
        TableColumn("行政区", width=10),
        TableColumn("镇街", width=12),
        TableColumn("坐落", width=26),
        TableColumn("面积（m²）", "m2", width=16, total=True),
        TableColumn("面积（亩）", "mu", width=14, mu_of=_AREA),
        TableColumn("状态", width=14),
        TableColumn("控制线", width=16),
        TableColumn("现在不同之处（当时 → 现在）", width=60),
    )
    cells = [
        (
            row.parcel, row.holder, row.district, row.town, row.address, row.area_m2,
            None if row.area_m2 is None else row.area_m2 / float(M2_PER_MU),
            row.state, row.control, row.difference,
        )
        for row in rows
    ]  # fmt: skip
    page = Page(
        "宗地列表",
        f"截至 {moment} 的宗地列表",
        counts,
        columns,
        cells,
        (Total("合计"),),
    )
    write_workbook(path, [page], footer=footer, on=on)
