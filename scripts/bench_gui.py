# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The interface part of scripts/bench.py: the real QGIS with the built zip, watched for stalls."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import desktop_profile  # noqa: E402

SCREEN = "1366x768"
MOST_S = 300
STALL_S = 0.3
FRAME_S = {"framing 5,000 on the map": 0.1}
"""Budgets of stalls of single parts of the work."""
WORTH_A_STACK_S = 0.2
BUDGETS = {"initGui": 0.1, "next parcel → card, median": 0.05,
           "tagging 5,000 until the list shows it": 2}  # fmt: skip


def watch(folder: Path, workspace: Path, size: int) -> None:
    """Let the real QGIS work on a workspace and print what it took.

    Args:
        folder: Takes profile and caches.
        workspace: With ``size`` parcels.
        size: So many parcels the list must show.
    """
    seen = _drive(folder, workspace, size)
    if "trouble" in seen:
        sys.exit(f"gui failed:\n{seen['trouble']}\n{seen['message']}")
    for error in seen["errors"]:
        print(error)
    for what, seconds in seen["times"]:
        budget = f"    budget ≤ {BUDGETS[what] * 1000:,.0f}" if what in BUDGETS else ""
        print(f"  {what:<48} {seconds * 1000:9,.0f} ms{budget}")
    _print_stalls(seen["stalls"])


def _drive(folder: Path, workspace: Path, size: int) -> dict[str, Any]:
    plugin_zip = desktop_profile.build_zip(folder)
    profile = desktop_profile.make_profile(folder / "profile", plugin_zip, locale="zh-Hans")
    home, result = folder / "home", folder / "gui.json"
    home.mkdir(exist_ok=True)
    script = ROOT / "scripts" / "bench_gui_drive.py"
    environment = desktop_profile.clean_environment(home) | {
        "LOWUSE_DRIVERS": str(ROOT / "tests" / "desktop"),
        "LOWUSE_RESULT": str(result),
        "LOWUSE_SECONDS": str(MOST_S),
        "LOWUSE_SCREENSHOT": str(folder / "gui"),
        "LOWUSE_WORKSPACE": str(workspace),
        "LOWUSE_COUNT": str(size),
    }
    command = profile.command("--code", str(script))
    with desktop_profile.x_server(SCREEN) as display:
        environment["DISPLAY"] = display
        try:
            subprocess.run(
                command, env=environment, cwd=home, capture_output=True, timeout=MOST_S, check=False
            )
        except subprocess.TimeoutExpired:
            stack = Path(f"{result}.stack")
            sys.exit(f"gui hangs:\n{stack.read_text('utf-8') if stack.exists() else 'no start'}")
    if not result.exists():
        sys.exit("gui failed: QGIS ended before it was told to")
    seen: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return seen


def _print_stalls(stalls: list[tuple[str, float, str]]) -> None:
    worst: dict[str, float] = {}
    for what, seconds, _ in stalls:
        worst[what] = max(worst.get(what, 0.0), seconds)
    for what, seconds in worst.items():
        shown = f"worst stall while {what}"
        budget = FRAME_S.get(what, STALL_S) * 1000
        print(f"  {shown:<48} {seconds * 1000:9,.0f} ms    budget ≤ {budget:,.0f}")
    for what, seconds, stack in stalls:
        if seconds > WORTH_A_STACK_S:
            print(f"\n  {seconds * 1000:,.0f} ms while {what}:\n{_short(stack)}")


def _short(stack: str) -> str:
    """Return a stack with paths from the plugin's folder on, indented."""
    short = re.sub(r'File "[^"]*?/(plugins/lowuse_plugin/|tests/|dist-packages/)', 'File "', stack)
    return "\n".join("    " + line for line in short.rstrip().splitlines())
