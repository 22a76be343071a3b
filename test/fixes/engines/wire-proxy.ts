import net from "node:net";
import { once } from "node:events";
import { ResultReader, StatementReader, type WireStatement } from "./wire-messages.ts";

/** A Postgres port that passes everything on to `target` and keeps the statements it saw. */
export interface WireProxy {
  port: number;
  take(): WireStatement[];
  close(): Promise<void>;
}

/** Counting here, rather than in each client, gives the same answer for every library that speaks to Postgres. */
export async function startWireProxy(target: net.NetConnectOpts): Promise<WireProxy> {
  let seen: WireStatement[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (client) => {
    const upstream = net.connect({ ...target, noDelay: true });
    const pending: WireStatement[] = [];
    const sent = new StatementReader((statement) => {
      seen.push(statement);
      pending.push(statement);
    });
    const received = new ResultReader(pending);
    client.on("data", (chunk: Buffer) => {
      sent.read(chunk);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      received.read(chunk);
      client.write(chunk);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.end();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: (server.address() as net.AddressInfo).port,
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
