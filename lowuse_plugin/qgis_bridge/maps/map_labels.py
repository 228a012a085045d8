# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of a layout that stay within their items, however long they are.

A text gets line breaks, then smaller letters down to a smallest size; what is too long even then
ends with 「…」. Nothing ever runs into the neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutUtils,
    QgsPrintLayout,
    QgsTextFormat,
    QgsTextRenderer,
)

from lowuse_plugin.qgis_bridge.text_wrap import wrap

SMALLEST_PT = 6.0
"""Smaller letters cannot be read on paper."""
_STEP_PT = 0.5
_DPI = 1200.0
"""At which text is measured: glyphs take whole pixels, few of them would round a lot."""
_ALMOST = 0.985
"""A line that QGIS finds a hair too wide would be broken again, at any blank."""


class TextRuler:
    """Measures text of a layout in mm."""

    def __init__(self, layout: QgsPrintLayout) -> None:
        """Prepare a painter of high resolution."""
        self._context = QgsLayoutUtils.createRenderContextForLayout(layout, None, _DPI)
        self._pixels = self._context.convertToPainterUnits(1.0, Qgis.RenderUnit.Millimeters)

    def width(self, form: QgsTextFormat, line: str) -> float:
        """Return the width of one line."""
        return float(QgsTextRenderer.textWidth(self._context, form, [line]) / self._pixels)

    def height(self, form: QgsTextFormat, text: str) -> float:
        """Return the height of lines."""
        mode = Qgis.TextLayoutMode.Rectangle
        lines = text.split("\n")
        return float(QgsTextRenderer.textHeight(self._context, form, lines, mode) / self._pixels)

    def cell_height(self, form: QgsTextFormat, text: str) -> float:
        """Return the height of lines as tables draw them."""
        mode = Qgis.TextLayoutMode.RectangleAscentBased
        lines = text.split("\n")
        return float(QgsTextRenderer.textHeight(self._context, form, lines, mode) / self._pixels)

    def wrapped(self, form: QgsTextFormat, text: str, width: float) -> str:
        """Return text with line breaks so that it is no wider than some mm."""
        return wrap(text, lambda line: self.width(form, line), _ALMOST * width)


def set_variables(layout: QgsPrintLayout, values: Mapping[str, str]) -> None:
    """Set ``@lowuse_<name>``, with the line breaks that the labels need which show them."""
    ruler = TextRuler(layout)
    labels = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    for name, value in values.items():
        shown = value
        for label in labels:
            if re.search(rf"@lowuse_{name}\b", label.text()):
                shown = _fitted(label, name, shown, ruler)
        QgsExpressionContextUtils.setLayoutVariable(layout, f"lowuse_{name}", shown)


def text_height(label: QgsLayoutItemLabel) -> float:
    """Return how high the text of a label is, in mm."""
    return TextRuler(label.layout()).height(label.textFormat(), label.currentText())


def _fitted(label: QgsLayoutItemLabel, name: str, value: str, ruler: TextRuler) -> str:
    """Return the value as the label has room for it, and give the label letters that fit."""
    before, after = _around(label.text(), name)
    text, form = _fit(label, before + value + after, ruler)
    if form.size() != label.textFormat().size():
        label.setTextFormat(form)
    if not text.startswith(before):
        return value
    end = len(text) - len(after) if after and text.endswith(after) else len(text)
    return text[len(before) : end]


def _around(text: str, name: str) -> tuple[str, str]:
    """Return what a label says before and after a variable; nothing where it is an expression."""
    parts = re.split(rf"\[%\s*@lowuse_{name}\s*%\]", text)
    if len(parts) == 2 and "[%" not in text.replace("[%", "", 1):  # noqa: PLR2004
        return parts[0], parts[1]
    return "", ""


def _fit(label: QgsLayoutItemLabel, text: str, ruler: TextRuler) -> tuple[str, QgsTextFormat]:
    form = QgsTextFormat(label.textFormat())
    in_points = form.sizeUnit() == Qgis.RenderUnit.Points
    smallest = min(form.size(), SMALLEST_PT) if in_points else form.size()
    width = label.rect().width() - 2 * label.marginX()
    # A box that is lower than one line was made so: that line stays as it is.
    room = max(label.rect().height() - 2 * label.marginY(), ruler.height(form, "国"))
    lines = ruler.wrapped(form, text, width)
    while ruler.height(form, lines) > room and form.size() > smallest:
        form.setSize(max(form.size() - _STEP_PT, smallest))
        lines = ruler.wrapped(form, text, width)
    kept = lines.split("\n")
    while ruler.height(form, "\n".join(kept)) > room and len(kept) > 1:
        kept = [*kept[:-2], kept[-2][:-1].rstrip("，、；。") + "…"]
    return "\n".join(kept), form
