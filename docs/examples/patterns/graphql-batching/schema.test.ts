import { graphql } from "graphql";
import { beforeEach, expect, test } from "vitest";
import { createContext, schema, type Store } from "./schema.ts";

const calls: string[] = [];
const users = [
  { id: "2", name: "Grace" },
  { id: "1", name: "Ada" },
];
const posts = [
  { id: "a", authorId: "1", title: "Engines" },
  { id: "b", authorId: "2", title: "Compilers" },
  { id: "c", authorId: "1", title: "Notes" },
  { id: "d", authorId: "gone", title: "Orphan" },
];
const store: Store = {
  latestPosts: async () => {
    calls.push("latestPosts");
    return posts;
  },
  usersByIds: async (ids) => {
    calls.push(`usersByIds ${ids.join()}`);
    return users.filter(({ id }) => ids.includes(id));
  },
  postsByAuthors: async (ids) => {
    calls.push(`postsByAuthors ${ids.join()}`);
    return posts.filter(({ authorId }) => ids.includes(authorId));
  },
};

beforeEach(() => {
  calls.length = 0;
});

async function run(source: string): Promise<unknown> {
  const { data, errors } = await graphql({ schema, source, contextValue: createContext(store) });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test("each level of the query is one batch of distinct keys", async () => {
  await run("{ latestPosts { title author { name posts { title } } } }");
  expect(calls).toEqual(["latestPosts", "usersByIds 1,2,gone", "postsByAuthors 1,2"]);
});

test("each post gets its own author, and an orphan none", async () => {
  expect(await run("{ latestPosts { title author { name } } }")).toEqual({
    latestPosts: [
      { title: "Engines", author: { name: "Ada" } },
      { title: "Compilers", author: { name: "Grace" } },
      { title: "Notes", author: { name: "Ada" } },
      { title: "Orphan", author: null },
    ],
  });
});

test("nothing is remembered from one request to the next", async () => {
  await run("{ latestPosts { author { name } } }");
  await run("{ latestPosts { author { name } } }");
  expect(calls.filter((call) => call.startsWith("usersByIds"))).toHaveLength(2);
});
