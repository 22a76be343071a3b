import type { Refusal } from "../../harness/case.ts";

export const refusals: Refusal[] = [
  {
    rule: "no-query-in-loop",
    because: "the write takes no part in the transaction around it",
    program: `
import type { Sequelize } from "sequelize";
import { User } from "../../../clients/sequelize/models.ts";
import type { Input } from "../../../world.ts";

export async function run(db: Sequelize, { userIds }: Input) {
  await db.transaction(async () => {
    for (const id of userIds) await User.update({ name: "x" }, { where: { id } });
  });
}
`,
  },
];
