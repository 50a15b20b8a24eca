"""Servers that the tests of a module share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from editor import MODERN, PLAIN, SERVER


@pytest_lsp.fixture(config=SERVER, scope="module")  # type: ignore[untyped-decorator]
async def plain(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A client that is told diagnostics and knows nothing of versions of documents."""
    await lsp_client.initialize_session(types.InitializeParams(capabilities=PLAIN))
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(config=SERVER, scope="module")  # type: ignore[untyped-decorator]
async def modern(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A client that asks for diagnostics, works actions out when they are chosen, and counts bytes."""
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
    await lsp_client.initialize_session(types.InitializeParams(capabilities=MODERN))
    yield
    await lsp_client.shutdown_session()
