# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积平差 in the form of a registration: basis, area, what is left over, and why (D13)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.registered_area import RegisteredArea
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.domain.units import exact, format_decimal, stated_area
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.merging.case_words import area_text, word
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.area_adjustment_words import difference_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.settings import one_line


class MergeAreaPart(QObject):
    """Rows of the form; every basis shows by how much the registered area is off it."""

    changed = pyqtSignal()

    def __init__(
        self,
        place: str,
        form: QFormLayout,
        bases: Mapping[str, Fraction | None],
        parent: QObject | None = None,
    ) -> None:
        """Add the rows.

        Args:
            place: Object name of the form.
            form: Gets the rows.
            bases: Code of ``merge_area_basis`` → its figure; None where it has none.
            parent: Owner.
        """
        super().__init__(parent)
        self._bases = dict(bases)
        self._form = form
        self._basis = QuietComboBox()
        self._basis.setObjectName(f"{place}.Basis")
        for code, area in bases.items():
            self._basis.addItem(labelled(word("basis", code), area_text(area)), code)
        known = [code for code, area in bases.items() if area is not None]
        self._basis.choose(known[-1] if known else None)
        self._area = line_edit("Area", "", place=place)
        self._residual = plain_label(f"{place}.Residual", "")
        self._reason = line_edit(
            "AreaReason", tr("Such as: as the certificate states it, after the report"), place=place
        )
        self._why = QLabel(required(tr("Why another area")))
        self._why.setBuddy(self._reason)
        form.addRow(required(tr("Registered area by")), self._basis)
        form.addRow(tr("Registered area (m²)"), self._area)
        form.addRow(tr("Residual"), self._residual)
        form.addRow(self._why, self._reason)
        self._basis.currentIndexChanged.connect(lambda _index: self._tell())
        self._area.textChanged.connect(lambda _text: self._tell())
        self._reason.textChanged.connect(lambda _text: self.changed.emit())
        self._show()

    @property
    def basis(self) -> str:
        """Code of the basis that is chosen."""
        return str(self._basis.currentData() or "")

    @property
    def text(self) -> str:
        """The area as it is typed."""
        return one_line(self._area.text())

    @property
    def reason(self) -> str:
        """Why another area than that of the basis is registered; empty while it is not."""
        found = self._found()
        return one_line(self._reason.text()) if found is not None and found.typed else ""

    @property
    def gap(self) -> tuple[str, ...]:
        """What is missing, a sentence each."""
        if self._bases.get(self.basis) is None:
            return (tr("This basis has no figure. Choose another one."),)
        try:
            found = self._read()
        except LowUseError as error:
            return (describe(error),)
        if found is not None and found.typed and not self.reason:
            return (tr("Say why another area is registered than that of the basis."),)
        return ()

    def typed(self) -> Fraction | None:
        """Return the area that is typed; None while the basis says it.

        Raises:
            LowUseError: It cannot be read.
        """
        found = read_figure(self.text, "m²", tr("Registered area"))
        return None if found is None else stated_area(found.value)

    def renew(self, bases: Mapping[str, Fraction | None]) -> None:
        """Take the figures in as they are now; what is chosen and typed stays."""
        self._bases = dict(bases)
        for at in range(self._basis.count()):
            code = str(self._basis.itemData(at))
            self._basis.setItemText(at, labelled(word("basis", code), area_text(bases[code])))
        self._show()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _read(self) -> RegisteredArea | None:
        basis = self._bases.get(self.basis)
        if basis is None:
            return None
        area = self.typed()
        if area is None:
            area = Fraction(format_decimal(exact(basis), 2))
        known = {code: exact(m2) for code, m2 in self._bases.items() if m2 is not None}
        return RegisteredArea(self.basis, exact(basis), area, figures=known)

    def _found(self) -> RegisteredArea | None:
        try:
            return self._read()
        except LowUseError:
            return None

    def _show(self) -> None:
        """Say in grey which area is registered while nothing is typed, and what is left over."""
        basis = self._bases.get(self.basis)
        self._area.setPlaceholderText("" if basis is None else format_decimal(exact(basis), 2))
        found = self._found()
        lines = []
        if found is not None:
            for code, m2 in found.figures.items():
                off = difference_text(found.against(code), m2)
                lines.append(labelled(tr("against {area}", area=word("basis", code)), off))
        self._residual.setText("\n".join(lines) or tr("not known"))
        asks = found is not None and found.typed
        for widget in (self._why, self._reason):
            widget.setVisible(asks)


__all__ = ["MergeAreaPart"]
