# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawings that were kept for later with their layers: found, offered, gone on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.scratch.mark import DRAFT, scratch_layers, scratch_of

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.scratch.draft import Draft


GO_ON = "LowUse.Message.GoOnDrawing"


class KeptDrawings(QObject):
    """Offers the drawings of the open workspace that the project has."""

    def __init__(
        self,
        context: PanelContext,
        project: QgsProject,
        drawn_now: Callable[[], QgsVectorLayer | None],
        go_on: Callable[[QgsVectorLayer, Draft], None],
        parent: QObject,
    ) -> None:
        """Look at nothing yet.

        Args:
            context: The shared parts.
            project: Has the layers.
            drawn_now: Returns the layer that is drawn in just now.
            go_on: Draws in a kept layer.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._project = project
        self._drawn_now = drawn_now
        self._go_on = go_on
        self._told: set[str] = set()
        context.session.opened.connect(self.offer)
        context.session.closed.connect(self.forget)
        project.writeProject.connect(self._on_written)

    def release(self) -> None:
        """Let go of session and project."""
        self._context.session.opened.disconnect(self.offer)
        self._context.session.closed.disconnect(self.forget)
        self._project.writeProject.disconnect(self._on_written)

    def forget(self) -> None:
        """Offer everything again."""
        self._told.clear()

    def offer(self) -> None:
        """Offer what was not offered since the workspace or the project was opened."""
        for layer in self._kept():
            if layer.id() not in self._told:
                self._told.add(layer.id())
                self._offer(layer)

    def offer_again(self) -> None:
        """Offer everything: somebody who wants to draw may look for just that."""
        self.forget()
        self.offer()

    def _kept(self) -> list[QgsVectorLayer]:
        info, ours = self._context.session.info, self._drawn_now()
        if info is None:
            return []
        return [
            layer
            for layer in scratch_layers(self._project)
            if layer is not ours and scratch_of(layer) == info.store_id
        ]

    def _offer(self, layer: QgsVectorLayer) -> None:
        key, draft = layer.id(), _draft(layer)
        remove = Offer(
            tr("Remove the layer"), partial(self._remove, key), "LowUse.Message.RemoveDrawing",
            of_workspace=True,
        )  # fmt: skip
        shapes = layer.featureCount()
        if draft is None and shapes:
            self._context.messages.warning(
                tr("What belongs to a kept drawing of boundaries ({count} shapes) cannot be read. "
                   "Its shapes can be copied from the layer into a new drawing.", count=shapes),
                offers=(remove,),
            )  # fmt: skip
        elif draft is None or not (shapes or draft.features):
            text = tr("The project has a layer for drawing boundaries that is empty.")
            self._context.messages.info(text, offers=(remove,))
        else:
            go_on = Offer(tr("Go on drawing"), partial(self._resume, key), GO_ON, of_workspace=True)
            self._context.messages.warning(
                tr("The project has a drawing of boundaries ({count} shapes) that is not written "
                   "into the workspace.", count=shapes or len(draft.features)),
                offers=(go_on, remove),
            )  # fmt: skip

    def _resume(self, key: str) -> None:
        layer = self._layer(key)
        draft = _draft(layer) if layer is not None else None
        if layer is not None and draft is not None:
            self._go_on(layer, draft)

    def _remove(self, key: str) -> None:
        if self._layer(key) is not None:
            self._project.removeMapLayer(key)

    def _layer(self, key: str) -> QgsVectorLayer | None:
        """Return a kept layer, unless it is drawn in by now."""
        return next((layer for layer in self._kept() if layer.id() == key), None)

    def _on_written(self, *_document: object) -> None:
        """Give the project what somebody drew in kept layers since."""
        for layer in self._kept():
            draft = _draft(layer) if layer.featureCount() else None
            if draft is not None:
                from lowuse_plugin.qgis_bridge.scratch.draft import renewed  # noqa: PLC0415

                layer.setCustomProperty(DRAFT, renewed(draft, layer))


def _draft(layer: QgsVectorLayer) -> Draft | None:
    from lowuse_plugin.qgis_bridge.scratch.draft import from_text  # noqa: PLC0415

    return from_text(str(layer.customProperty(DRAFT, "")))
