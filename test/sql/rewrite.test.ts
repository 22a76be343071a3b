import { expect, test } from "vitest";
import {
  equalityToAny,
  equalityToIn,
  quoteIdentifier,
  replaceStar,
  selectColumn,
  type SqlColumnName,
  type SqlDialect,
} from "../../src/sql/index.ts";
import { edited, sql, statement } from "./sql.ts";

type Text = string | readonly string[];

function starReplaced(text: Text, columns: SqlColumnName[], dialect?: SqlDialect): string | undefined {
  const { stars, dialect: parsedAs } = statement(text, dialect);
  const [star] = stars;
  return star && edited(text, replaceStar(star, columns, parsedAs));
}

test.each<[string, Text, SqlColumnName[], string | undefined]>([
  ["a bare star", "SELECT * FROM t", ["id", "name"], "SELECT id, name FROM t"],
  ["a qualified star", "SELECT u.*, 1 FROM t u", ["id", "name"], "SELECT u.id, u.name, 1 FROM t u"],
  ["a quoted qualifier", 'SELECT "U".* FROM t "U"', ["id", "b"], 'SELECT "U".id, "U".b FROM t "U"'],
  [
    "names that need quotes",
    "SELECT * FROM t",
    ["createdAt", "order", "user", "name", 'a"b', "1a", "año"],
    'SELECT "createdAt", "order", "user", name, "a""b", "1a", año FROM t',
  ],
  ["RETURNING", "DELETE FROM t RETURNING *", ["id"], "DELETE FROM t RETURNING id"],
  [
    "behind an interpolation",
    sql`SELECT ${0}, t.* FROM t WHERE a = ${1}`,
    ["id"],
    "SELECT ${}, t.id FROM t WHERE a = ${}",
  ],
  [
    "a join, each column with its source",
    "SELECT * FROM a JOIN b ON true",
    [
      { qualifier: "a", name: "id" },
      { qualifier: "b", name: "n" },
    ],
    "SELECT a.id, b.n FROM a JOIN b ON true",
  ],
  ["a join, not saying the source", "SELECT * FROM a JOIN b ON true", ["id"], undefined],
  [
    "a qualified star takes no other qualifier",
    "SELECT a.* FROM a",
    [{ qualifier: "b", name: "id" }],
    undefined,
  ],
  ["an interpolated qualifier", sql`SELECT ${0}.* FROM t`, ["id"], undefined],
  ["an argument", "SELECT to_jsonb(t.*) FROM t", ["id"], undefined],
  ["rows for an insert", "INSERT INTO u SELECT * FROM t", ["id"], undefined],
  ["a set operation", "SELECT * FROM a UNION SELECT * FROM b", ["id"], undefined],
  ["no column", "SELECT * FROM t", [], undefined],
])("replaceStar: %s", (_, text, columns, expected) => {
  expect(starReplaced(text, columns)).toBe(expected);
});

test("replaceStar quotes as the dialect does", () => {
  expect(starReplaced("SELECT `t`.* FROM t", ["key", "id"], "mysql")).toBe("SELECT `t`.`key`, `t`.id FROM t");
  expect(starReplaced("SELECT * FROM t", ["order", "id"], "sqlite")).toBe('SELECT "order", id FROM t');
  expect(starReplaced("SELECT [t].* FROM t", ["order", "id"], "mssql")).toBe(
    "SELECT [t].[order], [t].id FROM t",
  );
  expect(quoteIdentifier("a`b c", "mysql")).toBe("`a``b c`");
  expect(quoteIdentifier("a]b", "mssql")).toBe("[a]]b]");
});

