# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Progress of the services in the words of Processing."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback

from lowuse_plugin.domain.errors import CancelledError


class FeedbackProgress:
    """Carries ``ports.Progress`` out on a Processing feedback."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._message = ""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Show how far the work is.

        Raises:
            CancelledError: The user pressed Cancel.
        """
        if self._feedback.isCanceled():
            raise CancelledError
        self._feedback.setProgress(100.0 * done / total if total else 0.0)
        if message and message != self._message:
            self._message = message
            self._feedback.setProgressText(message)
