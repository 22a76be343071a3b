import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const users = pgTable("users", {
  id: integer("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name"),
  teamId: integer("team_id"),
});

export const posts = pgTable("posts", {
  id: integer("id").primaryKey(),
  authorId: integer("author_id"),
  title: text("title").notNull(),
  body: text("body").notNull(),
  status: text("status").notNull(),
});

export const tags = pgTable("tags", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
  postId: integer("post_id").notNull(),
  label: text("label").notNull(),
});

export const documents = pgTable("documents", {
  id: uuid("id").primaryKey(),
  title: text("title").notNull(),
  ownerId: integer("owner_id"),
});

export const accounts = pgTable("accounts", {
  id: bigint("id", { mode: "bigint" }).primaryKey(),
  label: text("label"),
});

export const events = pgTable("events", {
  at: timestamp("at", { withTimezone: true, precision: 3 }).primaryKey(),
  name: text("name").notNull(),
});

export const members = pgTable(
  "members",
  {
    teamId: integer("team_id").notNull(),
    userId: integer("user_id").notNull(),
    role: text("role").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] })],
);
