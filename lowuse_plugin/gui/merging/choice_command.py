# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is offered on every parcel for merging: all parcels of its holder, and a look at a merge."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.merging.holder_parcels import HolderParcels


class MergeChoiceCommand(QObject):
    """Adds two entries to all lists and cards of parcels."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._shown: Callable[[], list[str] | None] = lambda: None
        self.bring: Callable[[], None] = lambda: None
        """Brings the panel 宗地合并 to the front."""
        context.actions.add(
            ParcelAction(
                "SameHolder",
                tr("Choose all parcels of this holder"),
                tr("By number where there is one, else by name; brackets and width do not matter"),
                self.choose_holder,
            )
        )
        context.actions.add(
            ParcelAction(
                "LookAtMerge",
                tr("Look at a merge"),
                tr("Conditions and preview of a merge of these parcels; nothing is written"),
                self.look_at,
                why_not_these=too_few,
            )
        )
        current = context.parcel_parts.merging.current
        context.session.opened.connect(self._restore)
        context.session.closed.connect(current.clear)
        current.values_changed.connect(self._keep)

    def _restore(self) -> None:
        """Know what this person chose for merges of this workspace before."""
        from lowuse_plugin.qgis_bridge.kept_choices import kept_choices  # noqa: PLC0415

        info = self._context.session.info
        if info is not None:
            kept = kept_choices(info.store_id)
            if kept:
                self._context.parcel_parts.merging.current.restore(kept)

    def _keep(self) -> None:
        """Keep every choice when it is made: no question when the workspace is left."""
        from lowuse_plugin.qgis_bridge.kept_choices import keep_choices  # noqa: PLC0415

        info = self._context.session.info
        if info is not None:
            keep_choices(info.store_id, self._context.parcel_parts.merging.current.drafts)

    def follow(self, shown: Callable[[], list[str] | None]) -> None:
        """Know what the list of the panel that is seen shows."""
        self._shown = shown

    def look_at(self, uuids: Uuids) -> None:
        """Look at a merge of parcels."""
        self._context.parcel_parts.merging.current.look_at(uuids)
        self.bring()

    def choose_holder(self, uuids: Uuids) -> None:
        """Choose all parcels that the holders of some parcels hold."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> HolderParcels:
            from lowuse_plugin.services.merging.holder_parcels import parcels_of_holders  # noqa: PLC0415

            return parcels_of_holders(store, uuids)

        title = tr("Looking for the parcels of the holder")
        self._context.run_for(store, title, work, self._choose)

    def _choose(self, found: HolderParcels) -> None:
        if not found.parcels:
            self._context.messages.info(
                tr("Nobody knows who holds this parcel: enter the holder first.")
            )
            return
        self._context.current.select(found.parcels)
        text = tr(
            "{count} parcels of {holder} are chosen.",
            count=f"{len(found.parcels):,}",
            holder=listed(found.holders),
        )
        among = set(self._shown() or ())
        listed_ones = [uuid for uuid in found.parcels if uuid in among]
        offers = []
        if listed_ones and len(listed_ones) < len(found.parcels):
            label = tr("Only the {count} listed", count=f"{len(listed_ones):,}")
            only = partial(self._context.current.select, listed_ones)
            offers.append(Offer(label, only, "LowUse.Message.OnlyListed", of_workspace=True))
        if not too_few(found.parcels):
            look = partial(self.look_at, found.parcels)
            offers.append(
                Offer(tr("Look at a merge"), look, "LowUse.Message.LookAtMerge", of_workspace=True)
            )
        self._context.messages.info(text, offers=offers)
