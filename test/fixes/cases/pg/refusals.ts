import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Pool } from "pg";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "a row that can't be deleted keeps those after it, not those before it",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  for (const id of userIds) {
    await pool.query("DELETE FROM users WHERE id = $1", [id]);
  }
}
`,
  },
  {
    rule,
    because: "rows may refer to each other, and only the last to be deleted need not",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    for (const id of userIds) {
      await client.query("DELETE FROM users WHERE id = $1", [id]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
`,
  },
  {
    rule,
    because: "a column whose values are unique keeps the first",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  for (const id of userIds) {
    await pool.query("UPDATE users SET email = 'same' WHERE id = $1", [id]);
  }
}
`,
  },
  {
    rule,
    because: "each update counts",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  for (const id of userIds) {
    await pool.query("UPDATE users SET team_id = team_id + 1 WHERE id = $1", [id]);
  }
}
`,
  },
  {
    rule,
    because: "an update depends on those before it",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  for (const id of userIds) {
    await pool.query("UPDATE users SET team_id = (SELECT max(team_id) + 1 FROM users) WHERE id = $1", [id]);
  }
}
`,
  },
  {
    rule,
    because: "the loop leaves out what isn't a number",
    program: `${imports}
export async function run(pool: Pool, { labels }: Input) {
  const ids = labels.map(({ label }) => Number(label));
  const out: unknown[] = [];
  for (const id of ids) {
    if (Number.isNaN(id)) continue;
    const { rows } = await pool.query("SELECT id, name FROM users WHERE id = $1", [id]);
    out.push(rows[0] ?? null);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the first of each status is one of all rows",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query("SELECT DISTINCT ON (status) id, status, author_id FROM posts WHERE author_id = $1 ORDER BY status, id", [id]);
    out.push(rows);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "ranks go through all rows",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query("SELECT id, author_id, row_number() OVER (ORDER BY id) AS rank FROM posts WHERE author_id = $1 ORDER BY id", [id]);
    out.push(rows);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the key decides on other rows too",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query("SELECT id, name FROM users WHERE id = $1 OR team_id = $1 ORDER BY id", [id]);
    out.push(rows);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "rows lack the key's name",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query("SELECT name AS id, email FROM users WHERE id = $1", [id]);
    out.push(rows[0]);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "a function changes the row",
    program: `${imports}
function mask(user: { name: string | null }) { user.name = \`*\${user.name}\`; return user.name; }
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query<{ id: number; name: string | null }>("SELECT id, name FROM users WHERE id = $1", [id]);
    if (rows[0]) out.push(mask(rows[0]));
  }
  return out;
}
`,
  },
  {
    rule,
    because: "rows are counted as objects",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const seen = new Set<object>();
  for (const id of userIds) {
    const { rows } = await pool.query<{ id: number; name: string | null }>("SELECT id, name FROM users WHERE id = $1", [id]);
    if (rows[0]) seen.add(rows[0]);
  }
  return seen.size;
}
`,
  },
  {
    rule,
    because: "rows are consumed",
    program: `${imports}
export async function run(pool: Pool, { userIds }: Input) {
  const out: unknown[] = [];
  for (const id of userIds) {
    const { rows } = await pool.query<{ id: number; title: string }>("SELECT id, title FROM posts WHERE author_id = $1 ORDER BY id", [id]);
    while (rows.length > 0) out.push(rows.shift()?.title);
  }
  return out;
}
`,
  },
  {
    rule,
    because: "the caller changes the rows",
    program: `${imports}
async function load(pool: Pool, ids: number[]) {
  const users = [];
  for (const id of ids) {
    const { rows } = await pool.query("SELECT id, name FROM users WHERE id = $1", [id]);
    users.push(rows[0] ?? {});
  }
  return users;
}
export async function run(pool: Pool, { userIds }: Input) {
  const users = await load(pool, userIds);
  users.forEach((user, i) => { user.rank = i; });
  return users;
}
`,
  },
  {
    rule,
    because: "the loop adds to a list of its object",
    program: `${imports}
class Walker {
  queue: number[] = [];
  seen: unknown[] = [];
  constructor(private readonly pool: Pool) {}
  async walk(ids: number[]) {
    this.queue = [...ids];
    for (const id of this.queue) {
      const { rows } = await this.pool.query("SELECT id, team_id FROM users WHERE id = $1", [id]);
      if (rows[0]?.team_id && this.queue.length < 20) this.queue.push(rows[0].team_id);
      this.seen.push(rows[0]?.id);
    }
    return this.seen;
  }
}
export async function run(pool: Pool, { userIds }: Input) {
  return new Walker(pool).walk(userIds);
}
`,
  },
];
