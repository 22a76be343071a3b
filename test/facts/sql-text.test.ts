import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placedPart } from "../../src/facts/query-parts.ts";
import { queriesOf } from "../../src/facts/query.ts";
import { sqlTextOf, type SqlText } from "../../src/facts/sql-text.ts";
import { originsIn } from "./queries-in.ts";

const pool = `import { Pool } from "pg";\nconst pool = new Pool();\n`;

/** The text of the only query of main.ts, and the source of main.ts. */
function textIn(
  main: string,
  files: Record<string, string> = {},
): { text: SqlText | undefined; source: string } {
  const source = pool + main;
  const { origins, directory } = originsIn({ ...files, "main.ts": source });
  const module = origins.project.module(path.join(directory, "main.ts"));
  const [query] = module ? queriesOf(origins, module) : [];
  const [node] = query?.statement.sql ? placedPart(origins, query, query.statement.sql).nodes : [];
  if (query === undefined || node === undefined) throw new Error("main.ts has no query");
  return { text: sqlTextOf(origins, node, query.frame), source };
}

const partsIn = (main: string, files?: Record<string, string>) => textIn(main, files).text?.parts;

describe("the text of a query", () => {
  it.each([
    ["a string", `pool.query("SELECT 1");`, ["SELECT 1"]],
    ["a template", "pool.query(`SELECT ${id} x`);", ["SELECT ", " x"]],
    ["a tagged template", "pool.query(sql`SELECT ${id}`);", ["SELECT ", ""]],
    ["an object", `pool.query({ text: "SELECT 1", values: [] });`, ["SELECT 1"]],
    ["a constant", `const text = "SELECT 1";\npool.query(text);`, ["SELECT 1"]],
    [
      "a constant inside",
      "const t = 'users';\npool.query(`SELECT * FROM ${t} x`);",
      ["SELECT * FROM users x"],
    ],
    ["a concatenation", `pool.query("SELECT " + id + " x");`, ["SELECT ", " x"]],
    ["text that grows", `let t = "SELECT 1";\nif (x) t += y;\npool.query(t);`, ["SELECT 1", ""]],
    ["a collection of texts", `const q = { one: "SELECT 1" };\npool.query(q.one);`, ["SELECT 1"]],
    ["a helper", "const q = (t) => `SELECT * FROM ${t}`;\npool.query(q('users'));", ["SELECT * FROM users"]],
    ["trimmed", "pool.query(`SELECT 1 `.trim());", ["SELECT 1 "]],
  ])("%s", (_, main, parts) => {
    expect(partsIn(main)).toEqual(parts);
  });

  it("is found in other files", () => {
    const files = { "texts.ts": `export const one = "SELECT 1";` };
    expect(partsIn(`import { one } from "./texts";\npool.query(one);`, files)).toEqual(["SELECT 1"]);
  });

  it("is found in the blocks of the SQL file beside the module", () => {
    const files = { "main.sql": "-- BLOCK a\nSELECT 1\n-- BLOCK b\nSELECT 2\n" };
    const main = `import { load } from "loader";\nconst sql = load(import.meta.url);\npool.query(sql.b);`;
    expect(partsIn(main, files)).toEqual(["SELECT 2\n"]);
  });

  it("isn't known for what is computed", () => {
    expect(partsIn("pool.query(build());")).toBeUndefined();
    expect(partsIn("let t = 'SELECT 1';\nt = other;\npool.query(t);")).toBeUndefined();
  });

  it("belongs to the query unless something else uses it", () => {
    expect(textIn(`const t = "SELECT 1";\npool.query(t);`).text?.own).toBe(true);
    expect(textIn(`const t = "SELECT 1";\nprint(t);\npool.query(t);`).text?.own).toBe(false);
    expect(textIn(`export const t = "SELECT 1";\npool.query(t);`).text?.own).toBe(false);
  });

  it("has no place in the source where escapes stand", () => {
    expect(textIn(String.raw`pool.query("SELECT\t1");`).text?.position(0, 8)).toBeUndefined();
  });
});

it("knows the place of every letter, however the text is put together", () => {
  const piece = fc.stringMatching(/^[A-Za-z *,.]{1,8}$/);
  const writings = [
    (text: string) => JSON.stringify(text),
    (text: string) => `'${text}'`,
    (text: string) => `\`${text}\``,
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.nat(2)), { minLength: 1, maxLength: 4 }), (pieces) => {
      const code = pieces.map(([text, way]) => writings[way]!(text)).join(" + ");
      const { text, source } = textIn(`pool.query(${code});`);
      const [part = ""] = text?.parts ?? [];
      expect(part).toBe(pieces.map(([one]) => one).join(""));
      for (const [offset, letter] of [...part].entries()) {
        expect(source[text?.position(0, offset)?.offset ?? -1]).toBe(letter);
      }
    }),
    { numRuns: 40 },
  );
});
