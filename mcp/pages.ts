import { randomUUID } from "node:crypto";
import type { AuditOutput } from "./analysis/audit-files.ts";
import type { CheckOutput } from "./analysis/run-check.ts";
import { CallFailure } from "./failure.ts";

const maximumKept = 8;

/** The results of one tool's analyses that didn't fit one answer, kept for the pages to come. */
export class Pages<Result, Item> {
  readonly #kept = new Map<string, Result>();
  readonly #itemsOf: (result: Result) => readonly Item[];

  constructor(itemsOf: (result: Result) => readonly Item[]) {
    this.#itemsOf = itemsOf;
  }

  /** The items from the start, or from where a cursor says. */
  page(result: Result, limit: number, offset = 0, id: string = randomUUID()) {
    const end = offset + limit;
    const all = this.#itemsOf(result);
    const isMore = end < all.length;
    if (isMore) this.#keep(id, result);
    return { result, items: all.slice(offset, end), nextCursor: isMore ? `${id}.${end}` : undefined };
  }

  /** @throws CallFailure when the result is no longer kept. */
  next(cursor: string, limit: number) {
    const [, id = "", offset = ""] = /^([\w-]+)\.(\d{1,9})$/.exec(cursor) ?? [];
    const result = this.#kept.get(id);
    if (!result) throw new CallFailure("The cursor has expired: the same call without it starts anew.");
    return this.page(result, limit, Number(offset), id);
  }

  #keep(id: string, result: Result): void {
    this.#kept.delete(id);
    this.#kept.set(id, result);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maximumKept) break;
      this.#kept.delete(oldest);
    }
  }
}

/** The pages of each tool that has some. */
export const createPages = () => ({
  findings: new Pages((result: CheckOutput) => result.findings),
  endpoints: new Pages((result: AuditOutput) => result.endpoints),
});
export type AllPages = ReturnType<typeof createPages>;
