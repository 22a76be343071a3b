import { describe, expect, test } from "vitest";
import { guessDialect, parseSql, parseSqlTemplate, type SqlDialect } from "../../src/sql/index.ts";
import { sql, statement, textIn } from "./sql.ts";

const kinds: [string, string, boolean, boolean][] = [
  ["SELECT 1", "select", true, false],
  ["(SELECT a FROM t)", "select", true, false],
  ["SELECT a FROM t UNION SELECT b FROM u", "select", true, false],
  ["WITH x AS (SELECT 1) SELECT * FROM x", "select", true, false],
  ["WITH x AS (UPDATE t SET a = 1 RETURNING id) SELECT id FROM x", "select", true, true],
  ["SELECT a INTO u FROM t", "select", true, true],
  ["VALUES (1), (2)", "values", true, false],
  ["INSERT INTO t (a) VALUES (1)", "insert", false, true],
  ["INSERT INTO t SELECT a FROM u", "insert", true, true],
  ["INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a", "insert", false, true],
  ["UPDATE t SET a = 1", "update", false, true],
  ["DELETE FROM t USING u WHERE u.id = t.id", "delete", true, true],
  ["MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE", "merge", true, true],
  ["CREATE TABLE t (a int)", "ddl", false, true],
  ["ALTER TABLE t ADD b int", "ddl", false, true],
  ["CALL f(1)", "call", false, false],
  ["BEGIN", "transaction", false, false],
  ["COMMIT", "transaction", false, false],
  ["SET search_path = a", "other", false, false],
];

test.each(kinds)("%s is %s", (text, kind, reads, writes) => {
  expect(statement(text)).toMatchObject({ kind, reads, writes });
});

const otherKinds: [SqlDialect, string, string][] = [
  ["mysql", "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = ?", "insert"],
  ["mysql", "UPDATE a JOIN b ON a.x = b.x SET a.y = 1", "update"],
  ["mysql", "DELETE a FROM a JOIN b ON a.x = b.x", "delete"],
  ["mysql", "CREATE TABLE t (a int)", "ddl"],
  ["mysql", "CALL f(1)", "call"],
  ["mysql", "START TRANSACTION", "transaction"],
  ["sqlite", "INSERT OR REPLACE INTO t (a) VALUES (?)", "insert"],
  ["sqlite", "SELECT a FROM t LIMIT 1", "select"],
  ["mssql", "SELECT TOP 1 a FROM t", "select"],
];

test.each(otherKinds)("%s: %s is %s", (dialect, text, kind) => {
  expect(statement(text, dialect).kind).toBe(kind);
});

test("tables with schema, alias, role and place", () => {
  const text =
    "INSERT INTO app.t SELECT a FROM u AS x JOIN (SELECT b FROM v) y ON true WHERE EXISTS (SELECT 1 FROM w)";
  expect(
    statement(text).tables.map((table) => [
      table.role,
      table.schema,
      table.name,
      table.alias,
      textIn(text, table.range),
    ]),
  ).toEqual([
    ["read", undefined, "u", "x", "u"],
    ["read", undefined, "v", undefined, "v"],
    ["read", undefined, "w", undefined, "w"],
    ["write", "app", "t", undefined, "app.t"],
  ]);
});

test("an interpolated table has no name", () => {
  const { tables } = statement(sql`SELECT a FROM ${0} JOIN s.t_${1} x ON true`);
  expect(tables.map(({ name, schema, alias, hole }) => ({ name, schema, alias, hole }))).toEqual([
    { name: undefined, schema: undefined, alias: undefined, hole: 0 },
    { name: undefined, schema: "s", alias: "x", hole: 1 },
  ]);
});

