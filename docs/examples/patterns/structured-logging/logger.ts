import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type DestinationStream, type Logger } from "pino";

interface LogContext {
  readonly requestId: string;
  readonly traceId?: string;
}

const context = new AsyncLocalStorage<LogContext>();

/** Runs work so that every line it logs, however deep and however late, says which request it belongs to. */
export function withLogContext<Result>(fields: LogContext, work: () => Result): Result {
  return context.run(fields, work);
}

// Paths, not patterns: redaction is the last net. The first is to log named fields instead of whole objects.
const secrets = [
  "password",
  "token",
  "authorization",
  "cookie",
  "*.password",
  "*.token",
  "headers.authorization",
  "headers.cookie",
];

export function createLogger(destination?: DestinationStream): Logger {
  const options = {
    level: process.env.LOG_LEVEL ?? "info",
    mixin: () => ({ ...context.getStore() }),
    redact: { paths: secrets, censor: "[redacted]" },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { service: "shop" },
  };
  return destination ? pino(options, destination) : pino(options);
}
