import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const users = sqliteTable("users", {
  id: integer("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name"),
  teamId: integer("team_id"),
});

export const posts = sqliteTable("posts", {
  id: integer("id").primaryKey(),
  authorId: integer("author_id"),
  title: text("title").notNull(),
  body: text("body").notNull(),
  status: text("status").notNull(),
});

export const tags = sqliteTable("tags", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  postId: integer("post_id").notNull(),
  label: text("label").notNull(),
});

export const events = sqliteTable("events", {
  at: integer("at", { mode: "timestamp_ms" }).primaryKey(),
  name: text("name").notNull(),
});

export const members = sqliteTable(
  "members",
  {
    teamId: integer("team_id").notNull(),
    userId: integer("user_id").notNull(),
    role: text("role").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] })],
);
