import type { ServerContext } from "@modelcontextprotocol/server";

export interface ProgressReports {
  report(done: number, total: number): void;
  /** When all reports are on their way: a result that follows at once may overtake them. */
  sent(): Promise<void>;
}

/** More often, nobody can read it. */
const interval = 200;

/** Tells the caller how far a call is; `undefined` where it didn't ask. */
export function progressTo({ mcpReq }: ServerContext): ProgressReports | undefined {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let last = 0;
  let highest = -1;
  let sending: Promise<void> = Promise.resolve();
  return {
    report(progress, total) {
      const now = Date.now();
      const isEnd = progress === total;
      if (progress <= highest || (now - last < interval && !isEnd)) return;
      last = now;
      highest = progress;
      const params = { progressToken, progress, total, message: `${progress} of ${total} files` };
      sending = sending
        .then(() => mcpReq.notify({ method: "notifications/progress", params }))
        // The caller is gone, and the call with it.
        .catch(() => undefined);
    },
    sent: () => sending,
  };
}
