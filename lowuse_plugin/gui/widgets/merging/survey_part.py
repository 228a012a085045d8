# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What came of a 权籍调查: the outline, from the union or from the map, its area, its report."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QPushButton

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.area_adjustment import signed_area
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.domain.units import exact, exact_text, round_half_up, stated_area
from lowuse_plugin.gui.widgets.claims.step_parts import StepPart, line_edit
from lowuse_plugin.gui.widgets.form_fields import required
from lowuse_plugin.gui.widgets.merging.case_words import area_text
from lowuse_plugin.gui.widgets.plain_parts import form_note, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled, sentences
from lowuse_plugin.qgis_bridge.settings import one_line

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.steps import MergeSurvey
    from lowuse_plugin.exchange.boundary_outline import OutlineRead
    from lowuse_plugin.gui.boundaries.outline_files import OutlineFiles
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing

PLACE = "LowUse.MergeStep"
_UNION, _DRAWN, _IMPORTED, _FILE = "union", "drawn", "import", "file"
_WORTH_A_LOOK = Fraction(1, 100)
_LAND_M2 = 1.0
"""Less is what measuring anew makes of a boundary; saving judges it exactly."""


class SurveyPart(StepPart):
    """Rows of the form; the outline is shown on the map while it is one of its own."""

    def __init__(
        self,
        form: QFormLayout,
        union_m2: float | None,
        crs: str,
        drawing: UnitDrawing,
        parent: QObject,
        *,
        files: OutlineFiles | None = None,
        district: str = "",
        union: bytes | None = None,
    ) -> None:
        """Take the union of the parcels at first.

        Args:
            form: Gets the rows.
            union_m2: Plane area of the union, None where it is not known.
            crs: Of the workspace.
            drawing: Draws on the map.
            parent: Owner.
            files: Reads outlines from files; None where nothing is read.
            district: On whose plane an outline of its own is measured.
            union: WKB of the union, to which an outline of its own is compared.
        """
        super().__init__(parent)
        self._files = files
        self._told: tuple[str, ...] = ()
        """What is to be known of an outline that came from a file."""
        self.refused = ""
        """Why the file that was chosen last gives no outline, empty when nothing is wrong."""
        self._drawing, self._crs, self._union_m2 = drawing, crs, union_m2
        self._source, self._outline = _UNION, b""
        self._file = ""
        """File and plot that the outline came from."""
        self._district, self._union = district, union
        self._beside = ""
        """How an outline of its own lies beside the parcels."""
        self._outline_m2: float | None = None
        """Plane area of the outline, where it is one of its own."""
        self._drawn = 0
        self._band = drawing.band()
        self._what = form_note(f"{PLACE}.Outline")
        self._area = line_edit("SurveyedArea", tr("As the report states it"), place=PLACE)
        self._report = line_edit("ReportNo", tr("Number of the survey report"), place=PLACE)
        self._found = form_note(f"{PLACE}.AreaFound")
        buttons = QHBoxLayout()
        for button in (
            quiet_button(f"{PLACE}.Union", tr("Union of the parcels"), self._take_union),
            quiet_button(f"{PLACE}.Draw", tr("Draw on the map"), self._draw),
            quiet_button(f"{PLACE}.Selection", tr("Take the selected shape"), self._select),
            *self._file_buttons(),
            quiet_button(f"{PLACE}.Show", tr("Show on the map"), self._band.go_there),
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form.addRow(tr("New outline"), buttons)
        form.addRow("", self._what)
        form.addRow(required(tr("Surveyed area (m²)")), self._area)
        form.addRow("", self._found)
        form.addRow(tr("Report no."), self._report)
        for line in (self._area, self._report):
            line.textChanged.connect(lambda _text: self._tell())
        self._tell()

    def details(self) -> dict[str, object]:
        """Return what can be compared: what was entered."""
        return {"outline": self._outline, "area": self._area.text(), "report": self._report.text()}

    def survey(self) -> MergeSurvey | None:
        """Return what came of the survey; None while its area is missing."""
        from lowuse_plugin.domain.merging.steps import MergeSurvey  # noqa: PLC0415

        area = self._read()
        if area is None:
            return None
        return MergeSurvey(
            area_m2=area,
            outline=self._outline or None,
            source=self._source,
            report_no=one_line(self._report.text()),
            file=self._file,
        )

    def missing(self) -> str:
        """Say that the area is missing, no figure, or none that land can have."""
        try:
            area = self._figure()
            if area is None:
                return tr("Enter the surveyed area.")
            if area > 0:
                return ""
            return describe_code("MERGE_AREA_NOT_POSITIVE", {"area": shown_number(area, places=2)})
        except LowUseError as error:
            return describe(error)

    def take(self, shapes: tuple[bytes, ...], source: str) -> None:
        """Take another outline.

        Args:
            shapes: One; more say what to do instead.
            source: ``drawn``, or ``import`` for a shape of a layer.
        """
        if len(shapes) > 1:
            self._what.setText(tr("{count} shapes are selected. Select one: the new parcel has one "
                                  "outline.", count=len(shapes)))  # fmt: skip
            return
        if shapes:
            self._source, self._told, self._file = source, (), ""
            self.refused = ""
            self._set_outline(shapes[0])
            self._tell()

    def take_file(self, found: OutlineRead) -> None:
        """Take the outline of a file, and the area that it states where none is entered.

        What the workspace asks of it is asked when it is saved, as of every outline.
        """
        if sip.isdeleted(self):
            return
        self.stop()
        self._source, self._file = _FILE, f"{found.file}（{found.label}）"
        self._set_outline(found.outline)
        told = [labelled(tr("From the file"), self._file)]
        told += [describe_code(note.code, note.params) for note in found.notes]
        self._told = tuple(told)
        if found.area_m2 is not None and not self._area.text().strip():
            self._area.setText(exact_text(found.area_m2))
        self._tell()
        self._band.go_there()

    def refuse_file(self, why: str) -> None:
        """Say why a file gives no outline: that of before stays; empty when another is tried."""
        if sip.isdeleted(self):
            return
        kept = tr("The outline stays as it was.")
        self.refused = f"✕ {sentences((why, kept))}" if why else ""
        self._tell()

    def stop(self) -> None:
        """Draw no more."""
        self._drawing.cancel_own(self._drawn)

    def release(self) -> None:
        """Take everything off the map."""
        self.stop()
        self._band.release()

    def _take_union(self) -> None:
        self.stop()
        self._source, self._told, self._file, self.refused = _UNION, (), "", ""
        self._set_outline(b"")
        self._tell()

    def _set_outline(self, outline: bytes) -> None:
        self._outline = outline
        self._outline_m2 = _plane_area(outline, self._crs, self._district) if outline else None
        self._beside = self._place(outline) if outline and self._union else ""

    def _place(self, outline: bytes) -> str:
        """Return how an outline lies beside the parcels, empty where it covers them."""
        from lowuse_plugin.geometry.beside import beside  # noqa: PLC0415

        found = beside(outline, self._union or b"", self._crs, self._district)
        if found is None:
            return ""
        if found.common_m2 < _WORTH_A_LOOK:
            return "⚠ " + tr(
                "The outline lies wholly beside the parcels: check zone, axes and plot."
            )
        if max(found.beyond_m2, found.left_m2) < _LAND_M2:
            return ""
        return "⚠ " + tr(
            "{beyond} of the outline are beside the parcels; {left} of the parcels are left out.",
            beyond=area_text(found.beyond_m2),
            left=area_text(found.left_m2),
        )

    def _file_buttons(self) -> list[QPushButton]:
        files = self._files
        if files is None:
            return []
        button = quiet_button(
            f"{PLACE}.File",
            tr("From a TXT file …"),
            lambda: files.ask(self.take_file, self.refuse_file),
        )
        button.setToolTip(tr("Boundary points as surveyors deliver them: 界址点坐标 TXT"))
        return [button]

    def _draw(self) -> None:
        self._drawn = self._drawing.draw(lambda shapes: self.take(shapes, _DRAWN))

    def _select(self) -> None:
        self.take(self._drawing.selected(), _IMPORTED)

    def _tell(self) -> None:
        self._band.show(self._outline or None, self._crs)
        if self._outline:
            shown = tr("The surveyed outline is shown on the map and checked when this is saved.")
            lines = (shown, self._beside, *self._told)
            self._what.setText("\n".join(line for line in lines if line))
        else:
            area = area_text(self._union_m2)
            self._what.setText(tr("The union of the parcels: {area}, plane.", area=area))
        self._found.setText(self._compared())
        self._found.setVisible(bool(self._found.text()))
        self.changed.emit()

    def _compared(self) -> str:
        """Return how the entered area differs from the outline, empty where it does not."""
        area = self._read()
        drawn = self._outline_m2 if self._outline else self._union_m2
        if area is None or area <= 0 or drawn is None:
            return ""
        difference = area - exact(drawn)
        if abs(difference) < _WORTH_A_LOOK:
            return ""
        text = signed_area(exact(round_half_up(difference, 2)))
        if self._outline:
            return tr(
                "Differs from the surveyed outline of {outline}, plane, by {area}.",
                outline=area_text(drawn),
                area=text,
            )
        return tr("Differs from the plane area of the union by {area}.", area=text)

    def _read(self) -> Fraction | None:
        try:
            return self._figure()
        except LowUseError:
            return None  # said by ``missing``

    def _figure(self) -> Fraction | None:
        found = read_figure(self._area.text(), "m²", tr("Surveyed area"))
        return None if found is None else stated_area(found.value)


def _plane_area(outline: bytes, crs: str, district: str) -> float | None:
    """Return the area of an outline as the workspace measures it; None where it is no shape."""
    import numpy as np  # noqa: PLC0415

    from lowuse_plugin.geometry import wkb  # noqa: PLC0415
    from lowuse_plugin.geometry.areas import plane_areas  # noqa: PLC0415

    shapes, unreadable = wkb.decode_lenient([outline])
    if unreadable[0]:
        return None
    return float(plane_areas(shapes, crs, np.array([district], dtype=object))[0][0])
