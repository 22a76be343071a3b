import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import { Types, type Mongoose } from "mongoose";
import { Note, Paper, Post, Tag, User } from "../../../clients/mongoose/models.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "implicit whole row",
    variant: "fields of many documents",
    program: `${imports}
export async function run() {
  const posts = await Post.find().sort({ _id: 1 }).lean();
  return posts.map((post) => \`\${post._id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts._id", "posts.title"],
  },
];
