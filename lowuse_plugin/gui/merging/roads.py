# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Roads from what keeps a merge from being taken back to where a person frees the parcel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.gui.panels.context import PanelContext

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.services.merging.revocation import BuiltUpon

_UNIT, _PROCEDURE = ("Tagging", "Unit"), ("Tagging", "Procedure")
_PAGES: Mapping[str, tuple[str, str]] = {
    "survey_unit": _UNIT,
    "survey_unit_parcel": _UNIT,
    "tag": _PROCEDURE,
    "survey_step": _PROCEDURE,
    "submission_item": _PROCEDURE,
    "control_check": ("ControlLine", ""),
    "lineage": ("Merging", "Lineage"),
}
"""Table → panel and page about the parcel on which its rows can be mended."""


def open_built(
    context: PanelContext,
    case: MergeCase,
    built: BuiltUpon,
    *,
    bring: Callable[[str, str], None],
    show_case: Callable[[str], None],
) -> None:
    """Open what a person needs so that a parcel becomes free.

    Args:
        context: The shared parts.
        case: The registered case.
        built: What rests on its new parcel.
        bring: Brings a page of a panel to the front.
        show_case: Shows another merge case.
    """
    if built.table == "merge_case":
        show_case(built.target)
        return
    if built.table == "project_parcel":
        context.project.look_at(built.target, reveal=True)
        bring("Subsidy", "")
        return
    new = case.new_parcel_uuid
    context.current.look_at(new, reveal=True)
    road = _PAGES.get(built.table)
    if road is not None:
        bring(*road)
        return
    reason = context.actions.do("History", (new,))
    if reason:
        context.messages.info(reason)
