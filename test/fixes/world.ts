import fc from "fast-check";

/** The rows of every table, as plain values that each engine can hold. */
export interface Tables {
  users: { id: number; email: string; name: string | null; team_id: number | null }[];
  posts: { id: number; author_id: number | null; title: string; body: string; status: string }[];
  tags: { id: number; post_id: number; label: string }[];
  documents: { id: string; title: string; owner_id: number | null }[];
  accounts: { id: bigint; label: string | null }[];
  events: { at: Date; name: string }[];
  members: { team_id: number; user_id: number; role: string }[];
}

/** What a program is given beside its client: keys, most of which have a row, some twice, some without one. */
export interface Input {
  userIds: number[];
  authorIds: (number | null)[];
  postIds: number[];
  teamIds: number[];
  emails: string[];
  documentIds: string[];
  accountIds: bigint[];
  moments: Date[];
  memberKeys: { teamId: number; userId: number }[];
  labels: { postId: number; label: string }[];
  /** How often an operation fails before it succeeds. */
  failures: number;
}

export interface World {
  tables: Tables;
  input: Input;
}

const userId = fc.integer({ min: 1, max: 9 });
const postId = fc.integer({ min: 1, max: 12 });
const teamId = fc.integer({ min: 1, max: 3 });
// The pool is small so that keys repeat, and has addresses that differ only in case.
const email = fc.constantFrom("ann@a.io", "Ann@a.io", "ANN@A.IO", "bob@b.io", "bob@B.io", "it's@c.io", "");
const uuid = fc.constantFrom(
  "00000000-0000-4000-8000-00000000000a",
  "7d444840-9dc0-11d1-b245-5ffdce74fad2",
  "e902893a-9d22-4c7e-a7b8-d6e313b71d9f",
);
const bigId = fc.constantFrom(1n, 2n, 9007199254740993n, 9007199254740992n, -5n);
const moment = fc.constantFrom(
  new Date("2026-01-01T00:00:00.000Z"),
  new Date("2026-01-01T00:00:00.001Z"),
  new Date("1969-12-31T23:59:59.000Z"),
);
const text = fc.constantFrom("", "a", "B", "null", "o'clock", "ünï");
const few = { maxLength: 8 };

const tables: fc.Arbitrary<Tables> = fc.record({
  users: fc
    .uniqueArray(fc.record({ id: userId, email, name: fc.option(text), team_id: fc.option(teamId) }), {
      ...few,
      selector: ({ id }) => id,
    })
    .map((rows) =>
      rows.filter((row, index) => rows.findIndex((other) => other.email === row.email) === index),
    ),
  posts: fc.uniqueArray(
    fc.record({
      id: postId,
      author_id: fc.option(userId),
      title: text,
      body: text,
      status: fc.constantFrom("draft", "live"),
    }),
    { ...few, selector: ({ id }) => id },
  ),
  tags: fc
    .array(fc.record({ post_id: postId, label: text }), few)
    .map((rows) => rows.map((row, index) => ({ id: index + 1, ...row }))),
  documents: fc.uniqueArray(fc.record({ id: uuid, title: text, owner_id: fc.option(userId) }), {
    selector: ({ id }) => id,
  }),
  accounts: fc.uniqueArray(fc.record({ id: bigId, label: fc.option(text) }), { selector: ({ id }) => id }),
  events: fc.uniqueArray(fc.record({ at: moment, name: text }), { selector: ({ at }) => at.getTime() }),
  members: fc.uniqueArray(fc.record({ team_id: teamId, user_id: userId, role: text }), {
    ...few,
    selector: ({ team_id, user_id }) => `${team_id}/${user_id}`,
  }),
});

const input: fc.Arbitrary<Input> = fc.record({
  userIds: fc.array(userId, few),
  authorIds: fc.array(fc.option(userId), few),
  postIds: fc.array(postId, few),
  teamIds: fc.array(teamId, few),
  emails: fc.array(email, few),
  documentIds: fc.array(uuid, few),
  accountIds: fc.array(bigId, few),
  moments: fc.array(
    moment.map((date) => new Date(date)),
    few,
  ),
  memberKeys: fc.array(fc.record({ teamId, userId }), few),
  labels: fc.array(fc.record({ postId, label: text }), few),
  failures: fc.integer({ min: 0, max: 2 }),
});

export const anyWorld: fc.Arbitrary<World> = fc.record({ tables, input });

/** No rows and no keys at all. */
export const emptyWorld: World = {
  tables: { users: [], posts: [], tags: [], documents: [], accounts: [], events: [], members: [] },
  input: {
    userIds: [],
    authorIds: [],
    postIds: [],
    teamIds: [],
    emails: [],
    documentIds: [],
    accountIds: [],
    moments: [],
    memberKeys: [],
    labels: [],
    failures: 0,
  },
};

/** Hundreds of elements; every key is distinct and has a row, so that a program runs to its end. */
export function fullWorld(size = 250): World {
  const numbers = Array.from({ length: size }, (_, index) => index + 1);
  const uuidOf = (id: number) => `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`;
  const momentOf = (id: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, id));
  return {
    tables: {
      users: numbers.map((id) => ({ id, email: `u${id}@x.io`, name: `user ${id}`, team_id: id % 7 })),
      posts: numbers.map((id) => ({ id, author_id: id, title: `t${id}`, body: `b${id}`, status: "live" })),
      tags: numbers.map((id) => ({ id, post_id: size + 1 - id, label: `l${id}` })),
      documents: numbers.map((id) => ({ id: uuidOf(id), title: `d${id}`, owner_id: id })),
      accounts: numbers.map((id) => ({ id: BigInt(id), label: `a${id}` })),
      events: numbers.map((id) => ({ at: momentOf(id), name: `e${id}` })),
      members: numbers.map((id) => ({ team_id: id % 7, user_id: id, role: `r${id}` })),
    },
    input: {
      userIds: numbers,
      authorIds: numbers,
      postIds: numbers,
      teamIds: numbers,
      emails: numbers.map((id) => `u${id}@x.io`),
      documentIds: numbers.map(uuidOf),
      accountIds: numbers.map(BigInt),
      moments: numbers.map(momentOf),
      memberKeys: numbers.map((id) => ({ teamId: id % 7, userId: id })),
      labels: numbers.map((id) => ({ postId: id, label: `new ${id}` })),
      failures: 2,
    },
  };
}
