import { expect, test } from "vitest";
import type { SqlDialect } from "../../src/sql/index.ts";
import { sql, statement, textIn } from "./sql.ts";

/** Each star as `where it stands: what it reads`. */
function starsOf(text: string | readonly string[], dialect?: SqlDialect): string[] {
  return statement(text, dialect).stars.map((star) => {
    const flags = Object.entries({
      exists: star.inExists,
      count: star.inCount,
      expression: star.inExpression,
      returning: star.returning,
      insert: star.feedsInsert,
      set: star.inSetOperation,
      listed: star.columnsKnown,
    }).flatMap(([name, is]) => (is ? [name] : []));
    const reads = star.readsWholeTable ? `whole ${star.table}` : star.source;
    return [textIn(text, star.itemRange), reads, `depth ${star.depth}`, ...flags].join(", ");
  });
}

const cases: [string, string | readonly string[], string[]][] = [
  ["a table", "SELECT * FROM users", ["*, whole users, depth 0"]],
  ["a table of a schema", "SELECT * FROM app.users", ["*, whole users, depth 0"]],
  ["a qualified star", "SELECT u.*, u.id FROM users AS u", ["u.*, whole users, depth 0"]],
  [
    "spaces and comments around the dot",
    "SELECT u /* c */ . * FROM users u",
    ["u /* c */ . *, whole users, depth 0"],
  ],
  ["quoted names", 'SELECT "U".* FROM "Users" "U"', ['"U".*, whole Users, depth 0']],
  ["a join", "SELECT a.*, b.* FROM a JOIN b USING (id)", ["a.*, whole a, depth 0", "b.*, whole b, depth 0"]],
  ["a join, unqualified", "SELECT * FROM (VALUES (1)) AS v(id) JOIN b USING (id)", ["*, whole b, depth 0"]],
  ["COUNT(*)", "SELECT COUNT(*), count( * ) FROM users", []],
  ["a multiplication", "SELECT price * 2 FROM items", []],
  ["a star in a string or a comment", "SELECT '*' /* * */ FROM users -- *", []],
  ["COUNT of a row", "SELECT count(u.*) FROM users u", ["u.*, table, depth 0, count, expression"]],
  ["a row as an argument", "SELECT to_jsonb(u.*) FROM users u", ["u.*, table, depth 0, expression"]],
  ["EXISTS", "SELECT id FROM a WHERE EXISTS (SELECT * FROM b)", ["*, table, depth 1, exists"]],
  [
    "below EXISTS",
    "SELECT EXISTS (SELECT * FROM (SELECT * FROM b) x)",
    ["*, derived, depth 1, exists", "*, table, depth 2, exists"],
  ],
  [
    "a subquery inside EXISTS is read",
    "SELECT EXISTS (SELECT 1 FROM b WHERE (SELECT c.* FROM c) IS NULL)",
    ["c.*, whole c, depth 2"],
  ],
  ["a counted derived table", "SELECT COUNT(*)::int FROM (SELECT * FROM b) x", ["*, table, depth 1, count"]],
  [
    "a derived table with listed columns",
    "SELECT * FROM (SELECT id, n AS m FROM b) x",
    ["*, derived, depth 0, listed"],
  ],
  [
    "a derived table with a star",
    "SELECT * FROM (SELECT * FROM b) x",
    ["*, derived, depth 0", "*, whole b, depth 1"],
  ],
  ["a CTE with listed columns", "WITH x AS (SELECT id FROM t) SELECT * FROM x", ["*, cte, depth 0, listed"]],
  [
    "a CTE with a star",
    "WITH x AS (SELECT * FROM t) SELECT x.* FROM x",
    ["*, whole t, depth 1", "x.*, cte, depth 0"],
  ],
  [
    "a CTE of a changing statement",
    "WITH x AS (DELETE FROM t RETURNING id) SELECT * FROM x",
    ["*, cte, depth 0, listed"],
  ],
  [
    "a table of the CTE's name in a schema",
    "WITH x AS (SELECT 1 AS a) SELECT * FROM s.x",
    ["*, whole x, depth 0"],
  ],
  [
    "a CTE isn't in sight before it",
    "WITH a AS (SELECT * FROM b), b AS (SELECT 1 AS n) SELECT * FROM a",
    ["*, whole b, depth 1", "*, cte, depth 0"],
  ],
  [
    "a recursive CTE",
    "WITH RECURSIVE x AS (SELECT id FROM t UNION ALL SELECT x.* FROM x) SELECT * FROM x",
    ["x.*, cte, depth 1, set", "*, cte, depth 0, listed"],
  ],
  [
    "the first part of a set operation names the columns",
    "SELECT * FROM (SELECT * FROM t UNION SELECT 1 AS a) x",
    ["*, derived, depth 0", "*, whole t, depth 1, set"],
  ],
  [
    "a record set",
    "SELECT * FROM json_to_recordset($1) AS x(a int, b text)",
    ["*, function, depth 0, listed"],
  ],
  [
    "rows from functions",
    "SELECT * FROM ROWS FROM (unnest($1::int[]), unnest($2::text[])) AS r(a, b)",
    ["*, function, depth 0, listed"],
  ],
  ["unnest", "SELECT * FROM unnest($1::int[])", ["*, function, depth 0"]],
  ["VALUES", "SELECT * FROM (VALUES (1, 2)) AS v(a, b)", ["*, derived, depth 0, listed"]],
  [
    "a lateral subquery",
    "SELECT a.id, l.* FROM a, LATERAL (SELECT b.x FROM b WHERE b.a = a.id) l",
    ["l.*, derived, depth 0, listed"],
  ],
  [
    "a qualifier of the query around",
    "SELECT l.n FROM a, LATERAL (SELECT a.*, 1 AS n) l",
    ["a.*, whole a, depth 1"],
  ],
  ["RETURNING", "UPDATE t SET a = $1 RETURNING *", ["*, whole t, depth 0, returning"]],
  [
    "RETURNING of an insert",
    "INSERT INTO t (a) VALUES ($1) RETURNING t.*",
    ["t.*, whole t, depth 0, returning"],
  ],
  ["rows for an insert", "INSERT INTO t SELECT * FROM u", ["*, whole u, depth 0, insert"]],
  [
    "a set operation",
    "SELECT * FROM a UNION ALL SELECT * FROM b",
    ["*, whole a, depth 0, set", "*, whole b, depth 0, set"],
  ],
  ["an unknown qualifier", "SELECT z.* FROM a", ["z.*, unknown, depth 0"]],
  ["an interpolated table", sql`SELECT * FROM ${0}`, ["*, unknown, depth 0"]],
  [
    "an interpolated table with an alias",
    sql`SELECT t.* FROM a JOIN ${0} t ON true`,
    ["t.*, unknown, depth 0"],
  ],
  ["a partly interpolated table", sql`SELECT * FROM events_${0}`, ["*, unknown, depth 0"]],
  ["an interpolated quoted table", sql`SELECT * FROM "${0}"."users"`, ["*, unknown, depth 0"]],
  ["an interpolated qualifier", sql`SELECT ${0}.* FROM users`, ["${}.*, unknown, depth 0"]],
  ["an interpolated CTE", sql`WITH x AS (${0}) SELECT * FROM x`, ["*, cte, depth 0"]],
  ["an interpolated subquery", sql`SELECT * FROM (${0}) x`, ["*, derived, depth 0"]],
  [
    "a star behind interpolations",
    sql`SELECT ${0}, u.* FROM users u WHERE a = ${1} ${2}`,
    ["u.*, whole users, depth 0"],
  ],
  ["TABLE writes no star", "TABLE users", []],
  ["a view", "CREATE VIEW v AS SELECT * FROM t", ["*, whole t, depth 0"]],
  ["EXPLAIN", "EXPLAIN SELECT * FROM t", ["*, whole t, depth 0"]],
];

