"""Synthetic data never get into a store of real ones."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data_access.demo_accounts import ensure_demo_accounts
from data_access.errors import StoreUnavailableError
from data_access.settings import Settings
from data_access.store import create_store
from data_access.versions import resolve_as_of
from data_access.views.account_state import has_accounts
from sample_data.load import load_sample


def test_in_production_neither_sample_nor_demo_accounts_are_made(tmp_path: Path) -> None:
    with closing(create_store(replace(Settings(tmp_path), demo=False))) as store:
        ensure_demo_accounts(store)

        with pytest.raises(StoreUnavailableError, match="不装演示数据"):
            load_sample(store, lambda *_: None)

        with store.reading() as session:
            assert resolve_as_of(session).version == 0
        assert not has_accounts(store)
