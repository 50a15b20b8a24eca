// Starts the language server for Markdown and its settings files; all else is done by the server.
import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { findProgram } from "./program";

const INSTALL = "pip install 'awesome-lint[server]'";
const SETTINGS = "**/{.awesome-lint,awesome-lint,pyproject}.toml";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("awesome-lint.restart", restart),
    vscode.commands.registerCommand("awesome-lint.fixAll", fixAll),
    vscode.commands.registerCommand("awesome-lint.links", checkLinks),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("awesome-lint.path")) {
        await restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function start(): Promise<void> {
  const program = await findProgram();
  if (!program) {
    await tellHowToInstall();
    return;
  }
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "markdown" },
      { language: "toml", pattern: SETTINGS },
    ],
  };
  client = new LanguageClient("awesome-lint", "awesome-lint", { command: program, args: ["server"] }, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    void vscode.window.showErrorMessage(`awesome-lint: ${program} could not be started (${String(error)}). It requires: ${INSTALL}`);
  }
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function tellHowToInstall(): Promise<void> {
  const copy = "Copy the Command";
  const chosen = await vscode.window.showWarningMessage(
    `awesome-lint is neither in an environment of this workspace nor on PATH. Install it with: ${INSTALL}`,
    copy,
  );
  if (chosen === copy) {
    await vscode.env.clipboard.writeText(INSTALL);
  }
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.awesome-lint", apply: "first" });
}

async function checkLinks(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!client || document?.languageId !== "markdown") {
    return;
  }
  const running = client;
  const uri = running.code2ProtocolConverter.asUri(document.uri);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Asking the links of this list" },
    () => running.sendRequest(ExecuteCommandRequest.type, { command: "awesome-lint.checkLinks", arguments: [uri] }),
  );
}
