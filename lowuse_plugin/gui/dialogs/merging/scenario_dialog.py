# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Another scenario (方案) is drawn up from a proposed merge: its name, and which parcels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
    MembersRequest,
    MergeMembersDialog,
    ProposeEntry,
    name_gap,
)
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting


@dataclass(frozen=True)
class ScenarioRequest(MembersRequest):
    """What another scenario begins with.

    Attributes:
        name: What it is called at first.
        taken: Names of the scenarios that there are, name → number of the case.
        applicant: As the case has it.
        person: Who draws it up.
    """

    name: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)
    applicant: str = ""
    person: str = ""


class MergeScenarioDialog(MergeMembersDialog):
    """The parcels of a case with boxes, some may go and others come; the case itself stays."""

    scenario_wanted = pyqtSignal(object, object)
    """A :class:`ProposeEntry`, and uuid → version of the parcels."""

    NAME = "MergeScenario"
    HELP = "scenarios"

    def __init__(
        self, request: ScenarioRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show parcels and form.

        Args:
            request: What it begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        self._asked = request
        super().__init__(request, waiting, parent)

    @property
    def entry(self) -> ProposeEntry:
        """What was entered."""
        return ProposeEntry(
            one_line(self._applicant.text()), day_of(self._day), one_line(self._name.text())
        )

    def _words(self, request: MembersRequest) -> tuple[str, str]:
        title = tr("New scenario from {case}", case=request.label)
        return title, tr("Propose the scenario")

    def _make_fields(self) -> None:
        asked, place = self._asked, self._place
        self._name = line_edit("Name", tr("Such as: with the road plot"), place=place)
        self._name.setText(asked.name)
        self._applicant = line_edit("Applicant", tr("Can be entered later"), place=place)
        self._applicant.setText(asked.applicant)
        today = QDate(office_today())
        self._day = day_edit("Day", today, place=place)
        self._day.setMaximumDate(today)
        self.body.addWidget(
            plain_label(
                f"{place}.What",
                tr(
                    "{case} stays as it is. Both are proposed merges of the same land until one of "
                    "them is accepted; no parcel changes.",
                    case=asked.label,
                ),
            )
        )
        self.form.addRow(required(tr("Name of the scenario")), self._name)
        self.form.addRow(tr("Drawn up by"), plain_label(f"{place}.Person", asked.person))
        self.form.addRow(required(tr("Day")), self._day)
        self.form.addRow(tr("Applicant"), self._applicant)
        for line in (self._name, self._applicant):
            line.textChanged.connect(lambda _text: self._on_changed())
        self._day.dateChanged.connect(lambda _day: self._on_changed())

    def _typed(self) -> object:
        return self.entry, self.wanted

    def _gap(self) -> str:
        name = "" if self.entry.remark else tr("Name the scenario: it is told apart by that.")
        taken = name_gap(self.entry.remark, self._asked.taken)
        few = too_few(tuple(self.wanted))
        return sentences(gap for gap in (few, name, taken) if gap)

    def _send(self) -> None:
        self.scenario_wanted.emit(self.entry, self.wanted)


__all__ = ["MergeScenarioDialog", "ScenarioRequest"]
