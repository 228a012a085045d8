# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which name is offered to somebody who has not said his own yet."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication

from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import known_name


@pytest.mark.parametrize(
    ("full", "login", "offered"),
    [("张三", "zhangs", "张三"), ("root", "root", ""), ("Root", "root", ""), ("", "zhangs", "")],
)
def test_a_login_is_no_name(
    own_settings: None, monkeypatch: pytest.MonkeyPatch, full: str, login: str, offered: str
) -> None:
    monkeypatch.setattr(QgsApplication, "userFullName", lambda: full)
    monkeypatch.setattr(QgsApplication, "userLoginName", lambda: login)
    assert known_name() == offered
    settings.DISPLAY_NAME.set("李四")
    assert known_name() == "李四"
