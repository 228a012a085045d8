# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拟合并: a case is drawn up, its application is changed, its parcels are chosen anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.tall_scroll import TallScroll
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import member_words
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.records import MergeCase

_ROWS = 8
_FINDINGS_LEAST, _FINDINGS_MOST = 4, 14


@dataclass(frozen=True)
class ProposeRequest:
    """What a new case begins with.

    Attributes:
        labels: uuid → how people know the parcel, in the order in which they were chosen.
        versions: uuid → version of the parcel, as it was seen.
        holder: Of the parcels, who probably applies.
        findings: What does not meet the conditions, a line each; it hinders nothing yet.
        taken: Names of the scenarios beside it, name → number of the case.
        name: What it is called at first, where there are any.
    """

    labels: Mapping[str, str]
    versions: Mapping[str, int]
    person: str
    holder: str = ""
    outcome: str = ""
    findings: tuple[str, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    name: str = ""


def name_gap(name: str, taken: Mapping[str, str]) -> str:
    """Return why a scenario cannot be called so; empty where it can.

    Args:
        name: What it would be called; empty for its number.
        taken: Names of the scenarios beside it, name → number of the case.
    """
    other = taken.get(name)
    return "" if other is None else tr(
        "{case} is called that already: give this one another name.", case=other
    )  # fmt: skip


@dataclass(frozen=True)
class ProposeEntry:
    """What was entered."""

    applicant: str
    on: date
    remark: str


class MergeProposeDialog(AskingDialog):
    """Asks for what a case begins with."""

    propose_wanted = pyqtSignal(object)
    """A :class:`ProposeEntry`."""

    NAME = "MergePropose"
    CHARACTERS = 76

    def __init__(
        self, request: ProposeRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show parcels, findings and the form.

        Args:
            request: What it begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Propose a merge"), tr("Propose"), waiting, parent)
        self.request = request
        place = f"LowUse.{self.NAME}"
        self._applicant = line_edit("Applicant", tr("Can be entered later"), place=place)
        self._applicant.setText(request.holder)
        today = QDate(office_today())
        self._day = day_edit("Day", today, place=place)
        self._day.setMaximumDate(today)
        self._remark = line_edit("Remark", "", place=place)
        self._remark.setText(request.name)
        count = len(request.labels)
        what = tr("{count} parcels are proposed to be merged: {parcels}. They stay as they are "
                  "until the registry has merged them.", count=count,
                  parcels=member_words(request.labels, request.labels))  # fmt: skip
        self.body.addWidget(plain_label(f"{place}.What", what))
        self.body.addWidget(plain_label(f"{place}.Outcome", request.outcome))
        if request.findings:
            findings = plain_label(f"{place}.Findings", "\n".join(request.findings))
            findings.setAlignment(Qt.AlignmentFlag.AlignTop)
            lines = min(len(request.findings) + 1, _FINDINGS_LEAST)
            self.body.addWidget(TallScroll(findings, least=lines, most=_FINDINGS_MOST), 1)
            self._take_room()
        self.form.addRow(tr("Drawn up by"), plain_label(f"{place}.Person", request.person))
        self.form.addRow(required(tr("Day")), self._day)
        self.form.addRow(tr("Applicant"), self._applicant)
        self.form.addRow(tr("Name or remark"), self._remark)
        self.body.addWidget(self._fields)
        for line in (self._applicant, self._remark):
            line.textChanged.connect(lambda _text: self._on_changed())
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        install_f1(self, "mergecases", "propose")
        self._begin()

    @property
    def entry(self) -> ProposeEntry:
        """What was entered."""
        texts = (self._applicant.text(), self._remark.text())
        applicant, remark = map(one_line, texts)
        return ProposeEntry(applicant, day_of(self._day), remark)

    def _typed(self) -> ProposeEntry:
        return self.entry

    def _gap(self) -> str:
        return name_gap(self.entry.remark, self.request.taken)

    def _send(self) -> None:
        self.propose_wanted.emit(self.entry)


@dataclass(frozen=True)
class ApplicationEntry:
    """What was entered."""

    applicant: str
    applied_on: date | None
    remark: str


class MergeApplicationDialog(AskingDialog):
    """Asks who applies, since when, and what is remarked."""

    save_wanted = pyqtSignal(object)
    """An :class:`ApplicationEntry`."""

    NAME = "MergeApplication"
    CHARACTERS = 68

    def __init__(
        self,
        case: MergeCase,
        taken: Mapping[str, str],
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show what the case has.

        Args:
            case: As it was seen.
            taken: Names of the scenarios beside it, name → number of the case.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Application of {case}", case=case.case_no), tr("Save"), waiting,
                         parent)  # fmt: skip
        self.case, self._taken = case, taken
        place = f"LowUse.{self.NAME}"
        self._applicant = line_edit("Applicant", case.holder, place=place)
        self._applicant.setText(case.applicant)
        self._applied = OptionalDay(f"{place}.AppliedOn", case.applied_on, tr("Not yet"))
        self._remark = line_edit("Remark", "", place=place)
        self._remark.setText(case.remark)
        self.form.addRow(tr("Applicant"), self._applicant)
        self.form.addRow(tr("Applied on"), self._applied)
        self.form.addRow(tr("Name or remark"), self._remark)
        self.body.addWidget(self._fields)
        for line in (self._applicant, self._remark):
            line.textChanged.connect(lambda _text: self._on_changed())
        self._applied.edited.connect(self._on_changed)
        install_f1(self, "mergecases", "propose")
        self._begin()

    @property
    def entry(self) -> ApplicationEntry:
        """What was entered."""
        texts = (self._applicant.text(), self._remark.text())
        applicant, remark = map(one_line, texts)
        return ApplicationEntry(applicant, self._applied.day, remark)

    def _typed(self) -> object:
        return self.entry, self._applied.text()

    def _gap(self) -> str:
        gaps = (self._applied.gap, name_gap(self.entry.remark, self._taken))
        return sentences(gap for gap in gaps if gap)

    def _send(self) -> None:
        self.save_wanted.emit(self.entry)


@dataclass(frozen=True)
class Candidate:
    """A parcel that can be taken into a case."""

    uuid: str
    label: str
    version: int
    note: str = ""
    """Why it needs a look, such as that it counts no more."""


@dataclass(frozen=True)
class MembersRequest:
    """What the choice of parcels begins with; ``members`` are in the case."""

    case_uuid: str
    label: str
    members: tuple[Candidate, ...]
    others: tuple[Candidate, ...] = ()
    """Of the group that the panel looks at, not in the case."""


class MergeMembersDialog(AskingDialog):
    """Parcels with boxes; those that are chosen elsewhere can be added."""

    save_wanted = pyqtSignal(object)
    """uuid → version of the parcels that are wanted."""
    chosen_wanted = pyqtSignal()
    """The parcels that are chosen in lists or on the map are to be added, once they are read."""

    NAME = "MergeMembers"
    CHARACTERS = 68
    HELP = "members"
    """Where the help speaks of it."""

    def __init__(
        self, request: MembersRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the parcels.

        Args:
            request: What it begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(*self._words(request), waiting, parent)
        self.request = request
        self._place = f"LowUse.{self.NAME}"
        self._known: dict[str, Candidate] = {}
        self._list = QListWidget()
        self._list.setObjectName(f"{self._place}.List")
        self._list.setMinimumHeight(self.fontMetrics().lineSpacing() * _ROWS)
        self.take(request.members, wanted=True)
        self.take(request.others, wanted=False)
        add = quiet_button(
            f"{self._place}.Add", tr("Add the chosen parcels"), self.chosen_wanted.emit
        )
        add.setToolTip(tr("Those that are chosen in a list or on the map"))
        self._make_fields()
        self.body.addWidget(heading(tr("What is merged")))
        self.body.addWidget(self._list)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._fields)
        self._list.itemChanged.connect(lambda _item: self._on_changed())
        install_f1(self, "mergecases", self.HELP)
        self._begin()

    def _words(self, request: MembersRequest) -> tuple[str, str]:
        """Return title and word of the button."""
        return tr("Parcels of {case}", case=request.label), tr("Save")

    def _make_fields(self) -> None:
        """Make what is asked besides the parcels: nothing."""
        self._fields.hide()

    @property
    def wanted(self) -> dict[str, int]:
        """The parcels that are wanted, uuid → version."""
        items = [self._list.item(row) for row in range(self._list.count())]
        keys = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items if item.checkState() == Qt.CheckState.Checked
        ]  # fmt: skip
        return {key: self._known[key].version for key in keys}

    def take(self, candidates: Sequence[Candidate], *, wanted: bool) -> None:
        """List more parcels; those that are listed already are only marked."""
        for each in candidates:
            if each.uuid in self._known:
                self._check(each.uuid, wanted)
                continue
            self._known[each.uuid] = each
            text = f"{each.label}  {each.note}" if each.note else each.label
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, each.uuid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            self._list.addItem(item)

    def _check(self, uuid: str, wanted: bool) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            if wanted and item.data(Qt.ItemDataRole.UserRole) == uuid:
                item.setCheckState(Qt.CheckState.Checked)

    def _typed(self) -> object:
        return self.wanted

    def _gap(self) -> str:
        wanted = self.wanted
        if too_few(wanted):
            return too_few(wanted)
        if set(wanted) == {each.uuid for each in self.request.members}:
            return tr("These are the parcels of the case already.")
        return ""

    def _send(self) -> None:
        self.save_wanted.emit(self.wanted)


__all__ = [
    "ApplicationEntry", "Candidate", "MembersRequest", "MergeApplicationDialog",
    "MergeMembersDialog", "MergeProposeDialog", "ProposeEntry", "ProposeRequest", "name_gap",
]  # fmt: skip
