import { graphql } from "graphql";
import { beforeEach, describe, expect, test } from "vitest";
import { answer } from "./execute.ts";
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

describe("what a request may ask for", () => {
  const nothing: Store = {
    latestPosts: async () => [],
    usersByIds: async () => [],
    postsByAuthors: async () => [],
  };
  const deep = (levels: number) =>
    `{ latestPosts ${"{ author { posts ".repeat(levels)}{ id }${" } }".repeat(levels)} }`;

  test("a request of ordinary shape is answered", async () => {
    expect(await answer(nothing, deep(2))).toEqual({ data: { latestPosts: [] } });
  });

  test.for([
    ["too many levels", deep(3)],
    [
      "levels hidden in fragments",
      `{ latestPosts { ...a } } fragment a on Post { author { posts { ...b } } } fragment b on Post { author { posts { author { posts { id } } } } }`,
    ],
    [
      "too many aliases",
      `{ ${Array.from({ length: 150 }, (_, n) => `a${n}: latestPosts { id }`).join(" ")} }`,
    ],
    [
      "fragments that double",
      `{ latestPosts { ...f20 } } ${Array.from({ length: 20 }, (_, n) => `fragment f${n + 1} on Post { ...f${n} x${n}: id ...f${n} }`).join(" ")} fragment f0 on Post { id }`,
    ],
    [
      "a fragment that contains itself",
      `{ latestPosts { ...a } } fragment a on Post { author { posts { ...a } } }`,
    ],
    ["no GraphQL", "{"],
    ["too much text", `{ latestPosts { ${"id ".repeat(3_000)} } }`],
  ])("%s is refused before anything is read", async ([, source = ""]) => {
    const read = () => Promise.reject(new Error("the store was asked"));
    const store: Store = { latestPosts: read, usersByIds: read, postsByAuthors: read };
    const { data, errors } = await answer(store, source);
    expect(data).toBeUndefined();
    expect(errors?.length).toBeGreaterThan(0);
    expect(String(errors)).not.toContain("the store was asked");
  });
});
