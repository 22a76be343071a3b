import type { NextFunction, Request, Response } from "express";
import { AppError } from "../error-handling/errors.ts";

export interface Invoice {
  id: string;
  total: { amount: number; currency: string };
  lines: { title: string }[];
}

/** One breaking change: how an answer of the version after it looked before it. */
interface Change {
  /** The version that introduced the change. */
  readonly version: string;
  readonly undo: (invoice: Record<string, unknown>) => Record<string, unknown>;
}

const oldest = "2025-02-01";

// Newest first. Handlers know the newest shape alone; each older one is a step away from its successor.
const changes: readonly Change[] = [
  {
    version: "2026-03-01", // `lines` were called `items`
    undo: ({ lines, ...invoice }) => ({ ...invoice, items: lines }),
  },
  {
    version: "2025-09-15", // `total` was a number of euros
    undo: ({ total, ...invoice }) => ({ ...invoice, total: (total as Invoice["total"]).amount / 100 }),
  },
];

const known = [...changes.map(({ version }) => version), oldest];

interface Retirement {
  readonly deprecated: Date;
  readonly sunset: Date;
  readonly guide: string;
}

const retirements: Readonly<Record<string, Retirement>> = {
  [oldest]: {
    deprecated: new Date("2026-03-01T00:00:00Z"),
    sunset: new Date("2027-03-01T00:00:00Z"),
    guide: "https://api.example.com/docs/upgrading",
  },
};

/** Settles the version of a request and says in the answer which one it was and when it ends. */
export function apiVersion(request: Request, response: Response, next: NextFunction): void {
  // Without the header a caller gets the oldest version, for ever: a default that moves breaks those who set nothing.
  const version = request.get("Api-Version") ?? oldest;
  if (!known.includes(version)) {
    throw new AppError(400, "unknown_version", `Api-Version ${version} is none of ${known.join(", ")}`);
  }
  response.locals.apiVersion = version;
  response.set("Api-Version", version).vary("Api-Version");
  const retirement = retirements[version];
  if (retirement) announce(response, retirement);
  next();
}

function announce(response: Response, { deprecated, sunset, guide }: Retirement): void {
  response.set("Deprecation", `@${deprecated.getTime() / 1000}`);
  response.set("Sunset", sunset.toUTCString());
  response.append("Link", `<${guide}>; rel="deprecation"; type="text/html"`);
}

/** The invoice as `version` knew it. */
export function invoiceFor(version: string, invoice: Invoice): Record<string, unknown> {
  return changes
    .filter((change) => change.version > version)
    .reduce<Record<string, unknown>>((body, change) => change.undo(body), { ...invoice });
}
