# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What tests of 办理 and 拨付 do on the screen: pages in a dock, dialogs, and who sits there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.qgis_bridge import settings
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle

Asking = TypeVar("Asking", bound=AskingDialog)


def become(desk: SessionDesk, role: Role, name: str) -> None:
    settings.ROLE.set(role)
    settings.DISPLAY_NAME.set(name)
    desk.session.follow_settings()


def claim_command(desk: SessionDesk) -> Iterator[ClaimCommand]:
    """The command of a reviewer, until the test is over."""
    become(desk, Role.REVIEWER, "王五")
    desk.window.show()
    command = ClaimCommand(desk.context, desk.window)
    yield command
    command.release()
    settle()


def page_in_dock(desk: SessionDesk, path: Path, name: str, uuid: str = "p") -> Any:
    """A page in a dock of 420 pixels, with a project."""
    desk.open(path)
    spec = next(page for page in desk.context.project_parts.pages.in_order() if page.name == name)
    page = spec.make(desk.context)
    page.setParent(desk.window.centralWidget())
    page.resize(420, 620)
    page.show()
    page.show_project(uuid)
    desk.rest()
    return page


def text(widget: QWidget, name: str) -> str:
    found = widget.findChild(QLabel, f"LowUse.{name}")
    assert found is not None, name
    return "" if found.isHidden() else str(found.text())


def dialogs(desk: SessionDesk, kind: type[Asking]) -> list[Asking]:
    return [each for each in desk.window.findChildren(kind) if each.isVisible()]


def dialog(desk: SessionDesk, kind: type[Asking]) -> Asking:
    [found] = dialogs(desk, kind)
    return found


def enter(asked: AskingDialog, name: str, value: str) -> None:
    widget = asked.findChild(QWidget, f"LowUse.{asked.NAME}.{name}")
    if isinstance(widget, QLineEdit):
        widget.setText(value)
        widget.editingFinished.emit()
    else:
        assert isinstance(widget, QPlainTextEdit), name
        widget.setPlainText(value)


def press(asked: AskingDialog, name: str = "Ok") -> None:
    found = asked.findChild(QPushButton, f"LowUse.{asked.NAME}.{name}")
    assert found is not None, name
    assert found.isEnabled(), asked._said.text()
    found.click()


class Held:
    """A function that the first time waits until the test lets it go on."""

    def __init__(self, real: Callable[..., Any], error: Exception | None = None) -> None:
        self._real = real
        self._error = error
        self._go_on = threading.Event()
        self.calls = 0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        first = self.calls == 1
        if first:
            assert self._go_on.wait(20)
        if first and self._error is not None:
            raise self._error
        return self._real(*args, **kwargs)

    def release(self) -> None:
        self._go_on.set()
