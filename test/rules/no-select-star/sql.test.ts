import rule from "../../../rules/no-select-star.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-select-star: SQL text", rule, {
  valid: [],
  invalid: [
    {
      name: "SQL text, of which a column may have another name",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT * FROM users WHERE id = $1", [id]);
  return rows[0].firstName + rows[0].email;
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`firstName`, `email`" },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 72,
          suggestions: [
            {
              messageId: "listColumns",
              data: { columns: "`firstName`, `email`" },
              output: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT \\"firstName\\", email FROM users WHERE id = $1", [id]);
  return rows[0].firstName + rows[0].email;
}`,
            },
          ],
        },
      ],
    },
    {
      name: "SQL text",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT * FROM users WHERE id = $1", [id]);
  return rows[0].first_name + rows[0].email;
}`,
      output: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT first_name, email FROM users WHERE id = $1", [id]);
  return rows[0].first_name + rows[0].email;
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`first_name`, `email`" },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 72,
        },
      ],
    },
    {
      name: "SQL text whose rows get out of sight",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f() {
  const { rows } = await pool.query("SELECT * FROM users");
  return rows;
}`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 58,
        },
      ],
    },
    {
      name: "the star of one table in a join",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f() {
  const { rows } = await pool.query(\`
    SELECT p.*, u.name AS author
    FROM posts p JOIN users u ON u.id = p.author_id\`);
  return rows.map((row) => [row.title, row.author]);
}`,
      output: `
import { Pool } from "pg";
const pool = new Pool();
export async function f() {
  const { rows } = await pool.query(\`
    SELECT p.title, u.name AS author
    FROM posts p JOIN users u ON u.id = p.author_id\`);
  return rows.map((row) => [row.title, row.author]);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`posts`", columns: "`title`, `author`" },
          line: 5,
          column: 37,
          endLine: 7,
          endColumn: 53,
        },
      ],
    },
    {
      name: "SQL text that only shows whether there is a row",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT * FROM users WHERE id = $1", [id]);
  return rows.length > 0;
}`,
      output: `
import { Pool } from "pg";
const pool = new Pool();
export async function f(id) {
  const { rows } = await pool.query("SELECT 1 FROM users WHERE id = $1", [id]);
  return rows.length > 0;
}`,
      errors: [
        { messageId: "rowCount", data: { table: "`users`" }, line: 5, column: 37, endLine: 5, endColumn: 72 },
      ],
    },
    {
      name: "text in a constant that others use too",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const all = "SELECT * FROM users";
export async function f() {
  return (await pool.query(all)).rows.map((row) => row.id);
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`id`" },
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 31,
        },
      ],
    },
    {
      name: "text from a helper",
      code: `
import { Pool } from "pg";
const pool = new Pool();
const text = (columns) => \`SELECT \${columns} FROM users\`;
export const f = () => pool.query(text("*"));`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 5,
          column: 35,
          endLine: 5,
          endColumn: 44,
        },
      ],
    },
    {
      name: "text that is put together",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = (limit) => pool.query("SELECT * FROM users " + "LIMIT " + limit);`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 4,
          column: 40,
          endLine: 4,
          endColumn: 81,
        },
      ],
    },
    {
      name: "distinct rows stay distinct",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f() {
  return (await pool.query("SELECT DISTINCT * FROM users")).rows.map((row) => row.id);
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`id`" },
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 58,
        },
      ],
    },
    {
      name: "rows that are ordered by position",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function f() {
  return (await pool.query("SELECT * FROM users ORDER BY 2")).rows.map((row) => row.id);
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`id`" },
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 60,
        },
      ],
    },
    {
      name: "libSQL, which tells the columns beside the rows",
      code: `
import { createClient } from "@libsql/client";
const db = createClient({ url });
export async function f() {
  const { rows, columns } = await db.execute("SELECT * FROM users");
  return [columns, rows.map((row) => row.email)];
}`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 5,
          column: 46,
          endLine: 5,
          endColumn: 67,
        },
      ],
    },
    {
      name: "libSQL, of whose columns with one name the first counts",
      code: `
import { createClient } from "@libsql/client";
const db = createClient({ url });
export async function f() {
  const { rows } = await db.execute("SELECT u.*, p.title FROM users u JOIN posts p ON p.user_id = u.id");
  return rows.map((row) => row.email + row.title);
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`users`", columns: "`email`, `title`" },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 104,
        },
      ],
    },
    {
      name: "sqlite3, whose callback gets the rows",
      code: `
import { Database } from "sqlite3";
const db = new Database("x.db");
export function f() {
  db.all("SELECT * FROM users", (error, rows) => show(rows));
}`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 31,
        },
      ],
    },
    {
      name: "text that a function of the project sends",
      code: `
import { Pool } from "pg";
const pool = new Pool();
async function all(text) { return (await pool.query(text)).rows; }
export const f = () => all("SELECT * FROM users");`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 49,
        },
      ],
    },
    {
      name: "what an insert returns, with the option",
      options: [{ checkReturning: true }],
      code: `
import { Pool } from "pg";
const pool = new Pool();
export const f = () => pool.query("INSERT INTO users (name) VALUES ($1) RETURNING *", ["a"]);`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`users`" },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 85,
        },
      ],
    },
  ],
});
