import type { Generated } from "kysely";

export interface Database {
  users: { id: number; email: string; name: string | null; team_id: number | null };
  posts: { id: number; author_id: number | null; title: string; body: string; status: string };
  tags: { id: Generated<number>; post_id: number; label: string };
  documents: { id: string; title: string; owner_id: number | null };
  accounts: { id: string; label: string | null };
  events: { at: Date; name: string };
  members: { team_id: number; user_id: number; role: string };
}
