# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is written from the window of the indicators: rules and yearly figures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.dialogs.reason_dialog import ReasonDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.indicator_words import indicator_word, rule_word

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import TypedFigure
    from lowuse_plugin.domain.indicators.rules import IndicatorRule
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog


class IndicatorWriting(QObject):
    """Asks, writes in the background and tells, with a way back."""

    def __init__(self, context: PanelContext, asking: AskingDesk, parent: QWidget) -> None:
        """Hold nothing open.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            parent: Their owner.
        """
        super().__init__(parent)
        self._context, self._asking, self._owner = context, asking, parent

    def ask_rule(self, like: IndicatorRule | None, *, change: bool) -> None:
        """Ask for a rule.

        Args:
            like: The one to change, or the one that a new one begins with.
            change: Whether it is changed.
        """
        from dataclasses import replace  # noqa: PLC0415

        from lowuse_plugin.gui.dialogs.indicators.rule_dialog import (  # noqa: PLC0415
            IndicatorRuleDialog,
        )

        store = self._context.session.store
        if store is None:
            return
        begun = like
        if like is not None and not change:
            begun = replace(
                like, uuid=None, version=0, least_pct="", clause="", document_no="",
                valid_from=None, valid_to=None, example=False, entered_by="",
            )  # fmt: skip

        def make() -> IndicatorRuleDialog:
            dialog = IndicatorRuleDialog(begun, self._context.session.waiting, self._owner)
            dialog.save_wanted.connect(partial(self._save_rule, dialog, store))
            return dialog

        self._asking.ask(("indicator_rule", (like and change and like.uuid) or "new"), make)

    def ask_figure(self, like: TypedFigure | None, year: int, *, change: bool) -> None:
        """Ask for figures.

        Args:
            like: Those to change, or those that new ones begin with.
            year: Of new ones.
            change: Whether they are changed.
        """
        from lowuse_plugin.domain.indicators.result import TypedFigure  # noqa: PLC0415
        from lowuse_plugin.domain.indicators.rules import QUOTA  # noqa: PLC0415
        from lowuse_plugin.gui.dialogs.indicators.figure_dialog import (  # noqa: PLC0415
            IndicatorFigureDialog,
        )

        store = self._context.session.store
        if store is None:
            return
        code, district = QUOTA, store.info.district
        if like is not None:
            code, district = like.indicator, like.district
        new = TypedFigure(None, 0, code, district, year, None, None)
        begun = like if like is not None and change else new

        def make() -> IndicatorFigureDialog:
            dialog = IndicatorFigureDialog(begun, self._context.session.waiting, self._owner)
            dialog.save_wanted.connect(partial(self._save_figure, dialog, store))
            return dialog

        self._asking.ask(("indicator_figure", begun.uuid or "new"), make)

    def retire_rule(self, rule: IndicatorRule) -> None:
        """Ask why a rule is taken out of use."""

        def work(store: Store, reason: str) -> Receipt:
            from lowuse_plugin.services.indicators.rules import (  # noqa: PLC0415
                retire_indicator_rule,
            )

            return retire_indicator_rule(
                store, rule.uuid or "", rule.version, by=current_actor().name, reason=reason
            )

        self._ask_retirement(_rule_name(rule), rule.uuid or "", work)

    def retire_figure(self, figure: TypedFigure) -> None:
        """Ask why figures are taken out of use."""

        def work(store: Store, reason: str) -> Receipt:
            from lowuse_plugin.services.indicators.figures import (  # noqa: PLC0415
                retire_indicator_figure,
            )

            return retire_indicator_figure(
                store, figure.uuid or "", figure.version, by=current_actor().name, reason=reason
            )

        self._ask_retirement(_figure_name(figure), figure.uuid or "", work)

    def _ask_retirement(
        self, name: str, uuid: str, retire: Callable[[Store, str], Receipt]
    ) -> None:
        store = self._context.session.store
        if store is None:
            return

        def make() -> ReasonDialog:
            what = tr("{name}: it counts no more from now on and stays in the history.", name=name)
            waiting = self._context.session.waiting
            dialog = ReasonDialog(tr("Take out of use"), what, waiting, self._owner)
            dialog.reason_given.connect(lambda reason: send(dialog, reason))
            return dialog

        def send(dialog: ReasonDialog, reason: str) -> None:
            text = tr("{name} is out of use.", name=name)
            self._write(dialog, store, lambda: retire(store, reason), text)

        self._asking.ask(("indicator_retire", uuid), make)

    def _save_rule(
        self, dialog: AskingDialog, store: Store, rule: IndicatorRule, reason: str
    ) -> None:
        person = current_actor().name

        def save() -> Receipt:
            from lowuse_plugin.services.indicators.rules import (  # noqa: PLC0415
                save_indicator_rule,
            )

            return save_indicator_rule(store, rule, by=person, reason=reason)

        self._write(dialog, store, save, tr("{name} is kept.", name=_rule_name(rule)))

    def _save_figure(
        self, dialog: AskingDialog, store: Store, figure: TypedFigure, reason: str
    ) -> None:
        person = current_actor().name

        def save() -> Receipt:
            from lowuse_plugin.services.indicators.figures import (  # noqa: PLC0415
                save_indicator_figure,
            )

            return save_indicator_figure(store, figure, by=person, reason=reason)

        self._write(dialog, store, save, tr("{name} is kept.", name=_figure_name(figure)))

    def _write(
        self, dialog: AskingDialog, store: Store, save: Callable[[], Receipt], told: str
    ) -> None:
        def work(_progress: Progress) -> Any:
            return save()

        def done(receipt: Receipt) -> bool:
            self._context.tell_saved(store, receipt.transaction_id, told)
            return True

        self._asking.write(dialog, store, tr("Saving an indicator"), work, done)


def _rule_name(rule: IndicatorRule) -> str:
    return f"{indicator_word(rule.indicator)} {rule_word(rule)}"


def _figure_name(figure: TypedFigure) -> str:
    return f"{indicator_word(figure.indicator)}, {shown_district(figure.district)} {figure.year}"
