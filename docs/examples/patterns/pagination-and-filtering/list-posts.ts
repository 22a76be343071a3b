import type { Pool } from "pg";
import { z } from "zod";
import { AppError } from "../error-handling/errors.ts";

/** A row as the list shows it; `key` is the value that the list is sorted by, as text with all its digits. */
interface PostRow {
  id: string;
  title: string;
  key: string;
}

interface Sort {
  readonly statement: string;
  /** A position before the first row, so that the first page is no special case. */
  readonly start: readonly [key: string, id: string];
  readonly key: z.ZodType<string>;
}

// PostgreSQL's text holds any character but this one, and answers it with an error.
const text = z.string().regex(/^[^\0]*$/);
const lowest = "00000000-0000-0000-0000-000000000000";
const highest = "ffffffff-ffff-ffff-ffff-ffffffffffff";

// What may be sorted by is this list, each with an index on its columns. Nothing of the request becomes SQL text.
const sorts = {
  newest: {
    statement: `
      SELECT id, title, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
      FROM posts
      WHERE ($4::text IS NULL OR author = $4) AND (created_at, id) < ($1::timestamptz, $2::uuid)
      ORDER BY created_at DESC, id DESC
      LIMIT $3`,
    start: ["infinity", highest],
    key: z.union([z.iso.datetime().refine((moment) => !moment.startsWith("0000")), z.literal("infinity")]),
  },
  title: {
    statement: `
      SELECT id, title, title AS key
      FROM posts
      WHERE ($4::text IS NULL OR author = $4) AND (title, id) > ($1, $2::uuid)
      ORDER BY title, id
      LIMIT $3`,
    start: ["", lowest],
    key: text,
  },
} satisfies Record<string, Sort>;

const listQuery = z.strictObject({
  sort: z.enum(Object.keys(sorts) as (keyof typeof sorts)[]).default("newest"),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  author: text.max(100).optional(),
  after: z.string().max(500).optional(),
});

export interface PostPage {
  data: { id: string; title: string }[];
  page: { next: string | null };
}

/** A page of posts for the parameters of a URL. */
export async function listPosts(pool: Pool, parameters: unknown): Promise<PostPage> {
  const parsed = listQuery.safeParse(parameters);
  if (!parsed.success) throw new AppError(400, "invalid_query", z.prettifyError(parsed.error));
  const { sort, limit, author, after } = parsed.data;
  const { statement, start } = sorts[sort];
  const [key, id] = after === undefined ? start : readCursor(sort, after);
  // One row more than asked for answers "is there a next page?" without a count.
  const { rows } = await pool.query<PostRow>(statement, [key, id, limit + 1, author ?? null]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(({ id: postId, title }) => ({ id: postId, title })),
    page: { next: last ? writeCursor(sort, last) : null },
  };
}

function writeCursor(sort: keyof typeof sorts, { key, id }: PostRow): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString("base64url");
}

/** A cursor is input like any other: it may be old, cut off, from another sort, or made by hand. */
function readCursor(sort: keyof typeof sorts, cursor: string): readonly [key: string, id: string] {
  const shape = z.tuple([z.literal(sort), sorts[sort].key, z.uuid()]);
  const result = shape.safeParse(decode(cursor));
  if (!result.success) throw new AppError(400, "invalid_cursor", "Start again from the first page");
  return [result.data[1], result.data[2]];
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
