import process from "node:process";
import { ProcessEngine } from "./analysis/process-engine.ts";
import { isLoopback, serveOverHttp } from "./http.ts";
import { Roots } from "./roots.ts";
import { serverFactory } from "./server.ts";
import { serveOverStdio } from "./stdio.ts";

export interface ServeOptions {
  roots: readonly string[];
  readOnly: boolean;
  config: boolean;
  milliseconds: number;
  /** Over HTTP rather than stdio. */
  http?: { host: string; port: number; tokenName?: string };
  env: Readonly<Record<string, string | undefined>>;
  /** Messages for people. */
  log(text: string): void;
}

/** The server can't be started as asked. */
export class ServeError extends Error {
  override name = "ServeError";
}

/** Serves until the client leaves or a signal ends the process. */
export async function serve(options: ServeOptions): Promise<void> {
  const { config, milliseconds, readOnly, log, http } = options;
  const { [http?.tokenName ?? ""]: token, ...env } = options.env;
  if (http?.tokenName !== undefined && !token)
    throw new ServeError(`The environment variable \`${http.tokenName}\` holds no token.`);
  if (http && !token && !isLoopback(http.host)) {
    throw new ServeError(`Listening on ${http.host} lets other machines in: that takes \`--token-env\`.`);
  }
  const roots = rootFolders(options.roots);
  const engine = new ProcessEngine({ roots, config, milliseconds, env });
  const onError = (error: unknown) =>
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const factory = serverFactory({ engine, readOnly, onError });
  try {
    if (!http) return await serveOverStdio(factory, onError);
    const server = await serveOverHttp(factory, { ...http, onError, ...(token ? { token } : {}) });
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : http.port;
    log(`Listening on http://${http.host.includes(":") ? `[${http.host}]` : http.host}:${port}/mcp`);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    server.close();
    server.closeAllConnections();
  } finally {
    engine.close();
  }
}

function rootFolders(folders: readonly string[]): readonly string[] {
  try {
    return new Roots(folders).folders;
  } catch {
    throw new ServeError(`A root doesn't exist: ${folders.join(", ")}`);
  }
}
