import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "a row with more than placeholders, in MySQL",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "mysql2/promise";

export async function run(pool: Pool, names: string[]) {
  for (const name of names) await pool.query("INSERT INTO tags (name, at) VALUES (?, NOW())", [name]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`names`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 102,
        },
      ],
    },
    {
      name: "MySQL: the columns of the result",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool, RowDataPacket } from "mysql2/promise";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const [rows, fields] = await pool.query<RowDataPacket[]>("SELECT id FROM users WHERE id = ?", [id]);
    console.log(rows, fields);
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 34,
          endLine: 5,
          endColumn: 104,
        },
      ],
    },
    {
      name: "MySQL's other clients give the rows themselves",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import mariadb from "mariadb";

const pool = mariadb.createPool({});

export async function run(ids: number[]) {
  for (const id of ids) {
    const rows = await pool.query("SELECT name FROM users WHERE id = ?", [id]);
    console.log(rows[0].name);
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 79,
        },
      ],
    },
  ],
});
