import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import { ObjectId, type Db } from "mongodb";

interface User {
  _id: number;
  email: string;
  name: string | null;
  teamId: number | null;
}

interface Post {
  _id: number;
  authorId: number | null;
  title: string;
  body: string;
  status: string;
}
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "implicit whole row",
    variant: "fields of many documents",
    program: `${imports}
export async function run(db: Db) {
  const posts = await db.collection<Post>("posts").find().sort({ _id: 1 }).toArray();
  return posts.map((post) => post.title);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.title"],
  },
];
