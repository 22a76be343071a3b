import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { checkCommand } from "../../src/cli/commands/check.ts";
import { testPlugin } from "./plugin.ts";

/** Writes files into a new folder that goes away with the test. */
export function project(files: Readonly<Record<string, string | Buffer>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "backend-patterns-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `check` in this process with the test plugin. */
export async function runCheck(cwd: string, args: string[], { isTTY = false, env = {} } = {}): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({ isTTY, write: (text: string) => (written[name] += text) });
  const code = await checkCommand(testPlugin).run(args, {
    cwd,
    stdout: output("stdout"),
    stderr: output("stderr"),
    env,
  });
  return { code, ...written };
}

interface JsonReport {
  clean: boolean;
  summary: {
    files: number;
    findings: number;
    errors: number;
    warnings: number;
    fixed: number;
    rules: Record<string, number>;
  };
  files: {
    path: string;
    rules: { rule: string; findings: { line: number; severity: string; message: string; fix?: string }[] }[];
  }[];
  diffs: { path: string; diff: string }[];
  errors: { kind: string; path: string; message: string; line?: number }[];
}

/** The same with `--json`, parsed. */
export async function runJson(cwd: string, args: string[]): Promise<{ code: number; report: JsonReport }> {
  const { code, stdout } = await runCheck(cwd, [...args, "--json"]);
  return { code, report: JSON.parse(stdout) as JsonReport };
}
