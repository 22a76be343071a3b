import { randomUUID } from "node:crypto";
import type { CheckOutput } from "./analysis/run-check.ts";
import { CallFailure } from "./failure.ts";

const maximumKept = 8;

/** The results of analyses that didn't fit one answer, kept for the pages to come. */
export class Pages {
  readonly #kept = new Map<string, CheckOutput>();

  /** The findings from the start, or from where a cursor says. */
  page(result: CheckOutput, limit: number, offset = 0, id: string = randomUUID()) {
    const end = offset + limit;
    const findings = result.findings.slice(offset, end);
    const isMore = end < result.findings.length;
    if (isMore) this.#keep(id, result);
    return { result, findings, offset, nextCursor: isMore ? `${id}.${end}` : undefined };
  }

  /** @throws CallFailure when the result is no longer kept. */
  next(cursor: string, limit: number) {
    const [, id = "", offset = ""] = /^([\w-]+)\.(\d{1,9})$/.exec(cursor) ?? [];
    const result = this.#kept.get(id);
    if (!result) throw new CallFailure("The cursor has expired: the same call without it starts anew.");
    return this.page(result, limit, Number(offset), id);
  }

  #keep(id: string, result: CheckOutput): void {
    this.#kept.delete(id);
    this.#kept.set(id, result);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maximumKept) break;
      this.#kept.delete(oldest);
    }
  }
}
