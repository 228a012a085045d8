# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Workspaces that many tests begin with: built once a process; each test opens its own copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory

from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace

Builder = Callable[..., WorkspaceStore]


def built_once(actor: Actor) -> Callable[[Builder], Builder]:
    """Let a function build its workspace only at its first call with the same arguments.

    Args:
        actor: Opens the copies.

    Returns:
        A decorator for functions that take a folder first, and plain values after it.
    """

    def decorate(build: Builder) -> Builder:
        files: dict[object, tuple[str, bytes]] = {}

        @wraps(build)
        def copied(folder: Path, *given: object, **named: object) -> WorkspaceStore:
            key = (given, tuple(sorted(named.items())))
            if key not in files:
                with TemporaryDirectory() as made, build(Path(made), *given, **named) as store:
                    path = store.path
                    store.close()
                    files[key] = path.name, path.read_bytes()
            name, content = files[key]
            folder.mkdir(exist_ok=True)
            path = folder / name
            path.write_bytes(content)
            return open_workspace(path, actor=actor)

        return copied

    return decorate
