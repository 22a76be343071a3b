CREATE TABLE posts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  author text NOT NULL,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- One index per sort, with the tie-breaker in it: a page is then a short range scan wherever it stands in the list. A
-- filter that finds few rows needs its own, or a page of them reads the whole list: filter first, then the sort.
CREATE INDEX posts_by_age ON posts (created_at, id);
CREATE INDEX posts_by_title ON posts (title, id);
CREATE INDEX posts_of_author_by_age ON posts (author, created_at, id);
CREATE INDEX posts_of_author_by_title ON posts (author, title, id);
