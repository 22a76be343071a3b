import type { Refusal } from "../../harness/case.ts";

export const refusals: Refusal[] = [
  {
    rule: "no-query-in-loop",
    because: "the database compares text without case",
    program: `
import type { Pool, RowDataPacket } from "mysql2/promise";
import type { Input } from "../../../world.ts";

export async function run(pool: Pool, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const [rows] = await pool.query<RowDataPacket[]>("SELECT id FROM users WHERE email = ?", [email]);
    ids.push(rows[0]?.id);
  }
  return ids;
}
`,
  },
];
