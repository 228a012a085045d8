# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""已登记: what the registry entered. The parcels retire and the new one comes in one save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.first_names import first_names, first_of
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.merging.area_part import MergeAreaPart
from lowuse_plugin.gui.widgets.merging.consent_part import MergeConsents
from lowuse_plugin.gui.widgets.merging.open_fields import MergeOpenFields
from lowuse_plugin.gui.widgets.merging.seizure_part import MergeSeizureQuery
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.tall_scroll import TallScroll
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, sentences
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.steps import MergeRegistration
    from lowuse_plugin.domain.merging.values import PreviewCell, ValueChoice

_PLACE = "LowUse.MergeRegister"
_LINES = 2
_FORM_LINES = 31
"""More are scrolled to: the window leaves room on a small screen."""


@dataclass(frozen=True)
class RegisterRequest:
    """What the registration begins with.

    Attributes:
        versions: uuid → version of the parcels, as they were seen.
        bases: Code of ``merge_area_basis`` → its figure; None where it has none.
        mortgaged: uuids of parcels whose mortgagee has to consent.
        cells: Fields that nobody has decided.
        queried: Day of the newest seizure query of the parcels.
        query_days: So many working days old may it be.
        next_code: Code that follows by the usual rule, empty where none does.
        warned: What deserves a look and hinders nothing, a line each.
        numbers: Column, title and value of further numbers that are given anew; they may wait.
    """

    case_uuid: str
    versions: Mapping[str, int]
    label: str
    person: str
    parcels: tuple[str, ...]
    bases: Mapping[str, Fraction | None]
    labels: Mapping[str, str]
    earliest: date | None = None
    mortgaged: tuple[str, ...] = ()
    cells: tuple[PreviewCell, ...] = ()
    queried: date | None = None
    query_days: int = 1
    next_code: str = ""
    warned: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class RegisterEntry:
    """What was entered."""

    new_code: str
    provisional: bool
    certificate_no: str
    registered_on: date
    done_on: date
    area_basis: str
    area: str
    seizure_checked_on: date | None
    consents: Mapping[str, str]
    opinion: str
    area_reason: str = ""
    numbers: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, bool]] = field(default_factory=dict)


