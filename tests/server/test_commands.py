"""Commands that a client may send; links are asked for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from editor import opened
from website import Site, app_of, serving

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with serving(app_of(site), site):
        yield site


async def test_links_are_asked_only_on_request(plain: LanguageClient, tmp_path: Path, site: Site) -> None:
    text = f"# Tools\n\n- [Abacus]({site.url('status/200')}) - Counts.\n- [Beacon](https://beacon.invalid/) - Shines.\n"
    buffer = await opened(plain, tmp_path / "README.md", text)

    async def online() -> list[str | int | None]:
        return [each.code for each in await buffer.told() if str(each.code).startswith("WEB")]

    assert await online() == []
    params = types.ExecuteCommandParams("awesome-lint.checkLinks", arguments=[buffer.uri])
    told = await plain.workspace_execute_command_async(params)
    assert isinstance(told, str)
    assert told.startswith("2 links were asked: ")
    found = await online()
    assert found
    buffer.type("Counts", "Counts on")  # what was answered is still known
    assert await online() == found
    assert site.asked == []  # addresses of this machine are not asked


async def test_a_command_of_another_name_or_document_does_nothing(plain: LanguageClient) -> None:
    with pytest.raises(Exception, match="not defined"):
        await plain.workspace_execute_command_async(types.ExecuteCommandParams("awesome-lint.nothing"))
    params = types.ExecuteCommandParams("awesome-lint.checkLinks", arguments=["file:///nowhere.md"])
    assert await plain.workspace_execute_command_async(params) == "no such document is open"
    params = types.ExecuteCommandParams("awesome-lint.sortSection", arguments=["file:///nowhere.md", 0])
    assert await plain.workspace_execute_command_async(params) is None
    for command in ("awesome-lint.sortSection", "awesome-lint.checkLinks"):
        await plain.workspace_execute_command_async(types.ExecuteCommandParams(command))


@pytest.mark.parametrize("line", [-1, 10**30])
async def test_a_line_that_cannot_be_is_refused(plain: LanguageClient, tmp_path: Path, line: int) -> None:
    buffer = await opened(plain, tmp_path / "README.md", "# Tools\n\n- [B](https://b.example)\n")
    params = types.ExecuteCommandParams("awesome-lint.sortSection", arguments=[buffer.uri, line])
    with pytest.raises(JsonRpcInvalidParams, match="no line has the number"):
        await plain.workspace_execute_command_async(params)
