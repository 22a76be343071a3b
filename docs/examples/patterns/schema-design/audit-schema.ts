import type { Pool } from "pg";

export interface SchemaProblem {
  readonly table: string;
  readonly problem: "no primary key" | "foreign key without an index" | "timestamp without time zone";
  /** The columns it is about; empty for the table as a whole. */
  readonly columns: readonly string[];
}

/**
 * What the catalogue itself can tell about the tables of the current schema. Made for a test that runs after all
 * migrations: a new table then meets the same standards as the old ones.
 */
export async function auditSchema(pool: Pool): Promise<SchemaProblem[]> {
  const { rows } = await pool.query<SchemaProblem>(`
    WITH tables AS (
      SELECT oid, relname::text AS name
      FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
    )
    SELECT name AS "table", 'no primary key' AS problem, '{}'::text[] AS columns
    FROM tables
    WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = tables.oid AND contype = 'p')

    UNION ALL

    -- An index serves a foreign key only if the key's columns are the first of the index.
    SELECT name, 'foreign key without an index', named.columns
    FROM tables
    JOIN pg_constraint AS fk ON fk.conrelid = tables.oid AND fk.contype = 'f'
    CROSS JOIN LATERAL (
      SELECT array_agg(attname::text ORDER BY position) AS columns
      FROM unnest(fk.conkey) WITH ORDINALITY AS key(attnum, position)
      JOIN pg_attribute USING (attnum)
      WHERE attrelid = tables.oid
    ) AS named
    WHERE NOT EXISTS (
      SELECT 1 FROM pg_index
      WHERE indrelid = tables.oid AND indpred IS NULL
        AND (indkey::int2[])[0:cardinality(fk.conkey) - 1] @> fk.conkey
    )

    UNION ALL

    SELECT name, 'timestamp without time zone', ARRAY[attname::text]
    FROM tables
    JOIN pg_attribute ON attrelid = tables.oid AND attnum > 0 AND NOT attisdropped
    WHERE atttypid = 'timestamp'::regtype

    ORDER BY 1, 2, 3`);
  return rows;
}
