import type { Response } from "express";

/** A list is an object, so that facts about the list have somewhere to go without breaking anybody. */
export interface List<Item> {
  data: Item[];
  page: { next: string | null };
}

/** What the outside may see of a user. Written as the shape, so that a new column stays private until it is added here. */
export interface UserView {
  id: string;
  name: string;
  /** Decimal digits: a bigint would be rounded by every JSON parser that reads numbers as doubles. */
  followers: string;
  /** RFC 3339, UTC. */
  joinedAt: string;
  /** Always there: `null` says "none", absent would say "not asked for". */
  avatarUrl: string | null;
}

export interface UserRow {
  id: string;
  name: string;
  followers: bigint;
  joined_at: Date;
  avatar_url: string | null;
  email: string;
  password_hash: string;
}

export function presentUser(row: UserRow): UserView {
  return {
    id: row.id,
    name: row.name,
    followers: row.followers.toString(),
    joinedAt: row.joined_at.toISOString(),
    avatarUrl: row.avatar_url,
  };
}

/** One thing is sent bare: its type is the envelope, and headers carry what is about the response. */
export function sendOne<View extends object>(response: Response, view: View): void {
  response.json(view);
}

export function sendList<View>(response: Response, data: View[], next: string | null = null): void {
  const body: List<View> = { data, page: { next } };
  response.json(body);
}
