import type { Engine, Statement } from "../../engines/engine.ts";
import type { Client } from "../../harness/client.ts";
import type { Upstream } from "./upstream.ts";

/** Calls after which a program is taken to go on for ever; it's left waiting, since nothing else would stop it. */
const patience = 100;
const never = new Promise<never>(() => undefined);

/** A service that fails as often as it's told to; calls are what is counted. */
export function connectUpstream(): Promise<Client<Upstream>> {
  let calls: Statement[] = [];
  const engine: Engine = {
    name: "calls",
    seed: () => Promise.resolve(),
    dump: () => Promise.resolve(""),
    takeStatements() {
      const taken = calls;
      calls = [];
      return taken;
    },
    close: () => Promise.resolve(),
  };
  const db: Upstream = {
    send(failures) {
      calls.push({ text: "send", columns: [] });
      if (calls.length > patience) return never;
      if (calls.length <= failures) return Promise.reject(new Error(`failure ${calls.length}`));
      return Promise.resolve(`answer ${calls.length}`);
    },
    status(failures) {
      calls.push({ text: "status", columns: [] });
      if (calls.length > patience) return never;
      return Promise.resolve(calls.length <= failures ? 429 : 200);
    },
  };
  return Promise.resolve({ name: "any", engine, db, close: () => Promise.resolve() });
}
