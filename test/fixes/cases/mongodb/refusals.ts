import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Db, ObjectId } from "mongodb";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "a collection without a type may have arrays, and keys of other types",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  const result = [];
  for (const authorId of userIds) {
    result.push(await db.collection("posts").find({ authorId }).toArray());
  }
  return result;
}
`,
  },
  {
    rule,
    because: "nothing says that a field is unique",
    program: `${imports}
export async function run(db: Db, { emails }: Input) {
  const result = [];
  for (const email of emails) {
    result.push(await db.collection<{ email: string }>("users").findOne({ email }));
  }
  return result;
}
`,
  },
  {
    rule,
    because: "the documents before one that fails stay",
    program: `${imports}
export async function run(db: Db, { labels }: Input) {
  for (const label of labels) {
    await db.collection("tags").insertOne(label);
  }
}
`,
  },
  {
    rule,
    because: "an operator is no field",
    program: `${imports}
export async function run(db: Db, groups: { conditions: { name: string }[] }[]) {
  const result = [];
  for (const { conditions } of groups) {
    result.push(await db.collection("users").find({ $or: conditions }).toArray());
  }
  return result;
}
`,
  },
  {
    rule,
    because: "of two updates by a condition, each changes another document",
    program: `${imports}
export async function run(db: Db, { userIds }: Input) {
  for (const authorId of userIds) {
    await db.collection<{ authorId: number }>("posts").updateOne({ authorId }, { $set: { status: "archived" } });
  }
}
`,
  },
];
