import type { Refusal } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Knex } from "knex";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "rows are ordered by position",
    program: `${imports}
export async function run(knex: Knex) {
  const rows = await knex("users").select("*").orderByRaw("2 desc");
  return rows.map((row) => row.id);
}
`,
  },
  {
    rule,
    because: "it isn't in sight what is listed beside the star",
    program: `${imports}
export async function run(knex: Knex) {
  const rows = await knex("users").select("*", knex.raw("length(email) as size")).orderBy("id");
  return rows.map((row) => [row.email, row.size]);
}
`,
  },
  {
    rule,
    because: "the builder is used a second time",
    program: `${imports}
export async function run(knex: Knex) {
  const users = knex("users").select("*").orderBy("id");
  const emails = (await users.clone()).map((row) => row.email);
  return { emails, users: await users };
}
`,
  },
];
