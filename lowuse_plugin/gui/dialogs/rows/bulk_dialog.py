# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""批量修改: one field of many parcels, shown before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.cell_changes import LeftOut
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.gui.dialogs.history.difference_dialog import DifferenceDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.bulk_form import BulkForm
from lowuse_plugin.gui.widgets.parcels.scope import ParcelScope
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.rows.save_cells import Means

if TYPE_CHECKING:
    from lowuse_plugin.domain.cell_changes import ChangeSet
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.expression_values import ExpressionValues


class BulkDialog(DifferenceDialog):
    """Asks, previews, writes."""

    def __init__(
        self,
        context: PanelContext,
        chosen: Callable[[], Sequence[str]],
        shown: Callable[[], Sequence[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            context: The shared parts.
            chosen: Gives the chosen parcels.
            shown: Gives what the list of the panel shows.
            parent: Owner.
        """
        self.scope = ParcelScope("LowUse.Bulk.Scope", context.book, chosen, shown)
        self.form = BulkForm(self.scope)
        super().__init__(context, "Bulk", tr("Bulk change"), Means.BULK, parent)
        self.form.changed.connect(self.proposal_changed)
        self.form.preview_wanted.connect(self.preview)
        context.current.selection_changed.connect(self._on_selection)
        context.book.loaded.connect(self._recount)
        self.proposal_changed()

    def top(self) -> QWidget:
        """Return the form."""
        return self.form

    def empty_text(self) -> str:
        """Return what to do next."""
        return tr("Choose field and new value, then press Preview: nothing is written before.")

    def preview(self) -> None:
        """Make the list of what would change."""
        self.scope.refresh()  # what is meant now must be what it says
        asked, uuids = self.form.asked, self.scope.uuids
        if asked is None or not uuids:
            self._say(
                tr("Choose a field, what becomes of it, and parcels in a list or on the map.")
            )
            return

        def work(store: Store, progress: Progress) -> ChangeSet:
            from lowuse_plugin.services.rows.bulk_change import (  # noqa: PLC0415
                propose_field,
                propose_texts,
            )

            if asked.change is not None:
                progress.step(0, 1)
                return propose_field(store, uuids, asked.change)
            from lowuse_plugin.qgis_bridge.expression_values import evaluate  # noqa: PLC0415

            found = evaluate(store, uuids, asked.expression, progress)
            changes = propose_texts(
                store, found.uuids, asked.column, found.texts, clears=asked.clears
            )
            left = (*changes.left_out, *_failures(found))
            if asked.clears:
                return replace(changes, left_out=left)
            return replace(changes, empty=0, left_out=(*left, *_empty(found)))

        self.propose(work)

    def on_enter(self) -> None:
        """Preview when Enter was pressed in the form."""
        focus = self.focusWidget()
        if focus is not None and self.form.isAncestorOf(focus):
            self.preview()

    def _on_selection(self, _uuids: object) -> None:
        self._recount()

    def _recount(self, _table: object = None) -> None:
        """Count anew; a list that was made for other parcels is forgotten."""
        if self.changes is None:
            self.scope.refresh()


def _empty(found: ExpressionValues) -> list[LeftOut]:
    """Return for how many parcels an expression gives nothing: they stay as they are."""
    count = found.texts.count(None) - found.failed
    return [LeftOut("", "", Remark("EXPRESSION_EMPTY", {"count": f"{count:,}"}))] if count else []


def _failures(found: ExpressionValues) -> list[LeftOut]:
    """Return for which parcels an expression fails, and why; they stay as they are."""
    named = [
        LeftOut("", label, Remark("EXPRESSION_FAILED", {"detail": detail}))
        for label, detail in found.failures
    ]
    more = found.failed - len(named)
    rest = [LeftOut("", "", Remark("EXPRESSION_FAILED_MORE", {"count": more}))] if more else []
    return [*named, *rest]
