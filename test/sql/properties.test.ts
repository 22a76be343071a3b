import fc from "fast-check";
import { loadModule, scanSync } from "libpg-query";
import { expect, test } from "vitest";
import {
  parseSql,
  parseSqlTemplate,
  replaceStar,
  sqlDialects,
  type SqlStatement,
} from "../../src/sql/index.ts";
import { tokenize } from "../../src/sql/lexer.ts";
import { edited } from "./sql.ts";

/** Statements as words, so that anything that means nothing can be put between them. `#` is a value. */
const statements = [
  "SELECT * FROM users WHERE id = #",
  "SELECT u . * , COUNT ( * ) OVER ( ) FROM app . users u WHERE u . id = # AND u . kind IN ( # , # )",
  "SELECT id , name FROM users WHERE EXISTS ( SELECT * FROM posts p WHERE p . author = users . id ) LIMIT #",
  "WITH x AS ( SELECT * FROM t WHERE a = # ) SELECT x . * , y . b FROM x JOIN y ON y . id = x . id",
  "SELECT COUNT ( * ) FROM ( SELECT * FROM t ) AS s",
  "SELECT * FROM ( SELECT id AS n FROM t ) AS s WHERE n = #",
  "SELECT a . * FROM a LEFT JOIN b ON b . a = a . id WHERE b . id IS NULL AND a . price * 2 > #",
  "SELECT * FROM a UNION ALL SELECT * FROM b ORDER BY 1",
  "UPDATE t SET a = # WHERE id = # AND b = 'x * y'",
  "INSERT INTO t ( a , b ) SELECT * FROM u WHERE c = #",
  "DELETE FROM t WHERE id = #",
].map((text) => text.split(" "));

const gap = fc.constantFrom(" ", "\n", "\t ", "\r\n", " /* * */ ", "\n-- * ?\n", " /* é😀 */ ");
const values: ((number: number) => string)[] = [
  (n) => `$${n}`,
  () => "?",
  (n) => `:v${n}`,
  (n) => `@v${n}`,
  (n) => `$v${n}`,
  (n) => `${n}`,
];

const written = fc
  .record({
    words: fc.constantFrom(...statements),
    gaps: fc.array(gap, { minLength: 60, maxLength: 60 }),
    upper: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    value: fc.constantFrom(...values, undefined),
  })
  .map(({ words, gaps, upper, value }) => {
    const parts = [""];
    let number = 0;
    for (const [position, word] of words.entries()) {
      const last = parts.length - 1;
      if (word === "#" && !value) parts.push(gaps[position] ?? " ");
      else {
        const cased = upper[position] ? word.toUpperCase() : word.toLowerCase();
        parts[last] +=
          (word === "#" && value ? value(++number) : word.startsWith("'") ? word : cased) +
          (gaps[position] ?? " ");
      }
    }
    return { parts, plain: words.join(" ").replaceAll("#", "1") };
  });

function verdict(found: readonly SqlStatement[] | undefined): unknown {
  return found?.map(({ kind, stars, tables, clauses, aggregateOnly, existence }) => ({
    kind,
    stars: stars.map(({ source, table, depth, readsWholeTable, inExists, inCount, columnsKnown }) => ({
      source,
      table: table?.toLowerCase(),
      depth,
      readsWholeTable,
      inExists,
      inCount,
      columnsKnown,
    })),
    tables: tables.map(({ name, role }) => [name?.toLowerCase(), role]),
    clauses,
    aggregateOnly,
    existence,
  }));
}

test("white space, comments, case and the kind of placeholder change nothing", () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...sqlDialects), ({ parts, plain }, dialect) => {
      const found = parseSqlTemplate(parts, dialect);
      // In MySQL `@name` is a variable and `$name` a name: the verdict is the same.
      expect(found).toBeDefined();
      expect(verdict(found)).toEqual(verdict(parseSql(plain, dialect)));
      for (const { range } of found?.flatMap(({ stars }) => stars) ?? []) {
        expect(parts[range.start.part]?.slice(range.start.offset, range.end.offset)).toBe("*");
      }
    }),
    { numRuns: 600 },
  );
});

test("the parsers agree on plain SQL", () => {
  fc.assert(
    fc.property(written, ({ plain }) => {
      const [first, ...others] = sqlDialects.map((dialect) => verdict(parseSql(plain, dialect)));
      for (const other of others) expect(other).toEqual(first);
    }),
    { numRuns: 50 },
  );
});

test("a replaced star is gone, and nothing else changes", () => {
  fc.assert(
    fc.property(
      written,
      fc.constantFrom(...sqlDialects),
      fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
      ({ parts }, dialect, names) => {
        const columns = names.map((name) => name.replaceAll("\0", "_"));
        const [statement] = parseSqlTemplate(parts, dialect) ?? [];
        for (const star of statement?.stars ?? []) {
          const text = edited(parts, replaceStar(star, columns, dialect));
          if (text === undefined) continue;
          const [after] = parseSqlTemplate(text.split("${}"), dialect) ?? [];
          if (text.split("${}").length !== parts.length) continue;
          expect(after?.stars).toHaveLength((statement?.stars.length ?? 0) - 1);
          expect(after?.tables.length).toBe(statement?.tables.length);
        }
      },
    ),
    { numRuns: 400 },
  );
});

const pieces = fc.constantFrom(
  ..."select * from where ( ) , ; . ' \" ` [ ] -- /* */ $$ $1 $a ? ?? :a @a %s :: = insert into values update set delete with as exists limit union a b 1 1.5e3 \uA840 \0 😀 \uD800 \\ # \n".split(
    " ",
  ),
);

test("no text throws", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(pieces).map((list) => list.join(" ")),
          fc.array(pieces).map((list) => list.join("")),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      fc.constantFrom(...sqlDialects, undefined),
      (parts, dialect) => {
        for (const { stars } of parseSqlTemplate(parts, dialect) ?? []) {
          for (const { range } of stars) expect(parts[range.start.part]?.[range.start.offset]).toBe("*");
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test("words stand where PostgreSQL's own scanner finds them", async () => {
  await loadModule();
  const kinds = new Map([
    ["IDENT", "name"],
    ["SCONST", "string"],
    ["ICONST", "number"],
    ["FCONST", "number"],
    ["PARAM", "parameter"],
  ]);
  fc.assert(
    fc.property(
      written.filter(
        ({ parts }) =>
          parts.length === 1 && !/[?@:]|\$v/.test(parts[0] ?? "") && !/[^\0-\x7f]/.test(parts[0] ?? ""),
      ),
      ({ parts }) => {
        const text = parts[0] ?? "";
        const theirs = scanSync(text).tokens.filter(({ tokenName }) => kinds.has(tokenName));
        const ours = new Set(tokenize(text, "postgresql")?.map(({ start, end }) => `${start}-${end}`));
        for (const { start, end } of theirs) expect(ours).toContain(`${start}-${end}`);
      },
    ),
    { numRuns: 200 },
  );
});
