# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The other scenarios of the parcels of a proposed merge, on the page of its case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.gui.widgets.claims.blockers import BlockersView, Hindrance
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.merging.case_buttons import SCENARIO
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, listed
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.gui.widgets.merging.case_reading import MergeSeen
    from lowuse_plugin.gui.widgets.merging.doors import MergeDoors
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.services.merging.scenarios import Rival

_MOST = 6


class MergeScenariosPart(QWidget):
    """Hidden for a case that is proposed no more: its parcels are of no other one."""

    def __init__(
        self,
        name: str,
        doors: MergeDoors,
        session: WorkspaceSession,
        current: Callable[[], MergeSeen | None],
    ) -> None:
        """Show nothing yet.

        Args:
            name: Begin of the object names.
            doors: What opens windows.
            session: Who may write.
            current: Returns what the page shows now.
        """
        super().__init__()
        self._doors, self._session, self._current = doors, session, current
        self.new = quiet_button(f"{name}.NewScenario", tr("New scenario from this …"), self._on_new)
        self.compare = quiet_button(f"{name}.Compare", tr("Compare scenarios …"), self._on_compare)
        self._said = plain_label(f"{name}.Scenarios")
        self._others = BlockersView(f"{name}.Scenario", sign="◇")
        row = QWidget()
        flow = FlowLayout(row, spacing=max(self.fontMetrics().height() // 5, 2))
        flow.addWidget(self.new)
        flow.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (heading(tr("Scenarios")), self._said, self._others, row):
            column.addWidget(widget)
        self.hide()

    def show_seen(self, seen: MergeSeen) -> None:
        """Show the other scenarios of a case."""
        case, state = seen.case, seen.state
        is_draft = case is not None and case.state == chain.PROPOSED
        self.setVisible(is_draft)
        if not is_draft or state is None:
            return
        rivals = state.rivals
        self._said.setText(
            tr("{count} other proposed merges have parcels of this one. Only one of them can be "
               "accepted.", count=len(rivals))
            if rivals
            else tr("No other proposed merge has these parcels. Several can be drawn up and "
                    "compared; nothing of the land changes by that.")
        )  # fmt: skip
        lines = [
            Hindrance(
                rival_text(each),
                partial(self._doors.open_case, each.uuid, each.parcels),
                tr("Show"),
            )
            for each in rivals[:_MOST]
        ]
        if len(rivals) > _MOST:
            lines.append(Hindrance(tr("and {count} more", count=len(rivals) - _MOST)))
        self._others.show_hindrances(lines)
        self.compare.setEnabled(bool(rivals))
        self.compare.setToolTip("" if rivals else tr("There is nothing to compare with yet."))
        barred = why_not(self._session)
        self.new.setEnabled(not barred)
        self.new.setToolTip(
            plain_text(barred)
            or tr("Proposes a second merge of the same, of fewer or of more parcels")
        )

    def _on_new(self) -> None:
        seen = self._current()
        if seen is not None:
            self._doors.step(SCENARIO, seen)

    def _on_compare(self) -> None:
        seen = self._current()
        if seen is not None and seen.case is not None:
            self._doors.compare(seen.case.uuid)


def rival_text(rival: Rival) -> str:
    """Return another scenario with its parcels and their area, and the parcels that both have."""
    count = tr("{count} parcels", count=rival.count)
    shared = tr("shared: {shared}", shared=listed(rival.shared))
    said = (count, amount(rival.registered_m2, AREA_UNIT.get()), shared)
    return labelled(rival.label, commas(each for each in said if each))
