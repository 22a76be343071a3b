import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { parseSql, parseSqlTemplate, sqlDialects } from "../../src/sql/index.ts";

const texts: [string, string][] = [
  ["deep parentheses", `SELECT ${"(".repeat(100_000)}1${")".repeat(100_000)}`],
  ["deeper than an expression should be", `SELECT ${"(".repeat(150)}1${")".repeat(150)}`],
  ["deep subqueries", `${"SELECT * FROM (".repeat(3_000)}t${")".repeat(3_000)}`],
  ["a long sum", `SELECT ${"1+".repeat(100_000)}1`],
  ["a sum of nested sums", `SELECT ${"(1+1+1+1+1+1+1+1+1+1+1+".repeat(40)}1${")".repeat(40)}`],
  ["a chain of NOT", `SELECT ${"NOT ".repeat(100_000)}true`],
  ["a chain of AND", `SELECT a FROM t WHERE ${"a = 1 AND ".repeat(50_000)}true`],
  ["a chain of UNION", `${"SELECT 1 UNION ".repeat(20_000)}SELECT 1`],
  ["a chain of joins", `SELECT 1 FROM t ${"JOIN t USING (a) ".repeat(20_000)}`],
  ["a chain of casts", `SELECT a${"::int".repeat(50_000)}`],
  ["a chain of subscripts", `SELECT a${"[1]".repeat(50_000)}`],
  ["a chain of CASE", `SELECT ${"CASE WHEN a THEN ".repeat(20_000)}1${" END".repeat(20_000)}`],
  ["a megabyte", `SELECT '${"x".repeat(1_100_000)}'`],
];

test.each(texts)("%s doesn't break the parsers", (_, text) => {
  for (const dialect of sqlDialects) {
    expect(() => parseSql(text, dialect)).not.toThrow();
    expect(parseSql(`SELECT ${Math.random()}`, dialect)).toHaveLength(1);
  }
});

const unit = ["1+", "NOT ", "a = 1 AND ", "a OR ", "(SELECT 1) + ", "a || 'x' || "];

test.each(unit)("a chain of %j that is just short enough", (link) => {
  for (const dialect of sqlDialects) {
    for (const length of [100, 240, 330, 490]) {
      expect(() => parseSql(`SELECT a FROM t WHERE ${link.repeat(length)}1`, dialect)).not.toThrow();
      const nested = `${`(${link.repeat(Math.ceil(length / 160))}`.repeat(12)}1${")".repeat(12)}`;
      expect(() => parseSql(`SELECT a FROM t WHERE ${nested}`, dialect)).not.toThrow();
    }
    const union = "SELECT 1 UNION ".repeat(330);
    expect(() => parseSql(`${union}SELECT 1`, dialect)).not.toThrow();
    expect(parseSql(`SELECT ${Math.random()}`, dialect)).toHaveLength(1);
  }
});

test("a caller with little stack left gets no answer instead of an error", async () => {
  const built = new URL("../../dist/src/sql/index.js", import.meta.url);
  const lengths = [10, 60, 120, 240, 490];
  const code = `import(${JSON.stringify(built)}).then(({ parseSql }) => {
    const count = (length) => parseSql("SELECT a FROM t WHERE " + "NOT ".repeat(length) + "true", "postgresql")?.length;
    require("node:worker_threads").parentPort.postMessage(${JSON.stringify(lengths)}.map(count));
  })`;
  const worker = new Worker(code, { eval: true, resourceLimits: { stackSizeMb: 0.5 } });
  const [counts] = (await once(worker, "message")) as [unknown[]];
  expect(counts[0]).toBe(1);
  expect(counts.at(-1)).toBeUndefined();
});

test("many rows and many statements are no depth", () => {
  const rows = `INSERT INTO t (a, b) VALUES ${"(1, 'x'), ".repeat(3_000)}(2, 'y')`;
  const many = "UPDATE t SET a = 1 WHERE b = 2;\n".repeat(500);
  for (const dialect of sqlDialects) {
    expect(parseSql(rows, dialect)).toHaveLength(1);
    expect(parseSql(many, dialect)).toHaveLength(500);
  }
});

test("many interpolations are read in time that isn't their product", () => {
  const parts = ["SELECT a FROM t WHERE a = ", ...Array.from({ length: 60 }, (_, n) => ` AND c${n} = `), ""];
  expect(parseSqlTemplate(parts, "postgresql")).toHaveLength(1);
  const hopeless = Array.from({ length: 200 }, () => " ) nonsense ( ");
  expect(parseSqlTemplate(hopeless, "postgresql")).toBeUndefined();
});

test("a text with the character that stands for interpolations is refused", () => {
  expect(parseSql("SELECT '\uA840'")).toBeUndefined();
});