class MergeRegisterDialog(AskingDialog):
    """Asks for everything at once; what the workspace knows stands there already."""

    register_wanted = pyqtSignal()

    NAME = "MergeRegister"
    CHARACTERS = 84
    RENEWS = True

    def __init__(
        self, request: RegisterRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the form.

        Args:
            request: What it begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Enter the registration of the merge"), tr("Register"), waiting, parent)
        self.request = request
        self._make()
        self._lay_out()
        self._connect()
        install_f1(self, "mergecases", "register")
        self._begin()

    @property
    def right(self) -> Right:
        """Registering decides."""
        return chain.right_for(chain.REGISTER)

    @property
    def entry(self) -> RegisterEntry:
        """What was entered, as typed."""
        return RegisterEntry(
            new_code=one_line(self._code.text()),
            provisional=self._provisional.isChecked(),
            certificate_no=one_line(self._certificate.text()),
            registered_on=day_of(self._registered),
            done_on=day_of(self._done),
            area_basis=self._land.basis,
            area=self._land.text,
            area_reason=self._land.reason,
            seizure_checked_on=self._seizure.day,
            consents=self._consents.texts,
            opinion=self._opinion.toPlainText().strip(),
            numbers=tuple(one_line(line.text()) for line in self._numbers.values()),
            fields=self._fields_open.texts,
        )

    def registration(self) -> MergeRegistration:
        """Return what is entered, for the service.

        Raises:
            LowUseError: A figure or field cannot be read.
        """
        from lowuse_plugin.domain.merging.steps import MergeRegistration  # noqa: PLC0415

        entry = self.entry
        return MergeRegistration(
            new_code=entry.new_code,
            certificate_no=entry.certificate_no,
            registered_on=entry.registered_on,
            area_basis=entry.area_basis,
            seizure_checked_on=entry.seizure_checked_on,
            provisional=entry.provisional,
            registered_area_m2=self._land.typed(),
            mortgage_consent=entry.consents,
            area_reason=entry.area_reason,
            values={**self._given_numbers(), **self._fields_open.choices()},
        )

    def _given_numbers(self) -> dict[str, ValueChoice]:
        from lowuse_plugin.domain.merging.fields import TYPED  # noqa: PLC0415
        from lowuse_plugin.domain.merging.values import ValueChoice  # noqa: PLC0415

        before = {column: value for column, _title, value in self.request.numbers}
        texts = {column: one_line(line.text()) for column, line in self._numbers.items()}
        return {
            column: ValueChoice(TYPED, text or None)
            for column, text in texts.items() if text or before[column]
        }  # fmt: skip

    def renew(self, now: RegisterRequest) -> None:
        """Take the parcels in as they are now, and say which were changed; what is typed stays.

        Args:
            now: What a form would begin with now.
        """
        before = self.request
        changed = [
            now.labels[uuid] for uuid, version in now.versions.items()
            if before.versions.get(uuid) != version and uuid in now.labels
        ]  # fmt: skip
        if _asked(before) != _asked(now):
            if changed:
                self.expire(
                    tr("{parcels}: a colleague changed what this form asks for. Copy what you "
                       "need, close it and open it again.", parcels=first_names(changed))
                )  # fmt: skip
            return
        was_edited = self.edited
        self.request = now
        self._land.renew(now.bases)
        self._fields_open.renew(now.cells)
        self._renew_prefilled(before)
        self._show_notes()
        if not was_edited:
            self._untouched = self._typed()
        if changed:
            self._tell_changed(
                tr("{parcels}: changed by a colleague since this form was opened. What is typed "
                   "stays; what they say now stands above. Look at it, then write.",
                   parcels=first_names(changed))
            )  # fmt: skip
        self._aim()

    def _take_next(self) -> None:
        self._code.setText(self.request.next_code)

    def _renew_prefilled(self, before: RegisterRequest) -> None:
        """Let what stood there of itself, and nobody touched, follow the parcels."""
        now = self.request
        self._seizure.follow(before.queried, now.queried)
        stood = {column: value for column, _title, value in before.numbers}
        for column, _title, value in now.numbers:
            if self._numbers[column].text() == stood[column]:
                self._numbers[column].setText(value)

    def _show_notes(self) -> None:
        """Say what the form rests on now."""
        asked = self.request
        self._next.setToolTip(
            tr("{code}: after the largest number of the sub-area, history included. The registry "
               "has the last word.", code=asked.next_code)
        )  # fmt: skip
        self._next.setVisible(bool(asked.next_code))
        self._what.setText(_what(asked))
        self._what.setToolTip(plain_text(listed(asked.parcels)))
        self._warned.setText("\n".join(f"⚠ {each}" for each in first_of(asked.warned)))
        self._warned.setVisible(bool(asked.warned))

    def _typed(self) -> RegisterEntry:
        return self.entry

    def _aim(self) -> None:
        """Say of a query at its field what keeps the button off."""
        self._seizure.tell(day_of(self._registered))
        super()._aim()

    def _gap(self) -> str:
        """Say all that is missing at once."""
        gaps = []
        if not one_line(self._code.text()) and not self._provisional.isChecked():
            gaps.append(tr("Enter the code of the new parcel, or mark it as to be given."))
        if not one_line(self._certificate.text()):
            gaps.append(tr("Enter the certificate no."))
        queried = self._seizure.gap(day_of(self._registered))
        gaps += [*self._land.gap, queried, self._fields_open.gap(), self._consents.gap]
        if day_of(self._registered) > day_of(self._done):
            gaps.append(tr("It cannot be entered before it was registered."))
        return sentences(gap for gap in gaps if gap)

    def _send(self) -> None:
        self.register_wanted.emit()

    # -- widgets ----------------------------------------------------------------------------------

    def _make(self) -> None:
        asked, today = self.request, QDate(office_today())
        self._code = line_edit("Code", tr("19 characters, never used before"), place=_PLACE)
        self._provisional = QCheckBox(tr("to be given (待编)"))
        self._provisional.setObjectName(f"{_PLACE}.Provisional")
        self._provisional.setToolTip(
            tr("The registry gives the code later: it can be left empty, or entered as provisional")
        )
        self._next = quiet_button(f"{_PLACE}.NextCode", tr("Next number"), self._take_next)
        self._what = plain_label(f"{_PLACE}.What")
        self._warned = plain_label(f"{_PLACE}.Warned")
        self._certificate = line_edit(
            "Certificate", tr("Such as 粤（2025）江海不动产权第0001234号"), place=_PLACE
        )
        self._numbers = {}
        for column, _title, value in asked.numbers:
            line = line_edit(f"Number.{column}", tr("may be given later"), place=_PLACE)
            line.setText(value)
            self._numbers[column] = line
        self._registered = day_edit("RegisteredOn", today, place=_PLACE)
        self._done = day_edit("Day", today, place=_PLACE)
        for day in (self._registered, self._done):
            day.setMaximumDate(today)
            if asked.earliest is not None:
                day.setMinimumDate(QDate(asked.earliest))
        self._opinion = QPlainTextEdit()
        self._opinion.setObjectName(f"{_PLACE}.Opinion")
        self._opinion.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * (_LINES + 1)
        self._opinion.setMinimumHeight(height)
        self._opinion.setMaximumHeight(height)

    def _lay_out(self) -> None:
        asked, form = self.request, self.form
        code = QHBoxLayout()
        code.addWidget(self._code, 1)
        code.addWidget(self._next)
        code.addWidget(self._provisional)
        form.addRow(tr("Done by"), plain_label(f"{_PLACE}.Person", asked.person))
        form.addRow(required(tr("New parcel code")), code)
        form.addRow(required(tr("Certificate no.")), self._certificate)
        for column, title, _value in asked.numbers:
            form.addRow(title, self._numbers[column])
        form.addRow(required(tr("Registered on")), self._registered)
        form.addRow(required(tr("Entered on")), self._done)
        self._land = MergeAreaPart(_PLACE, form, asked.bases, self)
        self._seizure = MergeSeizureQuery(
            _PLACE, form, asked.queried,
            most=asked.query_days, count=len(asked.parcels), parent=self,
        )  # fmt: skip
        self._consents = MergeConsents(_PLACE, form, asked.mortgaged, asked.labels, self)
        form.addRow(tr("Opinion"), self._opinion)
        if asked.cells:
            form.addRow(heading(tr("Fields of the new parcel that are open")))
        place = f"{_PLACE}.Field"
        self._fields_open = MergeOpenFields(place, form, asked.cells, asked.labels, self)
        self._show_notes()
        self.body.addWidget(self._what)
        self.body.addWidget(self._warned)
        scroll = TallScroll(self._fields, most=_FORM_LINES)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the focus
        self.body.addWidget(scroll)

    def _connect(self) -> None:
        lines = (self._code, self._certificate)
        for line in (*lines, *self._numbers.values()):
            line.textChanged.connect(lambda _text: self._on_changed())
        for day in (self._registered, self._done):
            day.dateChanged.connect(lambda _day: self._on_changed())
        self._registered.dateChanged.connect(self._done.setMinimumDate)
        self._provisional.toggled.connect(lambda _on: self._on_changed())
        self._land.changed.connect(self._on_changed)
        self._consents.changed.connect(self._on_changed)
        self._seizure.changed.connect(self._on_changed)
        self._fields_open.changed.connect(self._on_changed)
        self._opinion.textChanged.connect(self._on_changed)


def _asked(request: RegisterRequest) -> object:
    """Return what decides which fields there are."""
    columns = tuple(cell.column for cell in request.cells)
    numbers = tuple(column for column, _title, _value in request.numbers)
    return columns, numbers, request.mortgaged, tuple(request.bases)


def _what(request: RegisterRequest) -> str:
    return tr("{case}: {count} parcels ({parcels}) retire and stay on record; the new parcel takes "
              "their place. All of it is one save that can be undone.", case=request.label,
              count=len(request.parcels), parcels=first_names(request.parcels))  # fmt: skip
