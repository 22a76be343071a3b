interface Table<Row, Insert = Row> {
  Row: Row;
  Insert: Insert;
  Update: Partial<Row>;
  Relationships: [];
}

// Aliases, since the client's type wants an index signature, which interfaces don't have.
type User = { id: number; email: string; name: string | null; team_id: number | null };
type Post = { id: number; author_id: number | null; title: string; body: string; status: string };
type Tag = { id: number; post_id: number; label: string };
type TagInsert = { id?: number; post_id: number; label: string };
type Document = { id: string; title: string; owner_id: number | null };

/** The types that `supabase gen types` writes. */
export type Database = {
  public: {
    Tables: {
      users: Table<User>;
      posts: Table<Post>;
      tags: Table<Tag, TagInsert>;
      documents: Table<Document>;
    };
    Views: Record<never, never>;
    Functions: Record<never, never>;
  };
};
