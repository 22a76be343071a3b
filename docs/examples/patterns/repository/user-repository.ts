import type { Pool, PoolClient } from "pg";
import { ConflictError } from "../error-handling/errors.ts";

/** A user as the program thinks of one: no hash, no deletion mark, no column names. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** What the rest of the program may ask of stored users. Tests and services depend on this, not on PostgreSQL. */
export interface Users {
  findById(id: string): Promise<User | undefined>;
  /** The batch twin of `findById`: one statement, in no particular order, unknown ids left out. */
  findByIds(ids: readonly string[]): Promise<User[]>;
  findByEmail(email: string): Promise<User | undefined>;
  /** Rejects with a ConflictError when the address is taken. */
  add(user: NewUser): Promise<User>;
  remove(id: string): Promise<void>;
}

/** Users in PostgreSQL. Given a pool it works alone, given a client it takes part in that client's transaction. */
export class UserRepository implements Users {
  readonly #db: Pool | PoolClient;

  constructor(db: Pool | PoolClient) {
    this.#db = db;
  }

  async findById(id: string): Promise<User | undefined> {
    const { rows } = await this.#db.query<User>(
      "SELECT id, email, name FROM users WHERE id = $1 AND deleted_at IS NULL",
      [id],
    );
    return rows[0];
  }

  async findByIds(ids: readonly string[]): Promise<User[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.#db.query<User>(
      "SELECT id, email, name FROM users WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL",
      [[...new Set(ids)]],
    );
    return rows;
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const { rows } = await this.#db.query<User>(
      "SELECT id, email, name FROM users WHERE lower(email) = lower($1) AND deleted_at IS NULL",
      [email],
    );
    return rows[0];
  }

  async add({ email, name, passwordHash }: NewUser): Promise<User> {
    // ON CONFLICT rather than an error to catch: a failed statement would abort the caller's whole transaction.
    const { rows } = await this.#db.query<User>(
      `INSERT INTO users (email, name, password_hash) VALUES ($1, $2, $3)
       ON CONFLICT (lower(email)) WHERE deleted_at IS NULL DO NOTHING
       RETURNING id, email, name`,
      [email, name, passwordHash],
    );
    const [user] = rows;
    if (!user) throw new ConflictError("This e-mail address is taken", { details: { field: "email" } });
    return user;
  }

  async remove(id: string): Promise<void> {
    await this.#db.query("UPDATE users SET deleted_at = now() WHERE id = $1 AND deleted_at IS NULL", [id]);
  }
}
