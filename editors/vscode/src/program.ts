// Where the program is: in the settings, in the environment of the workspace, or on the path.
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import * as path from "node:path";
import * as vscode from "vscode";

const NAME = process.platform === "win32" ? "awesome-lint.exe" : "awesome-lint";
const SCRIPTS = process.platform === "win32" ? "Scripts" : "bin";
const ENVIRONMENTS = [".venv", "venv", "env"];

/** The program to start; undefined if there is none. */
export async function findProgram(): Promise<string | undefined> {
  const named = vscode.workspace.getConfiguration("awesome-lint").get<string>("path", "").trim();
  if (named) {
    return named;
  }
  for (const candidate of [...(await inWorkspace()), ...onPath()]) {
    if (await canRun(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** Where the environments of the workspace would have it; they are started only in a workspace that is trusted. */
async function inWorkspace(): Promise<string[]> {
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((each) => each.uri.scheme === "file");
  const own = folders.flatMap((each) => ENVIRONMENTS.map((name) => path.join(each.uri.fsPath, name, SCRIPTS, NAME)));
  const python = await pythonOf(folders[0]?.uri);
  return python ? [...own, path.join(path.dirname(python), NAME)] : own;
}

/** The Python that the Python extension has chosen, if there is one. */
async function pythonOf(folder: vscode.Uri | undefined): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension("ms-python.python");
  if (!extension) {
    return undefined;
  }
  try {
    const api = extension.isActive ? extension.exports : await extension.activate();
    const found: unknown = api?.environments?.getActiveEnvironmentPath?.(folder)?.path;
    return typeof found === "string" && path.isAbsolute(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function onPath(): string[] {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((each) => path.isAbsolute(each));
  return folders.map((each) => path.join(each, NAME));
}

async function canRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
