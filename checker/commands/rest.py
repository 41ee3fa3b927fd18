"""Work that waits until nobody has asked for it for a moment: who types doesn't want a check at every key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Rest:
    """Runs ``work`` for a key after ``seconds`` in which it was not asked for again. All in one event loop."""

    def __init__(self, work: Callable[[str], None], seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def later(self, key: str) -> None:
        """Ask for it; whatever waits for the key begins to wait anew."""
        self.drop(key)
        self._waiting[key] = asyncio.get_running_loop().create_task(self._after(key))

    def now(self, key: str) -> None:
        """Do it at once."""
        self.drop(key)
        self._work(key)

    def drop(self, key: str) -> None:
        """Forget what was asked for."""
        if task := self._waiting.pop(key, None):
            task.cancel()

    async def settled(self, key: str) -> None:
        """Wait until nothing waits for the key."""
        while task := self._waiting.get(key):
            await asyncio.wait({task})

    async def _after(self, key: str) -> None:
        await asyncio.sleep(self._seconds)
        # Not to be cancelled by itself.
        self._waiting.pop(key, None)
        self._work(key)
