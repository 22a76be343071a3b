import { isIPv6 } from "node:net";
import type { Request, RequestHandler } from "express";
import { AppError } from "../error-handling/errors.ts";
import type { Limit, Take, Verdict } from "./limiter.ts";

interface Options {
  readonly take: Take;
  /** Names the limit, so that logging in doesn't use up the places of searching. */
  readonly name: string;
  readonly limit: Limit;
  /** Who is counted. An account where it is known, else the address. */
  readonly keyOf: (request: Request) => string;
  /** What to do while the store is down: let pass where the limit saves money, refuse where it guards passwords. */
  readonly whenUnknown: "allow" | "refuse";
}

export function rateLimit({ take, name, limit, keyOf, whenUnknown }: Options): RequestHandler {
  return async (request, response, next) => {
    // Outside the attempt: a bug in finding the key must not pass for a store that is down.
    const key = `${name}:${keyOf(request)}`;
    const verdict = await decide(() => take(key, limit), whenUnknown);
    // Appended: a route may have more than one limit.
    response.append("RateLimit-Policy", `"${name}";q=${limit.requests};w=${limit.perSeconds}`);
    if (verdict === "unknown") {
      next();
      return;
    }
    response.append("RateLimit", `"${name}";r=${verdict.allowed ? verdict.left : 0}`);
    if (verdict.allowed) {
      next();
      return;
    }
    response.set("Retry-After", String(verdict.retryAfterSeconds));
    throw new AppError(429, "rate_limited", `Try again in ${verdict.retryAfterSeconds} s`);
  };
}

async function decide(
  take: () => Promise<Verdict>,
  whenUnknown: Options["whenUnknown"],
): Promise<Verdict | "unknown"> {
  try {
    return await take();
  } catch (error) {
    if (whenUnknown === "allow") return "unknown";
    throw new AppError(503, "unavailable", "Try again later", { cause: error });
  }
}

/**
 * The peer's address as Express knows it: from the socket, or from the proxies that the setting `trust proxy` names. An
 * IPv6 customer owns a whole /64, so one address of it is no identity.
 */
export function clientAddress(request: Request): string {
  const address = request.ip ?? "unknown";
  if (!isIPv6(address) || address.includes(".")) return address.replace(/^::ffff:/i, "");
  const [head = "", tail] = address.split("::");
  const start = head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = [...start, ...Array<string>(8 - start.length - end.length).fill("0"), ...end];
  // One spelling of each group: "0DB8" and "db8" are the same customer.
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group || "0", 16).toString(16));
  return `${network.join(":")}::/64`;
}
