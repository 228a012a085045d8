# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""登记年度数据 and 修改年度数据: a part and a whole of a district and a year, with their source."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.indicators.result import TypedFigure
from lowuse_plugin.domain.indicators.rules import TYPED
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.typed_figures import Figure, read_figure
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, choice, line
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import indicator_word, parts_words, percent
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_NAME = "LowUse.IndicatorFigure"
_UNIT = "m²"
_KEPT = 6
"""Decimals that are shown again."""
_FIRST_YEAR, _LAST_YEAR = 2009, 2099


class IndicatorFigureDialog(AskingDialog):
    """Asks for one numerator and denominator."""

    save_wanted = pyqtSignal(object, str)
    """The :class:`TypedFigure`, and the reason of a change."""

    NAME = "IndicatorFigure"
    CHARACTERS = 76

    def __init__(
        self, figure: TypedFigure, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the form.

        Args:
            figure: What is changed, or what a new one begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        self._is_change = figure.uuid is not None
        title = tr("Change yearly figures") if self._is_change else tr("New yearly figures")
        super().__init__(title, tr("Save"), waiting, parent)
        self.figure = figure
        self._make()
        self._lay_out()
        install_f1(self, "indicators", "figures")
        self._begin()

    @property
    def entered(self) -> TypedFigure:
        """What was entered; what cannot be read is left out."""
        return replace(
            self.figure,
            indicator=str(self._indicator.currentData()),
            district=str(self._district.currentData()),
            year=self._year.value(),
            numerator_m2=_value(self._part),
            denominator_m2=_value(self._whole),
            source=one_line(self._source.text()),
            as_of=self._day.day,
        )

    def _make(self) -> None:
        given = self.figure
        codes = [(indicator_word(code), code) for code in TYPED]
        self._indicator = choice(f"{_NAME}.Indicator", codes, given.indicator)
        places = [(shown_district(code), code) for code in (*DISTRICTS, WHOLE_CITY)]
        self._district = choice(f"{_NAME}.District", places, given.district)
        self._year = QSpinBox()
        self._year.setObjectName(f"{_NAME}.Year")
        self._year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self._year.setValue(given.year)
        such = tr("Such as 120000, 12万 or 12 公顷")
        self._part = line(f"{_NAME}.Part", _plain(given.numerator_m2), such)
        self._whole = line(f"{_NAME}.Whole", _plain(given.denominator_m2), such)
        self._part_name, self._whole_name = QLabel(), QLabel()
        self._share = plain_label(f"{_NAME}.Share")
        self._source = line(f"{_NAME}.Source", given.source, tr("Such as: 2025年土地利用计划台账"))
        self._day = OptionalDay(f"{_NAME}.Day", given.as_of, tr("Such as 2025-12-31"))
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Such as: 按决算数更正"), self)

    def _lay_out(self) -> None:
        form = self.form
        form.addRow(tr("Indicator *"), self._indicator)
        form.addRow(tr("District *"), self._district)
        form.addRow(tr("Year *"), self._year)
        form.addRow(self._part_name, _with_unit(self._part))
        form.addRow(self._whole_name, _with_unit(self._whole))
        form.addRow(tr("Share"), self._share)
        form.addRow(tr("Source *"), self._source)
        form.addRow(tr("As of *"), self._day)
        if self._is_change:
            form.addRow(tr("Reason *"), self._reason)
        else:
            self._reason.hide()
        self.body.addWidget(self._fields)
        for box in (self._indicator, self._district):
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._year.valueChanged.connect(lambda _year: self._on_changed())
        for field in (self._part, self._whole, self._source, self._reason):
            field.textChanged.connect(lambda _text: self._on_changed())
        self._day.edited.connect(self._on_changed)

    def _typed(self) -> object:
        texts = (self._part.text(), self._whole.text(), self._day.text())
        return self.entered, texts, self._reason.reason

    def _aim(self) -> None:
        part, whole = parts_words(str(self._indicator.currentData()))
        self._part_name.setText(f"{part} *")
        self._whole_name.setText(f"{whole} *")
        self._share.setText(self._shown_share())
        super()._aim()

    def _shown_share(self) -> str:
        given = self.entered
        if given.numerator_m2 is None or not given.denominator_m2:
            return "–"
        areas = f"{_m2(given.numerator_m2)} ÷ {_m2(given.denominator_m2)}"
        return f"{areas} = {percent(given.numerator_m2 / given.denominator_m2)}"

    def _gap(self) -> str:
        return self._gap_of_areas() or self._gap_of_source()

    def _gap_of_areas(self) -> str:
        given = self.entered
        for field, name in ((self._part, self._part_name), (self._whole, self._whole_name)):
            problem = _problem(field, name.text().removesuffix(" *"))
            if problem:
                return problem
        part, whole = given.numerator_m2, given.denominator_m2
        if part is None or whole is None:
            return tr("Enter both areas.")
        gaps = (
            (
                not (_is_kept(part) and _is_kept(whole)),
                tr("Enter m² or 公顷: 亩 are no whole m², and the limit is compared exactly."),
            ),
            (whole <= 0 or part < 0, tr("The whole must be above 0, the part not below.")),
            (
                part > whole,
                tr("The part is larger than the whole. Check both areas and their units."),
            ),
        )
        return next((text for is_gap, text in gaps if is_gap), "")

    def _gap_of_source(self) -> str:
        given, day = self.entered, self._day.gap
        gaps = (
            (not given.source, tr("Say where the figures come from.")),
            (bool(day), day),
            (given.as_of is None, tr("Say of which day the figures are.")),
            (self._is_change and not self._reason.reason, tr("Say why the figures are changed.")),
        )
        return next((text for is_gap, text in gaps if is_gap), "")

    def _send(self) -> None:
        self._reason.remember()
        self.save_wanted.emit(self.entered, self._reason.reason)


def _with_unit(field: QLineEdit) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field, 1)
    row.addWidget(QLabel(_UNIT))
    return row


def _read(field: QLineEdit) -> Figure | None:
    return read_figure(field.text(), _UNIT, field.objectName())


def _value(field: QLineEdit) -> Fraction | None:
    try:
        found = _read(field)
    except LowUseError:
        return None
    return None if found is None else found.value


def _problem(field: QLineEdit, name: str) -> str:
    try:
        read_figure(field.text(), _UNIT, name)
    except LowUseError as error:
        return describe(error)
    return ""


def _plain(value: Fraction | None) -> str:
    """Return a figure as it may be typed again: every decimal, no thousands."""
    return "" if value is None else f"{round_half_up(value, _KEPT).normalize():f}"


def _is_kept(value: Fraction) -> bool:
    """Tell whether a figure can be kept as it was typed: a third of a m² cannot."""
    return exact(float(value)) == value


def _m2(value: Fraction) -> str:
    return f"{shown_number(value, places=2)} {_UNIT}"
