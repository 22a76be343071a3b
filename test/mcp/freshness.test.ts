import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { main, overStdio, type BuiltSession } from "./built.ts";
import { project, shop, write } from "./session.ts";

const names = { paths: ["src/names.ts"] };
const harmless = "export const users = { findById: (id: number) => ({ id }) };";
const url = (path: string) => JSON.stringify(pathToFileURL(path).href);
const plugin = url(join(main, "../../index.js"));
const parser = url(join(main, "../../../../node_modules/@typescript-eslint/parser/dist/index.js"));

/** A configuration of the project's own, with one rule. */
const config = (severity: string) => `
import plugin from ${plugin};
import parser from ${parser};
export default [{
  files: ["**/*.ts"],
  languageOptions: { parser },
  plugins: { "backend-patterns": plugin },
  rules: { "backend-patterns/no-query-in-loop": ${severity} },
}];
`;

async function severities({ call }: BuiltSession): Promise<string[]> {
  const { data } = await call("analyze_files", { ...names, response_format: "detailed" });
  const files = data["files"] as { rules: { rule: string; findings: { severity: string }[] }[] }[];
  return files
    .flatMap(({ rules }) => rules)
    .filter(({ rule }) => rule === "no-query-in-loop")
    .flatMap(({ findings }) => findings.map(({ severity }) => severity));
}

/** Writes at once after each answer: much of it within one tick of the file system's clock. */
describe("a warm answer knows of a change", { timeout: 120_000 }, () => {
  it.for(["without a configuration", "with the project's configuration"])("in any file, %s", async (how) => {
    const own: Record<string, string> = how.startsWith("with ")
      ? { "eslint.config.mjs": config('"error"') }
      : {};
    const root = project({ ...shop, ...own });
    const session = await overStdio(root);
    for (let i = 0; i < 3; i++) {
      expect(await severities(session)).toEqual(["error"]);
      expect(await severities(session)).toEqual(["error"]);
      write(root, { "src/users.ts": harmless });
      expect(await severities(session)).toEqual([]);
      write(root, { "src/users.ts": shop["src/users.ts"] });
      expect(await severities(session)).toEqual(["error"]);
      write(root, { "src/names.ts": "export {};" });
      expect(await severities(session)).toEqual([]);
      write(root, { "src/names.ts": shop["src/names.ts"] });
    }
    rmSync(join(root, "src/users.ts"));
    expect(await severities(session)).toEqual([]);
    write(root, { "src/users.ts": shop["src/users.ts"] });
    expect(await severities(session)).toEqual(["error"]);
  });

  it("in the configuration", async () => {
    const root = project({ ...shop, "eslint.config.mjs": config('"warn"') });
    const session = await overStdio(root);
    expect(await severities(session)).toEqual(["warning"]);
    write(root, { "eslint.config.mjs": config('"error"') });
    expect(await severities(session)).toEqual(["error"]);
    write(root, { "eslint.config.mjs": "export default [" });
    const { data } = await session.call("analyze_files", names);
    expect(data).toMatchObject({ errors: [{ kind: "configuration" }] });
    write(root, { "eslint.config.mjs": config('"warn"') });
    expect(await severities(session)).toEqual(["warning"]);
  });

  it("in what the configuration imports, also while others are asking", async () => {
    const root = project({
      ...shop,
      "eslint.config.mjs": `import { severity } from "./config/severity.mjs";\n${config("severity")}`,
      "config/severity.mjs": `export { severity } from "./level.mjs";`,
      "config/level.mjs": `export const severity = "warn";`,
    });
    const session = await overStdio(root);
    expect(await severities(session)).toEqual(["warning"]);
    write(root, { "config/level.mjs": `export const severity = "error";` });
    const answers = await Promise.all(Array.from({ length: 12 }, () => severities(session)));
    expect(answers).toEqual(answers.map(() => ["error"]));
  });
});
