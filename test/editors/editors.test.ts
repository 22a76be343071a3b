import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installed, recommendedConfig, repository, runEslint } from "../eslint/installed.ts";
import { Editor } from "./language-server.ts";

const importer = `import { nameOf } from "./repository.js";
export async function names(ids: string[]) {
  const names = [];
  for (const id of ids) names.push(await nameOf(id));
  return names;
}
`;
const reads = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const nameOf = async (id: string) => (await prisma.user.findUnique({ where: { id } }))?.name;
`;
const readsNothing = `export const nameOf = async (id: string) => id.toUpperCase();\n`;

const project = () =>
  installed({
    "eslint.config.mjs": recommendedConfig,
    "src/importer.ts": importer,
    "src/repository.ts": reads,
  });

const query = "backend-patterns/no-query-in-loop";
const codesIn = async (editor: Editor) => (await editor.diagnostics()).map(({ code }) => code);

describe("in an editor", { timeout: 300_000 }, () => {
  it("findings appear, and follow the text that isn't saved", async () => {
    const editor = await Editor.open(project(), "src/importer.ts", importer);
    expect(await codesIn(editor)).toEqual([query]);
    await editor.edit(importer.replace("await nameOf(id)", "id"));
    expect(await codesIn(editor)).toEqual([]);
    await editor.edit(importer);
    expect(await codesIn(editor)).toEqual([query]);
  });

  it("findings follow an imported file that is edited and saved, at the next pull", async () => {
    const folder = project();
    const editor = await Editor.open(folder, "src/importer.ts", importer);
    for (const [text, codes] of [
      [reads, [query]],
      [readsNothing, []],
      [reads, [query]],
    ] as const) {
      writeFileSync(join(folder, "src/repository.ts"), text);
      expect(await codesIn(editor)).toEqual(codes);
    }
  });

  it.for(["fix", "suggestions"] as const)(
    "what ESLint offers in the shop as %s can be chosen",
    async (kind) => {
      const folder = installed({ "eslint.config.mjs": recommendedConfig });
      cpSync(join(repository, "docs/examples/shop"), join(folder, "shop"), { recursive: true });
      const [found] = runEslint(folder, ["shop/src"]).flatMap(({ file, messages }) =>
        messages.filter((message) => message[kind]).map((message) => ({ file, message })),
      );
      if (!found) throw new Error(`ESLint finds nothing with a ${kind} in the shop.`);
      const text = readFileSync(join(folder, found.file), "utf8");
      const fix =
        found.message.fix && kind === "fix" ? found.message.fix : found.message.suggestions?.[0]?.fix;
      if (!fix) throw new Error("The message has no fix.");

      const editor = await Editor.open(folder, found.file, text);
      const diagnostic = (await editor.diagnostics()).find(
        ({ message, range }) =>
          message === found.message.message && range.start.line === found.message.line - 1,
      );
      if (!diagnostic) throw new Error("The finding doesn't show.");
      const command = kind === "fix" ? "eslint.applySingleFix" : "eslint.applySuggestion";
      const action = (await editor.actions(diagnostic)).find(
        (candidate) => candidate.command?.command === command,
      );
      if (!action) throw new Error("The action isn't offered.");
      await editor.apply(action);
      expect(editor.text).toBe(text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]));
    },
  );

  it("200 edits of a long file leave nothing behind", async () => {
    const folder = project();
    // What one edit makes takes 2 MB and more: two hundred that stay would not fit into what the server gets.
    const quiet = Array.from(
      { length: 400 },
      (_, i) => `export const sum${i} = (a: number, b: number) => a + b * ${i};\n`,
    );
    const long = importer + quiet.join("");
    const editor = await Editor.open(folder, "src/importer.ts", long, ["--max-old-space-size=256"]);
    for (let edit = 1; edit <= 200; edit++) {
      await editor.edit(`// ${edit}\n${long}`);
      if (edit % 10 === 0) writeFileSync(join(folder, "src/repository.ts"), `// ${edit}\n${reads}`);
      expect(await codesIn(editor)).toEqual([query]);
    }
  });
});