test.each<[string, Text, string, string | undefined]>([
  ["a placeholder", "SELECT a FROM t WHERE id = $1", "id", "SELECT a FROM t WHERE id = ANY($1)"],
  [
    "no white space",
    "SELECT a FROM t WHERE id=$1 AND b=$2",
    "id",
    "SELECT a FROM t WHERE id=ANY($1) AND b=$2",
  ],
  ["a cast", "SELECT a FROM t WHERE id = $1::uuid", "id", "SELECT a FROM t WHERE id = ANY($1::uuid[])"],
  ["an interpolation", sql`SELECT a FROM t WHERE t.id = ${0}`, "id", "SELECT a FROM t WHERE t.id = ANY(${})"],
  [
    "a cast interpolation",
    sql`DELETE FROM t WHERE id = ${0}::int AND b IS NULL`,
    "id",
    "DELETE FROM t WHERE id = ANY(${}::int[]) AND b IS NULL",
  ],
  ["a cast with an argument", "SELECT a FROM t WHERE id = $1::varchar(3)", "id", undefined],
  ["a cast to an array already", "SELECT a FROM t WHERE id = $1::int[]", "id", undefined],
  ["a written CAST", "SELECT a FROM t WHERE id = CAST($1 AS int)", "id", undefined],
  ["a quoted interpolation", sql`SELECT a FROM t WHERE id = '${0}'`, "id", undefined],
  ["reversed", "SELECT a FROM t WHERE $1 = id", "id", undefined],
  ["in a disjunction", "SELECT a FROM t WHERE id = $1 OR b = $2", "id", undefined],
  ["twice", "SELECT a FROM t WHERE id = $1 AND id = $2", "id", undefined],
  ["another column", "SELECT a FROM t WHERE id = $1", "b", undefined],
  ["parentheses", "SELECT a FROM t WHERE id = ($1)", "id", undefined],
  ["a join", "SELECT a FROM t, u WHERE id = $1", "id", undefined],
])("equalityToAny: %s", (_, text, column, expected) => {
  expect(edited(text, equalityToAny(statement(text), column))).toBe(expected);
});

test.each<[SqlDialect, Text, number | undefined, string | undefined]>([
  [
    "mysql",
    "SELECT a FROM t WHERE `id` = ? AND b = ?",
    undefined,
    "SELECT a FROM t WHERE `id` IN (?) AND b = ?",
  ],
  ["sqlite", "SELECT a FROM t WHERE id=?", 3, "SELECT a FROM t WHERE id IN (?, ?, ?)"],
  ["mysql", "SELECT a FROM t WHERE id = :id", undefined, "SELECT a FROM t WHERE id IN (:id)"],
  ["mysql", "SELECT a FROM t WHERE id = :id", 2, undefined],
  ["mysql", sql`SELECT a FROM t WHERE id = ${0}`, undefined, "SELECT a FROM t WHERE id IN (${})"],
  ["postgresql", "SELECT a FROM t WHERE id = $1", undefined, undefined],
  ["postgresql", "SELECT a FROM t WHERE id = ?::int", undefined, undefined],
])("equalityToIn, %s: %s", (dialect, text, count, expected) => {
  expect(edited(text, equalityToIn(statement(text, dialect), "id", count))).toBe(expected);
});

test("equalityToAny is PostgreSQL's", () => {
  expect(equalityToAny(statement("SELECT a FROM t WHERE id = ?", "mysql"), "id")).toBeUndefined();
});

test.each<[Text, string, string | undefined]>([
  ["SELECT a, b FROM t", "id", "SELECT a, b, id FROM t"],
  ["SELECT a FROM t", "ownerId", 'SELECT a, "ownerId" FROM t'],
  ["SELECT id, b FROM t", "id", "SELECT id, b FROM t"],
  ["SELECT * FROM t", "id", "SELECT * FROM t"],
  ["SELECT id AS b FROM t", "id", "SELECT id AS b, id FROM t"],
  ["SELECT DISTINCT a FROM t", "id", undefined],
  ["SELECT a FROM t GROUP BY a", "id", undefined],
  ["SELECT count(*) FROM t", "id", undefined],
  ["SELECT a FROM t UNION SELECT b FROM u", "id", undefined],
  [sql`SELECT a FROM t ${0}`, "id", undefined],
  ["DELETE FROM t", "id", undefined],
])("selectColumn: %s", (text, column, expected) => {
  expect(edited(text, selectColumn(statement(text), column))).toBe(expected);
});
