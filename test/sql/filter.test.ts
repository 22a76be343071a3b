import { expect, test } from "vitest";
import type { SqlDialect } from "../../src/sql/index.ts";
import { sql, statement, textIn } from "./sql.ts";

/** Each key as `range | column | operator | parameter`, each list as `column form items`. */
function filterOf(text: string | readonly string[], dialect?: SqlDialect): string[] | undefined {
  const { filter } = statement(text, dialect);
  return (
    filter && [
      ...filter.equalityKeys.map(({ range, column, operatorRange, parameter }) =>
        [
          textIn(text, range),
          column,
          textIn(text, operatorRange),
          textIn(text, parameter.range),
          parameter.hole,
        ]
          .map((value) => value ?? "-")
          .join(" | "),
      ),
      ...filter.inLists.map((list) => `${list.column} ${list.form} ${list.items}`),
      ...(filter.fixedConditions ? ["fixed"] : []),
      ...(filter.otherConditions ? ["other"] : []),
    ]
  );
}

const cases: [string, string | readonly string[], string[] | undefined][] = [
  ["a numbered placeholder", "SELECT a FROM t WHERE id = $1", ["id = $1 | id | = | $1 | -"]],
  ["no white space", "SELECT a FROM t WHERE id=?", ["id=? | id | = | ? | -"]],
  ["a named placeholder", "SELECT a FROM t WHERE t.id = :id", ["t.id = :id | id | = | :id | -"]],
  [
    "placeholders with at and dollar",
    "DELETE FROM t WHERE a = @a AND b = $b",
    ["a = @a | a | = | @a | -", "b = $b | b | = | $b | -"],
  ],
  ["a placeholder of a formatting function", "SELECT a FROM t WHERE id = %L", ["id = %L | id | = | %L | -"]],
  ["an interpolation", sql`SELECT a FROM t WHERE id = ${0}`, ["id = ${} | id | = | ${} | 0"]],
  ["a quoted interpolation", sql`SELECT a FROM t WHERE id = '${0}'`, ["id = '${}' | id | = | '${}' | 0"]],
  [
    "an interpolated number of a placeholder",
    sql`SELECT a FROM t WHERE id = $${0}`,
    ["id = $${} | id | = | $${} | 0"],
  ],
  ["a cast", "SELECT a FROM t WHERE id = $1::uuid", ["id = $1::uuid | id | = | $1 | -"]],
  ["reversed", "SELECT a FROM t WHERE $1 = id", ["$1 = id | id | = | $1 | -"]],
  ["parentheses leave no plain comparison", "SELECT a FROM t WHERE (id) = $1", ["- | id | - | $1 | -"]],
  ["a comment leaves no plain comparison", "SELECT a FROM t WHERE id = /* c */ $1", ["- | id | - | $1 | -"]],
  ["parentheses around it", "SELECT a FROM t WHERE (id = $1)", ["id = $1 | id | = | $1 | -"]],
  [
    "fixed conditions",
    "SELECT a FROM t WHERE id = $1 AND deleted IS NULL AND kind = 'a'",
    ["id = $1 | id | = | $1 | -", "fixed"],
  ],
  ["other comparisons", "SELECT a FROM t WHERE id = $1 AND n > $2", ["id = $1 | id | = | $1 | -", "other"]],
  ["OR is one condition", "SELECT a FROM t WHERE id = $1 OR id = $2", ["other"]],
  ["NOT", "SELECT a FROM t WHERE NOT id = $1", ["other"]],
  ["two columns", "SELECT a FROM t WHERE id = parent", ["fixed"]],
  ["a subquery", "SELECT a FROM t WHERE id = (SELECT 1)", ["other"]],
  ["ANY", "SELECT a FROM t WHERE id = ANY($1::int[])", ["id any 1"]],
  ["ALL is no list", "SELECT a FROM t WHERE id = ALL($1)", ["other"]],
  ["IN", "SELECT a FROM t WHERE id IN ($1, $2, 3)", ["id in 3"]],
  ["NOT IN", "SELECT a FROM t WHERE id NOT IN ($1)", ["other"]],
  ["IN a subquery", "SELECT a FROM t WHERE id IN (SELECT $1)", ["other"]],
  ["IN an interpolation", sql`SELECT a FROM t WHERE id IN ${0}`, ["id in 1"]],
  ["IN an interpolated list", sql`SELECT a FROM t WHERE id IN (${0})`, ["id in 1"]],
  [
    "an interpolated condition",
    sql`SELECT a FROM t WHERE id = ${0} AND ${1}`,
    ["id = ${} | id | = | ${} | 0", "other"],
  ],
  [
    "an interpolated piece",
    sql`SELECT a FROM t WHERE id = ${0} ${1}`,
    ["id = ${} | id | = | ${} | 0", "other"],
  ],
  ["an interpolated column", sql`SELECT a FROM t WHERE ${0} = ${1}`, ["other"]],
  ["an interpolated column of a table", sql`SELECT a FROM t WHERE t.${0} = ${1}`, ["other"]],
  ["an update", "UPDATE t SET a = $1 WHERE id = $2", ["id = $2 | id | = | $2 | -"]],
  ["no WHERE", "DELETE FROM t", []],
  ["a join has no single table", "SELECT a FROM t JOIN u USING (id) WHERE id = $1", undefined],
  ["an update from another table", "UPDATE t SET a = 1 FROM u WHERE u.id = $1", undefined],
  ["an insert", "INSERT INTO t (a) VALUES ($1)", undefined],
];

test.each(cases)("%s", (_, text, expected) => {
  expect(filterOf(text)).toEqual(expected);
});

const elsewhere: [SqlDialect, string | readonly string[], string[] | undefined][] = [
  ["mysql", "SELECT a FROM t WHERE `t`.`id` = ? AND n IS NULL", ["`t`.`id` = ? | id | = | ? | -", "fixed"]],
  ["mysql", "SELECT a FROM t WHERE id IN (?)", ["id in 1"]],
  ["mysql", "SELECT a FROM t WHERE ?? = ?", ["other"]],
  ["mysql", sql`UPDATE t SET a = 1 WHERE id = ${0} LIMIT 1`, ["id = ${} | id | = | ${} | 0"]],
  ["mysql", "SELECT a FROM t WHERE emoji = '😀' AND id = ?", ["id = ? | id | = | ? | -", "fixed"]],
  ["sqlite", "DELETE FROM t WHERE id = @id", ["id = @id | id | = | @id | -"]],
  ["mssql", "SELECT a FROM [t] WHERE [id] = @id", ["[id] = @id | id | = | @id | -"]],
  ["postgresql", "SELECT a FROM t WHERE emoji = '😀' AND id = $1", ["id = $1 | id | = | $1 | -", "fixed"]],
];

test.each(elsewhere)("%s: %s", (dialect, text, expected) => {
  expect(filterOf(text, dialect)).toEqual(expected);
});

test("a cast tells its type, one name only", () => {
  const castOf = (text: string) => statement(text).filter?.equalityKeys[0]?.parameter.cast?.type;
  expect(castOf("SELECT a FROM t WHERE id = $1::uuid")).toBe("uuid");
  expect(castOf("SELECT a FROM t WHERE id = $1::uuid AND b IS NULL")).toBe("uuid");
  expect(castOf("SELECT a FROM t WHERE id = $1::varchar(3)")).toBeUndefined();
  expect(castOf("SELECT a FROM t WHERE id = $1::double precision")).toBeUndefined();
  expect(castOf("SELECT a FROM t WHERE id = CAST($1 AS uuid)")).toBeUndefined();
});
