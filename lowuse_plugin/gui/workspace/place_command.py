# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""存放位置检查: where the workspace stands, and what in the project gets in its colleagues' way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.place_findings import PlaceFinding
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.dialogs.workspace.place_dialog import PlaceDialog
    from lowuse_plugin.qgis_bridge.layers.direct_layers import DirectLayer, DirectLayers

_TOLD_AT_OPENING = frozenset({"PLACE_READ_ONLY"})
"""What the message that a workspace is open says already."""
_FOR_MANAGERS = frozenset({"PLACE_UNTESTED", "PLACE_TEST_OLD"})
"""What nobody else can do anything about."""


class PlaceCommand(QObject):
    """Examines at opening, warns briefly, and opens the dialog with everything."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: PlaceDialog | None = None
        self._layers: DirectLayers | None = None
        """Made when the first workspace is opened: before that there is nothing to look for."""
        context.session.opened.connect(self._look)

    def release(self) -> None:
        """Close the dialog and let go of the project."""
        self._context.session.opened.disconnect(self._look)
        if self._layers is not None:
            self._layers.stop()
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self.deleteLater()

    def show(self) -> None:
        """Open the dialog, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if self._dialog is None:
            from lowuse_plugin.gui.dialogs.workspace.place_dialog import PlaceDialog  # noqa: PLC0415

            self._dialog = PlaceDialog(self._context, self._window)
        self._dialog.examine()
        to_front(self._dialog)

    def _look(self) -> None:
        """Look round after a workspace was opened, without being in anybody's way."""
        if self._layers is None:
            self._watch_layers().examine()
        store = self._context.session.store
        if store is None or store.info.training:
            return

        def work(_progress: Progress) -> tuple[PlaceFinding, ...]:
            from lowuse_plugin.store.look_around import examine_place  # noqa: PLC0415

            return examine_place(store)

        self._context.run_for(store, tr("Looking at the place"), work, self._tell, hidden=True)

    def _watch_layers(self) -> DirectLayers:
        from lowuse_plugin.qgis_bridge.layers.direct_layers import DirectLayers  # noqa: PLC0415

        ours = self._context
        self._layers = layers = DirectLayers(QgsProject.instance(), ours.session, ours.tasks, self)
        layers.found.connect(self._offer_repair)
        layers.grouped.connect(self._offer_switch)
        return layers

    def _tell(self, findings: tuple[PlaceFinding, ...]) -> None:
        """Say the gravest thing in the message bar; nothing when all is well."""
        manages = self._context.session.may(Right.MANAGE)
        told = [
            each
            for each in findings
            if each.severity != "good"
            and each.code not in _TOLD_AT_OPENING
            and (manages or each.code not in _FOR_MANAGERS)
        ]
        if not told:
            return
        told.sort(key=lambda each: each.severity != "bad")
        text = describe_code(told[0].code, told[0].params)
        if len(told) > 1:
            text = tr("{first} And {count} more.", first=text, count=len(told) - 1)
        offers = (Offer(tr("Check the place …"), self.show, "LowUse.Message.Place"),)
        if told[0].severity == "bad":
            self._context.messages.warning(text, offers=offers)
        else:
            self._context.messages.info(text, offers=offers)

    def _offer_switch(self) -> None:
        offer = Offer(tr("Switch off"), self._switch_off, "LowUse.Message.Groups")
        self._context.messages.warning(
            tr(
                "This project edits in transaction groups: they keep a file for one person from "
                "the first change until it is saved. Switch them off while a workspace is open."
            ),
            offers=(offer,),
        )

    def _switch_off(self) -> None:
        if self._layers is not None and self._layers.switch_groups_off():
            self._context.messages.success(tr("Transaction groups are off for this project."))
        else:
            self._context.messages.warning(
                tr("A layer is being edited. Save or stop editing, then switch them off."),
                offers=(Offer(tr("Switch off"), self._switch_off, "LowUse.Message.Groups"),),
            )

    def _offer_repair(self, layers: tuple[DirectLayer, ...]) -> None:
        names = tr(", ").join(layer.name for layer in layers[:3])
        self._context.messages.warning(
            tr(
                "{count} layers open the workspace file itself ({names}) and hold up colleagues' "
                "saves. Let them show the display copy, which looks the same.",
                count=len(layers),
                names=f"{names} …" if len(layers) > 3 else names,  # noqa: PLR2004 - as above
            ),
            offers=(
                Offer(tr("Show the copy"), partial(self._repair, layers),
                      "LowUse.Message.RepairLayers"),
                Offer(tr("Remove layers"), partial(self._remove, layers),
                      "LowUse.Message.RemoveLayers"),
            ),
        )  # fmt: skip

    def _repair(self, layers: tuple[DirectLayer, ...]) -> None:
        left = self._layers.repair(layers) if self._layers is not None else ()
        if not left:
            self._context.messages.success(
                tr("The layers show the display copy now. Save the project to keep it so.")
            )
            return
        self._context.messages.warning(
            tr(
                "These layers could not be changed: {names}. Stop editing them, or remove them.",
                names=tr(", ").join(left),
            ),
            offers=(
                Offer(tr("Remove layers"), partial(self._remove, layers),
                      "LowUse.Message.RemoveLayers"),
            ),
        )  # fmt: skip

    def _remove(self, layers: tuple[DirectLayer, ...]) -> None:
        if self._layers is not None:
            self._layers.remove(layers)
        self._context.messages.success(
            tr("{count} layers were removed from the project.", count=len(layers))
        )