test.each(cases)("%s", (_, text, expected) => {
  expect(starsOf(text)).toEqual(expected);
});

const elsewhere: [SqlDialect, string, string[]][] = [
  ["mysql", "SELECT `u`.* FROM `users` `u` WHERE id = ? LIMIT ?, ?", ["`u`.*, whole users, depth 0"]],
  ["mysql", "SELECT COUNT(*) FROM users", []],
  ["mysql", "SELECT * FROM (SELECT `id` FROM users) x", ["*, derived, depth 0, listed"]],
  ["mysql", "SELECT id FROM a WHERE NOT EXISTS (SELECT * FROM b)", ["*, table, depth 1, exists"]],
  ["mysql", "WITH x AS (SELECT * FROM t) SELECT * FROM x", ["*, whole t, depth 1", "*, cte, depth 0"]],
  ["mysql", "SELECT 'it\\'s *', a.* FROM a # *\n", ["a.*, whole a, depth 0"]],
  ["sqlite", "DELETE FROM t WHERE id = ? RETURNING *", ["*, whole t, depth 0, returning"]],
  ["sqlite", "INSERT OR REPLACE INTO t SELECT * FROM u", ["*, whole u, depth 0, insert"]],
  ["sqlite", "SELECT * FROM json_each(?)", ["*, function, depth 0"]],
  ["mssql", "SELECT TOP 5 [t].* FROM [dbo].[t] WITH (NOLOCK) WHERE id = @id", ["[t].*, whole t, depth 0"]],
  ["mssql", "SELECT COUNT(*) FROM (SELECT * FROM t) x", ["*, table, depth 1, count"]],
];

test.each(elsewhere)("%s: %s", (dialect, text, expected) => {
  expect(starsOf(text, dialect)).toEqual(expected);
});