describe("clauses", () => {
  const full = `SELECT DISTINCT a, rank() OVER () FROM t JOIN u USING (id) WHERE a = 1 GROUP BY a HAVING a > 1
    ORDER BY a LIMIT 1 OFFSET 2 FOR UPDATE`;

  test("all of them", () => {
    const { clauses } = statement(full);
    expect(
      Object.entries(clauses).flatMap(([clause, state]) => (state === "present" ? [] : [clause])),
    ).toEqual(["with", "setOperation"]);
  });

  test("none of them", () => {
    expect(new Set(Object.values(statement("SELECT a FROM t").clauses))).toEqual(new Set(["absent"]));
  });

  test("an interpolated piece may be any of them", () => {
    expect(new Set(Object.values(statement(sql`SELECT a FROM t ${0}`).clauses))).toEqual(
      new Set(["unknown"]),
    );
  });

  test.each<[SqlDialect, string | readonly string[], object]>([
    ["postgresql", "SELECT a FROM t LIMIT 10", { value: 10 }],
    ["postgresql", "SELECT a FROM t FETCH FIRST 5 ROWS ONLY", { value: 5 }],
    ["postgresql", "SELECT a FROM t LIMIT 0", { value: 0 }],
    ["postgresql", "SELECT a FROM t LIMIT $1", { parameter: { text: "$1" } }],
    ["postgresql", sql`SELECT a FROM t LIMIT ${0}`, { parameter: { hole: 0 } }],
    ["mysql", "SELECT a FROM t LIMIT ?, 20", { value: 20 }],
    ["mssql", "SELECT TOP 3 a FROM t", { value: 3 }],
    ["mssql", "SELECT a FROM t ORDER BY a OFFSET 1 ROWS FETCH NEXT 4 ROWS ONLY", { value: 4 }],
  ])("%s: the limit of %s", (dialect, text, limit) => {
    expect(statement(text, dialect)).toMatchObject({ limit, clauses: { limit: "present" } });
  });

  test("LIMIT ALL is none", () => {
    expect(statement("SELECT a FROM t LIMIT ALL")).toMatchObject({
      limit: undefined,
      clauses: { limit: "absent" },
    });
  });
});

test.each<[string, boolean, boolean]>([
  ["SELECT count(*) FROM t", true, false],
  ["SELECT count(*)::int AS n, max(a + b) FROM t WHERE a = 1", true, false],
  ["SELECT coalesce(sum(a), 0) FROM t", true, false],
  ["SELECT json_agg(t.*) FROM t", true, false],
  ["SELECT count(*) FROM t GROUP BY a", false, false],
  ["SELECT count(*) OVER () FROM t", false, false],
  ["SELECT a, count(*) FROM t", false, false],
  ["SELECT lower(a) FROM t", false, false],
  ["SELECT 1 FROM t WHERE a = $1 LIMIT 1", false, true],
  ["SELECT EXISTS (SELECT * FROM t) AS found", false, true],
  ["SELECT NOT EXISTS (SELECT 1 FROM t)", false, true],
  ["SELECT a FROM t LIMIT 1", false, false],
  ["SELECT * FROM t", false, false],
  ["SELECT now()", false, false],
])("%s: only aggregates %s, existence %s", (text, aggregateOnly, existence) => {
  for (const dialect of ["postgresql", "mysql"] as const) {
    if (dialect === "mysql" && text.includes("::")) continue;
    expect(statement(text, dialect)).toMatchObject({ aggregateOnly, existence });
  }
});

test.each<[SqlDialect, string | readonly string[], string[]]>([
  [
    "postgresql",
    "SELECT a, t.b AS c, *, lower(d, e) f, $1, (SELECT g, h FROM u) FROM t",
    [
      "column a a: a",
      "column c b: t.b AS c",
      "star - -: *",
      "expression f -: lower(d, e) f",
      "parameter - -: $1",
      "expression - -: (SELECT g, h FROM u)",
    ],
  ],
  [
    "postgresql",
    "SELECT a IS DISTINCT FROM b, extract(year FROM c), d AS order, e[1], t.limit FROM t",
    [
      "expression - -: a IS DISTINCT FROM b",
      "expression - -: extract(year FROM c)",
      "column order d: d AS order",
      "expression - -: e[1]",
      "column limit limit: t.limit",
    ],
  ],
  [
    "postgresql",
    sql`SELECT ${0}, a, b_${1} FROM t`,
    ["parameter - -: ${}", "column a a: a", "expression - -: b_${}"],
  ],
  [
    "mysql",
    "SELECT DISTINCT CAST(a AS CHAR) x, `b`, COUNT(*) FROM t",
    ["expression x -: CAST(a AS CHAR) x", "column b b: `b`", "expression - -: COUNT(*)"],
  ],
  ["mssql", "SELECT TOP (5) PERCENT WITH TIES [a], b AS c FROM t", ["column a a: [a]", "column c b: b AS c"]],
])("%s: the projection of %s", (dialect, text, expected) => {
  const projection = statement(text, dialect).projection;
  expect(
    projection?.columns.map(
      ({ kind, name, column, range }) =>
        `${kind} ${name ?? "-"} ${column ?? "-"}: ${textIn(text, range) ?? "-"}`,
    ),
  ).toEqual(expected);
});

