# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes what the comparison of two packs shows as xlsx, outside the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.policy.pack_difference_model import PackDifferenceModel
from lowuse_plugin.gui.widgets.policy.pack_difference_table import sheet_rows
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress


def write_list(
    context: PanelContext,
    path: Path,
    model: PackDifferenceModel,
    compared: tuple[SubsidyPolicy, date],
    tell: Callable[[str], None],
) -> None:
    """Start to write the shown lines.

    Args:
        context: The shared parts; the user is told there what became of it.
        path: The file.
        model: The lines.
        compared: The pack that was compared with, and the day of the calculation.
        tell: Gets the same in one sentence.
    """
    policy, on = compared
    rows = sheet_rows(model.shown())
    note = tr("Calculated for {day}; {changed} of {total} projects differ.",
              day=on.isoformat(), changed=model.changed_count, total=model.total)  # fmt: skip
    workspace = context.session.path.stem if context.session.path is not None else ""
    footer = f"{workspace}　{current_actor().name}"
    pack = policy.document_no or policy.id

    def work(_progress: Progress) -> Path:
        from lowuse_plugin.exchange.pack_differences_xlsx import write_differences  # noqa: PLC0415

        write_differences(path, rows, pack=pack, note=note, footer=footer, on=office_today())
        return path

    def done(written: Path) -> None:
        said = tr("List written: {path}", path=written)
        context.messages.success(said, offers=file_offers(written))
        tell(said)

    def failed(error: BaseException) -> None:
        context.messages.failure(error)
        tell(f"✕ {why(error)}")

    context.tasks.run(tr("Writing the list"), work, done, on_failed=failed)
