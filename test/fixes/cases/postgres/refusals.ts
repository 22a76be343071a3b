import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Sql } from "postgres";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "a row that can't be deleted keeps those after it, not those before it",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  for (const id of userIds) {
    await sql\`delete from users where id = \${id}\`;
  }
}
`,
  },
  {
    rule,
    because: "rows may refer to each other, and only the last to be deleted need not",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  await sql.begin(async (tx) => {
    for (const id of userIds) {
      await tx\`delete from users where id = \${id}\`;
    }
  });
}
`,
  },
  {
    rule,
    because: "a failing row is left out by its function",
    program: `${imports}
async function attempt(work: () => Promise<unknown>) {
  try {
    await work();
  } catch {
    return undefined;
  }
}

export async function run(sql: Sql, { userIds }: Input) {
  await sql.begin(async (tx) => {
    await attempt(async () => {
      for (const id of userIds) {
        await tx\`update users set email = 'same' where id = \${id}\`;
      }
    });
  });
}
`,
  },
  {
    rule,
    because: "each update counts",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  for (const id of userIds) {
    await sql\`update users set team_id = team_id + 1 where id = \${id}\`;
  }
}
`,
  },
  {
    rule,
    because: "the loop leaves out what isn't a number",
    program: `${imports}
export async function run(sql: Sql, { labels }: Input) {
  const ids = labels.map(({ label }) => Number(label));
  const names: string[] = [];
  for (const id of ids) {
    if (Number.isNaN(id)) continue;
    const [user] = await sql<{ id: number; name: string }[]>\`select id, name from users where id = \${id}\`;
    names.push(user?.name ?? "nobody");
  }
  return names;
}
`,
  },
  {
    rule,
    because: "what was found before a failure is kept",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const names: string[] = [];
  try {
    for (const id of userIds) {
      const [user] = await sql<{ id: number; name: string }[]>\`select id, name from users where id = \${id}\`;
      names.push(user?.name ?? "nobody");
    }
  } catch {
    names.push("failed");
  }
  return names;
}
`,
  },
  {
    rule,
    because: "the row is changed under another name",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const [user] = await sql<{ id: number; name: string }[]>\`select id, name from users where id = \${id}\`;
    if (!user) continue;
    const shown = user;
    shown.name = \`\${shown.name}!\`;
    names.push(shown.name);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "only the driver's own list has a count",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const emails: unknown[] = [];
  for (const id of userIds) {
    const rows = await sql<{ email: string }[]>\`select id, email from users where id = \${id}\`;
    if (rows.count > 0) emails.push(rows[0]);
  }
  return emails;
}
`,
  },
  {
    rule: "no-select-star",
    because: "a callback gets the rows",
    program: `${imports}
export async function run(sql: Sql) {
  const emails: unknown[] = [];
  await sql\`select * from users order by id\`.forEach((row) => {
    emails.push(row["email"]);
  });
  return emails;
}
`,
  },
];
