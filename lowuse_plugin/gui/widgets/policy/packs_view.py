# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The policy packs: their values, their check, and those that the office installs itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.subsidy.incentives import IncentivePack
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.policy.check import PolicyCheck
from lowuse_plugin.gui.widgets.policy.values import values_html
from lowuse_plugin.gui.widgets.rich_text import RichText, plain
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, why
from lowuse_plugin.qgis_bridge.policy_packs import pack_folder
from lowuse_plugin.qgis_bridge.settings import WORKSPACE_FOLDER

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.folder import Pack
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.domain.subsidy.golden_cases import GoldenOutcome

_NAME = "LowUse.Policy.Packs"


class PolicyPacksView(QWidget):
    """A list of packs; what is chosen in it is shown, checked, compared or removed."""

    changed = pyqtSignal()
    """Packs came or went."""

    def __init__(
        self,
        context: PanelContext,
        recompute: Callable[[None, str], object],
        parent: QWidget | None = None,
    ) -> None:
        """Read the packs.

        Args:
            context: The shared parts.
            recompute: Opens the comparison of all projects under a pack.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._packs: tuple[Pack, ...] = ()
        self._asked = self._read_asked = 0
        self._chosen_next = ""
        """Id of the pack that is to be chosen when the packs are read."""
        self.list = QListWidget()
        self.list.setObjectName(f"{_NAME}.List")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.values = RichText(f"{_NAME}.Values")
        self.check_view = PolicyCheck()
        self._said = plain_label(f"{_NAME}.Said")
        self._said.hide()
        self._install = quiet_button(f"{_NAME}.Install", tr("Install a pack …"), self._ask_install)
        self._install.setToolTip(
            tr("Check a TOML file of the office and keep it on this computer, beside the others")
        )
        self._remove = quiet_button(f"{_NAME}.Remove", tr("Remove"), self.remove)
        self._check = quiet_button(f"{_NAME}.Check", tr("Check the pack"), self.check)
        self._check.setToolTip(tr("Calculate the worked cases and compare with what they expect"))
        self._recompute = quiet_button(
            f"{_NAME}.Recompute",
            tr("Compare projects …"),
            lambda: recompute(None, self._chosen_id()),
        )
        self._lay_out()
        self._show()
        self._read()

    def choose(self, pack_id: str) -> None:
        """Show a pack, now or as soon as the packs are read."""
        self._chosen_next = pack_id
        for row, pack in enumerate(self._packs):
            if pack.policy is not None and pack.policy.id == pack_id:
                self.list.setCurrentRow(row)

    def install(self, path: Path) -> None:
        """Check a file and keep it, outside the interface thread."""
        folder = pack_folder()

        def work(_progress: Progress) -> SubsidyPolicy | IncentivePack:
            from lowuse_plugin.domain.policy.folder import install_pack  # noqa: PLC0415

            return install_pack(path, folder)

        def done(policy: SubsidyPolicy | IncentivePack) -> None:
            text = tr("Pack installed: {title} ({id}).", title=policy.title, id=policy.id)
            self._context.messages.success(text)
            self._on_changed(text, policy.id)

        self._context.tasks.run(tr("Checking the pack"), work, done, on_failed=self._not_done)

    def remove(self) -> None:
        """Take the chosen pack of the office off this computer."""
        pack = self._chosen()
        if pack is None or not pack.own:
            return
        folder = pack_folder()

        def work(_progress: Progress) -> Mapping[Path, str]:
            from lowuse_plugin.domain.policy.folder import remove_pack  # noqa: PLC0415

            return remove_pack(pack, folder)

        def done(removed: Mapping[Path, str]) -> None:
            text = tr("Pack removed: {file}. Calculations keep its text in the workspace.",
                      file=pack.path.name)  # fmt: skip
            self._context.messages.success(text, offers=(self._way_back(removed, folder),))
            self._on_changed(text)

        self._remove.setEnabled(False)
        self._context.tasks.run(tr("Removing the pack"), work, done, on_failed=self._not_done)

    def _on_changed(self, text: str, chosen: str = "") -> None:
        if not sip.isdeleted(self):
            self._say(text)
            self._read(chosen)
            self.changed.emit()

    def _not_done(self, error: BaseException) -> None:
        self._context.messages.failure(error)
        if not sip.isdeleted(self):
            self._say(f"✕ {why(error)}")
            self._show()

    def _way_back(self, removed: Mapping[Path, str], folder: Path) -> Offer:
        """Return the button that puts a removed pack back."""

        def work(_progress: Progress) -> None:
            from lowuse_plugin.domain.policy.folder import bring_back  # noqa: PLC0415

            bring_back(removed, folder)

        def put_back() -> None:
            title = tr("Putting the pack back")
            self._context.tasks.run(title, work, lambda _found: self._on_changed(""))

        return Offer(tr("Undo"), put_back, "LowUse.Message.Undo")

    def check(self) -> None:
        """Calculate the golden cases of the chosen pack, outside the interface thread."""
        pack = self._chosen()
        if pack is None or pack.policy is None or isinstance(pack.policy, IncentivePack):
            return
        self._asked += 1
        asked, policy, folder = self._asked, pack.policy, pack_folder()
        self.check_view.say(tr("Checking …"))

        def work(_progress: Progress) -> tuple[GoldenOutcome, ...] | None:
            from lowuse_plugin.domain.policy.folder import golden_text  # noqa: PLC0415
            from lowuse_plugin.domain.subsidy.golden_cases import run_golden  # noqa: PLC0415

            cases = golden_text(policy.id, folder)
            return None if cases is None else run_golden(policy, cases)

        def done(outcomes: tuple[GoldenOutcome, ...] | None) -> None:
            if sip.isdeleted(self) or asked != self._asked:
                return
            if outcomes is None:
                self.check_view.say(
                    tr("There are no worked cases for {id}. Put them as golden/{id}.toml beside "
                       "the file, then install it again.", id=policy.id)
                )  # fmt: skip
            else:
                self.check_view.show_outcomes(policy.id, outcomes)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self.check_view.say(f"✕ {why(error)}")

        self._context.tasks.run(tr("Checking the pack"), work, done, on_failed=failed, hidden=True)

    # -- inside -----------------------------------------------------------------------------------

    def _read(self, chosen: str = "") -> None:
        """List the packs, read outside the interface thread: their folder may be a share."""
        self._read_asked += 1
        asked, folder = self._read_asked, pack_folder()
        self._chosen_next = chosen

        def work(_progress: Progress) -> tuple[Pack, ...]:
            from lowuse_plugin.domain.policy.folder import list_packs  # noqa: PLC0415

            return list_packs(folder)

        def done(packs: tuple[Pack, ...]) -> None:
            if not sip.isdeleted(self) and asked == self._read_asked:
                self._list_packs(packs)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._read_asked:
                self._say(f"✕ {why(error)}")

        title = tr("Reading the policy packs …")
        self._context.tasks.run(title, work, done, on_failed=failed, hidden=True)

    def _list_packs(self, packs: tuple[Pack, ...]) -> None:
        self._packs = packs
        self.list.clear()
        for pack in self._packs:
            item = QListWidgetItem(_named(pack))
            item.setToolTip(plain_text(str(pack.path) if pack.own else pack.path.name))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.choose(self._chosen_next)

    def _chosen(self) -> Pack | None:
        row = self.list.currentRow()
        return self._packs[row] if 0 <= row < len(self._packs) else None

    def _chosen_id(self) -> str:
        pack = self._chosen()
        return pack.policy.id if pack is not None and pack.policy is not None else ""

    def _show(self) -> None:
        pack = self._chosen()
        self._asked += 1
        self.check_view.say("")
        subsidy = pack is not None and pack.policy is not None and not isinstance(
            pack.policy, IncentivePack
        )  # fmt: skip
        self._check.setEnabled(subsidy)
        self._recompute.setEnabled(subsidy)
        self._remove.setEnabled(pack is not None and pack.own)
        self._remove.setToolTip(
            "" if pack is None or pack.own else tr("It came with the plugin and stays.")
        )
        if pack is None:
            self.values.clear()
        elif pack.policy is None:
            error = "" if pack.error is None else describe(pack.error)
            self.values.setHtml(f"<p>✕ {plain(error)}</p>")
        else:
            self.values.setHtml(values_html(pack.policy))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _ask_install(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Install a pack"), WORKSPACE_FOLDER.get(), "TOML (*.toml)"
        )
        if chosen:
            self.install(Path(chosen))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._install, self._remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self._check, self._recompute):
            buttons.addWidget(button)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.values)
        right.addWidget(self.check_view)
        right.setStretchFactor(0, 1)
        right.setStretchFactor(1, 1)
        across = QSplitter()
        across.addWidget(self.list)
        across.addWidget(right)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.addWidget(across, 1)
        layout.addWidget(self._said)
        layout.addLayout(buttons)


def _named(pack: Pack) -> str:
    origin = tr("of the office") if pack.own else tr("shipped")
    if pack.policy is None:
        return f"✕ {pack.path.name}\n{origin}"
    years = f"{pack.policy.valid_from.isoformat()} – {pack.policy.valid_to.isoformat()}"
    sign = "⚠ " if pack.policy.example else ""
    return f"{sign}{pack.policy.title}\n{pack.policy.document_no}  {years}  {origin}"
