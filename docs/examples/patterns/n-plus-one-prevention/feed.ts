import type { Pool } from "pg";

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly latestComments: readonly string[];
}

interface PostRow {
  id: string;
  title: string;
  author_id: string | null;
}

const commentsPerPost = 3;

/** The newest posts with their authors and latest comments: three statements, for one post as for a hundred. */
export async function readFeed(pool: Pool, limit: number): Promise<FeedEntry[]> {
  const { rows: posts } = await pool.query<PostRow>(
    "SELECT id, title, author_id FROM posts ORDER BY created_at DESC, id DESC LIMIT $1",
    [limit],
  );
  const [authors, comments] = await Promise.all([
    authorsById(
      pool,
      posts.flatMap(({ author_id }) => author_id ?? []),
    ),
    latestCommentsByPost(
      pool,
      posts.map(({ id }) => id),
    ),
  ]);
  return posts.map(({ id, title, author_id }) => ({
    id,
    title,
    // The order and the gaps of the result are the posts', not the second statement's.
    author: (author_id === null ? undefined : authors.get(author_id)) ?? null,
    latestComments: comments.get(id) ?? [],
  }));
}

/** Look-up by unique key: one row per key at most, so an index of the rows is the answer. */
async function authorsById(pool: Pool, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; name: string }>();
  const { rows } = await pool.query<{ id: string; name: string }>(
    "SELECT id, name FROM users WHERE id = ANY($1::uuid[])",
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Children by foreign key: many rows per key, the first few of each. A plain LIMIT would bound all groups together. */
async function latestCommentsByPost(pool: Pool, postIds: readonly string[]): Promise<Map<string, string[]>> {
  if (postIds.length === 0) return new Map();
  const { rows } = await pool.query<{ post_id: string; text: string }>(
    `SELECT post.id AS post_id, comment.text
     FROM unnest($1::uuid[]) AS post(id)
     CROSS JOIN LATERAL (
       SELECT text, created_at, id FROM comments WHERE post_id = post.id
       ORDER BY created_at DESC, id DESC LIMIT $2
     ) AS comment
     ORDER BY comment.created_at DESC, comment.id DESC`,
    [postIds, commentsPerPost],
  );
  const byPost = new Map<string, string[]>();
  for (const { post_id, text } of rows) {
    const texts = byPost.get(post_id);
    if (texts) texts.push(text);
    else byPost.set(post_id, [text]);
  }
  return byPost;
}
