import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { repository } from "../eslint/installed.ts";

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface Diagnostic {
  range: Range;
  code?: string;
  message: string;
}

export interface CodeAction {
  title: string;
  kind?: string;
  command?: { title: string; command: string; arguments?: unknown[] };
}

interface TextEdit {
  range: Range;
  newText: string;
}

const settings = {
  validate: "on",
  useESLintClass: true,
  // It looks for the class that ESLint 8 had for flat configurations; later ones need no such setting.
  experimental: { useFlatConfig: false },
  run: "onType",
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine" },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: "all" },
  nodePath: null,
};

/** An editor with one open file, in front of the ESLint language server that VS Code, Neovim, Helix and others use. */
export class Editor {
  static async open(folder: string, file: string, text: string, nodeOptions: string[] = []): Promise<Editor> {
    const editor = new Editor(folder, file, text, nodeOptions);
    await editor.#start();
    return editor;
  }

  text: string;
  readonly #folder: string;
  readonly #uri: string;
  readonly #connection: ReturnType<typeof createMessageConnection>;
  #version = 1;

  private constructor(folder: string, file: string, text: string, nodeOptions: string[]) {
    this.text = text;
    this.#folder = folder;
    this.#uri = pathToFileURL(join(folder, file)).href;
    const bin = join(
      repository,
      "node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server",
    );
    const server = spawn(process.execPath, [...nodeOptions, bin, "--stdio"], {
      cwd: folder,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    onTestFinished(() => {
      this.#connection.dispose();
      server.kill();
    });
  }

  async #start(): Promise<void> {
    const workspaceFolder = { uri: pathToFileURL(this.#folder).href, name: "project" };
    this.#connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      items.map(() => ({ ...settings, workspaceFolder })),
    );
    this.#connection.onRequest(
      "workspace/applyEdit",
      ({ edit }: { edit: { documentChanges: { edits: TextEdit[] }[] } }) => {
        for (const { edits } of edit.documentChanges) this.text = applied(this.text, edits);
        return { applied: true };
      },
    );
    this.#connection.onRequest("client/registerCapability", () => null);
    this.#connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.#connection.listen();
    await this.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: workspaceFolder.uri,
      workspaceFolders: [workspaceFolder],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        },
      },
    });
    await this.#connection.sendNotification("initialized", {});
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: this.#uri, languageId: "typescript", version: this.#version, text: this.text },
    });
  }

  /** Changes the open file without saving it. */
  async edit(text: string): Promise<void> {
    this.text = text;
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
  }

  async diagnostics(): Promise<Diagnostic[]> {
    const { items } = await this.#connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: this.#uri },
    });
    return items;
  }

  async actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: this.#uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ["quickfix"] },
    });
  }

  /** Chooses an action; `text` shows what it did. */
  async apply({ command }: CodeAction): Promise<void> {
    await this.#connection.sendRequest("workspace/executeCommand", command);
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  const offset = ({ line, character }: Range["start"]) => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}