describe("texts", () => {
  test("several statements, each with its range", () => {
    const text = "-- first\nSELECT 1;\n\n/* second */ UPDATE t SET a = 1 WHERE b = ';' ; ";
    for (const dialect of ["postgresql", "mysql", "sqlite", "mssql"] as const) {
      expect(parseSql(text, dialect)?.map(({ range }) => textIn(text, range))).toEqual([
        "SELECT 1",
        "UPDATE t SET a = 1 WHERE b = ';'",
      ]);
    }
  });

  test("no statement", () => {
    expect(parseSql("")).toEqual([]);
    expect(parseSql(" -- nothing\n;")).toEqual([]);
  });

  test.each([
    "Select all of the users",
    "SELECT FROM WHERE",
    "SELECT 'open",
    'SELECT "open',
    "SELECT 1 /* open",
    "SELECT 1\0 FROM t",
    "*",
  ])("%j isn't SQL", (text) => {
    expect(parseSql(text)).toBeUndefined();
  });

  test.each<[string, SqlDialect]>([
    ["SELECT a FROM t WHERE id = $1", "postgresql"],
    ["SELECT a FROM t WHERE id = ?", "postgresql"],
    ["SELECT `a` FROM t WHERE id = ?", "mysql"],
    ["INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = 1", "mysql"],
    ["INSERT OR REPLACE INTO t (a) VALUES (?)", "sqlite"],
    ["SELECT TOP 5 [a] FROM t WHERE id = @id", "mssql"],
  ])("%s is taken for %s", (text, dialect) => {
    expect(parseSql(text)?.map((found) => found.dialect)).toEqual([dialect]);
  });

  test("the dialect is guessed by quotes and placeholders", () => {
    expect(guessDialect("SELECT `a`")).toBe("mysql");
    expect(guessDialect("SELECT $1")).toBe("postgresql");
    expect(guessDialect("SELECT '`'")).toBe("postgresql");
  });

  test.each([
    "SELECT a FROM t WHERE data ? 'key'",
    "SELECT a FROM t WHERE data ?| array['x'] AND data ?& array['y']",
    "SELECT list[1:n] FROM t",
    "SELECT @amount FROM t WHERE a @> b AND b <@ a",
    "SELECT a % s FROM t",
    "SELECT a::int, b :: text FROM t",
    "SELECT $$ it's ? $$, $tag$ $1 $tag$, E'\\'?'",
    "SELECT a FROM t WHERE b LIKE ?||'%'",
    "SELECT ${a}, $(b), $<c>, $[d], $/e/",
  ])("operators and strings aren't taken for placeholders: %s", (text) => {
    expect(parseSql(text, "postgresql")).toHaveLength(1);
  });

  test.each([
    ["SET", sql`UPDATE t SET ${0} WHERE id = 1`, "update"],
    ["SET, one more", sql`UPDATE t SET a = 1, ${0} WHERE id = 1`, "update"],
    ["SET of a column", sql`UPDATE t SET ${0} = ${1}`, "update"],
    ["rows", sql`INSERT INTO t (a) VALUES ${0}`, "insert"],
    ["columns", sql`INSERT INTO t (${0}) VALUES (${1})`, "insert"],
    ["an object", sql`INSERT INTO t ${0}`, "insert"],
    ["an operator", sql`SELECT a FROM t WHERE a ${0} b`, "select"],
    ["a direction", sql`SELECT a FROM t ORDER BY ${0} ${1} LIMIT ${2}`, "select"],
    ["an interval", sql`SELECT now() - interval '${0} days'`, "select"],
    ["an interval's text", sql`SELECT now() - interval ${0}`, "select"],
    ["a cast", sql`SELECT ${0}::uuid`, "select"],
    ["a table", sql`DELETE FROM ${0}.${1} WHERE id = ${2}`, "delete"],
    ["a comment", sql`SELECT 1 -- ${0}`, "select"],
    ["neighbours", sql`SELECT a FROM t ${0}${1}${2}`, "select"],
    ["an alias", sql`SELECT a AS ${0} FROM t`, "select"],
  ])("an interpolation as %s", (_, parts, kind) => {
    expect(parseSqlTemplate(parts, "postgresql")?.map((found) => found.kind)).toEqual([kind]);
  });

  test("fragments are those that may be anything", () => {
    expect(statement(sql`SELECT ${0} FROM t WHERE a = ${1} ${2} ORDER BY ${3} ${4}`).fragments).toEqual([
      2, 4,
    ]);
  });

  test("an answer is computed once", () => {
    expect(parseSql("SELECT 12345")).toBe(parseSql("SELECT 12345"));
    expect(parseSql("SELECT 12345")).not.toBe(parseSql("SELECT 12345", "mysql"));
  });
});
