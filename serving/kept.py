"""What was made once and is asked for again, found by everything that it was made of."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """The things that were asked for last, a few of them; two who ask at once wait for one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._by_key = OrderedDict[Hashable, Future[Made]]()

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made for the key, or is made now; a failure is not kept."""
        with self._lock:
            is_mine = key not in self._by_key
            found = self._by_key.setdefault(key, Future())
            self._by_key.move_to_end(key)
            while len(self._by_key) > self._most:
                self._by_key.popitem(last=False)
        if is_mine:
            self._make(key, found, make)
        return found.result()

    def _make(self, key: Hashable, promised: Future[Made], make: Callable[[], Made]) -> None:
        try:
            promised.set_result(make())
        except Exception as error:  # whichever it is: those who wait must learn of it
            with self._lock:
                if self._by_key.get(key) is promised:  # another may have been promised meanwhile
                    del self._by_key[key]
            promised.set_exception(error)
            raise
