"""Files that change outside of open documents: settings, and what rules ask of other files."""

from __future__ import annotations

from lsprotocol import types

from awesome_lint.server.diagnostics import look_again
from awesome_lint.server.protocol import NAME, Server
from awesome_lint.settings.loading import FILE_NAMES


def register(server: Server) -> None:
    """Hear of changed files, from clients that can tell."""

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            patterns = [types.FileSystemWatcher(f"**/{name}") for name in (*FILE_NAMES, "*.toml")]
            options = types.DidChangeWatchedFilesRegistrationOptions(patterns)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(
                types.RegistrationParams([types.Registration(f"{NAME}-settings", method, options)])
            )

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(_params: types.DidChangeWatchedFilesParams) -> None:
        look_again(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(_params: types.DidChangeConfigurationParams) -> None:
        look_again(server)
