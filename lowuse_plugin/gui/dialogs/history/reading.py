# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dialogs of the history read, in tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Choices, Filter, Page, StepDetails
    from lowuse_plugin.domain.ports import Store


@dataclass(frozen=True)
class ParcelName:
    """The parcel whose history is shown."""

    uuid: str
    label: str


def read_steps(
    store: Store,
    wanted: Filter,
    parcel: ParcelName | None,
    before: int | None,
    count: int,
    *,
    known: Choices | None = None,
) -> tuple[Page, Choices]:
    """Read a page of steps, and what the filters offer; in readings of their own.

    Args:
        store: The workspace.
        wanted: The filter.
        parcel: Whose history; None for the whole workspace.
        before: Only steps that end before this line.
        count: At least so many, as those that are shown already.
        known: What the filters of this workspace offer already.
    """
    from lowuse_plugin.services.history.changes import (  # noqa: PLC0415
        PAGE_STEPS,
        read_choices,
        read_page,
        rows_of_parcel,
    )

    most = max(PAGE_STEPS, count)
    with store.read() as reading:
        rows = rows_of_parcel(reading, parcel.uuid) if parcel is not None else None
        page = read_page(reading, wanted, rows=rows, before=before, most=most)
    return page, read_choices(store, known)


def read_changes(store: Store, saves: Sequence[str], parcel: ParcelName | None) -> StepDetails:
    """Read what a step changed, of one parcel or of all; each of its saves in its own reading.

    Args:
        store: The workspace.
        saves: Shown as one step, newest first.
        parcel: Whose history; None for the whole workspace.
    """
    from lowuse_plugin.services.history.details import joined  # noqa: PLC0415

    return joined([_read_save(store, save, parcel) for save in reversed(saves)])


def _read_save(store: Store, transaction: str, parcel: ParcelName | None) -> StepDetails:
    from lowuse_plugin.services.history.changes import rows_of_parcel  # noqa: PLC0415
    from lowuse_plugin.services.history.details import read_details  # noqa: PLC0415

    with store.read() as reading:
        rows = rows_of_parcel(reading, parcel.uuid) if parcel is not None else None
        return read_details(reading, transaction, store.info.crs, rows=rows)
