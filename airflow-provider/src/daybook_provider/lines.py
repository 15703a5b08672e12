"""Bytes as they come, told as whole lines."""

from __future__ import annotations

from collections.abc import Callable

Hear = Callable[[str, str], None]
"""Called with the stream ("stdout" or "stderr") and one line without its end."""


class Lines:
    """One stream; a line may come in pieces."""

    def __init__(self, stream: str, hear: Hear) -> None:
        self._stream, self._hear = stream, hear
        self._rest = b""

    def add(self, chunk: bytes) -> None:
        """Tell every line that is whole now."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            self._tell(line)

    def end(self) -> None:
        """Tell what is left, a line without its end."""
        if self._rest:
            self._tell(self._rest)
            self._rest = b""

    def _tell(self, line: bytes) -> None:
        self._hear(self._stream, line.decode(errors="replace").rstrip("\r"))
