# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Temporary copies of the project for scripts/mutate.py, and tests that run on them.

Tests and resources are copied, not linked: a test that starts a real process starts it in the
folder that the test itself stands in, and that process must meet the changed package too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "lowuse_plugin"
COPIED = (PACKAGE, "resources", "tests")
LINKED = ("i18n", "scripts", "metadata.txt", "pyproject.toml")
IN_QGIS = "tests/qgis"
TIMEOUT_S = 120.0
"""For the tests of one change; what is attacked without its protection may well hang."""

_FAILED = "FAILED "
PASSED, FAILED, BROKEN = 0, 1, 2
"""Exit codes of pytest: beyond them it did not run what was asked for."""


@dataclass(frozen=True)
class Run:
    """What one run of tests gave."""

    code: int
    output: str
    hung: bool = False

    @property
    def noticed(self) -> bool:
        """Tell whether a test failed, could not be loaded, or never came to an end."""
        return self.hung or self.code != PASSED

    def failures(self, test: str) -> list[str]:
        """Return the failed cases of a test that is named by path, or by path and function."""
        heads = (_FAILED, "ERROR ")
        said = [
            line.split(" ", 1)[1] for line in self.output.splitlines() if line.startswith(heads)
        ]
        return [case for case in said if case.startswith(test) and _ends(case[len(test) :])]


def _ends(rest: str) -> bool:
    return not rest or rest[0] in "[: "


def copied_project(folder: Path) -> Path:
    """Copy package, resources and tests into a folder that is made for it; return the folder."""
    ignored = shutil.ignore_patterns("__pycache__", "ext_libs")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in LINKED:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


def run_tests(
    folder: Path,
    tests: Sequence[str],
    *,
    first_only: bool = True,
    timeout_s: float = TIMEOUT_S,
) -> Run:
    """Run tests on the package of a folder.

    Args:
        folder: Made by :func:`copied_project`.
        tests: Paths below the project, with or without a function; those of QGIS apart.
        first_only: Stop at the first failure.
        timeout_s: Beyond that they are taken for hanging.

    Raises:
        RuntimeError: pytest did not run them: a name is wrong.
    """
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-rfE", "-p", "no:cacheprovider"]
    if not _needs_qgis(tests):
        command += ["-p", "no:pytest_qgis", "-p", "no:pytest-qt"]
    command += ["-x"] if first_only else []
    command += ["-o", f"pythonpath={folder}", "-c", str(folder / "pyproject.toml")]
    try:
        done = subprocess.run(
            [*command, *tests],
            cwd=folder,
            env=_environment(folder),
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run(FAILED, "", hung=True)
    code = done.returncode
    if code < 0 and f"\n{_FAILED}" in done.stdout:
        code = FAILED  # QGIS may die of what a failed test left behind, after all was told
    if code not in (PASSED, FAILED, BROKEN):
        raise RuntimeError(done.stdout + done.stderr)
    return Run(code, done.stdout)


def _needs_qgis(tests: Iterable[str]) -> bool:
    return any(test.startswith(IN_QGIS) for test in tests)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
