import process from "node:process";
import { Writable } from "node:stream";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import type { McpServer } from "@modelcontextprotocol/server";
import { LineLimit, requestId } from "./line-limit.ts";
import { maximumMessageBytes } from "./message-size.ts";

/** Serves one client over this process's stdin and stdout, until either ends. */
export async function serveOverStdio(
  factory: () => Promise<McpServer>,
  onError: (error: unknown) => void,
): Promise<void> {
  const output = takeStdout();
  const input = new LineLimit(maximumMessageBytes, (start, end) => {
    const message = `A message may have ${maximumMessageBytes} bytes.`;
    const answer = { jsonrpc: "2.0", id: requestId(start, end), error: { code: -32_600, message } };
    output.write(`${JSON.stringify(answer)}\n`);
  });
  const transport = new StdioServerTransport(process.stdin.pipe(input), output);
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) process.stdin.once(event, () => resolve());
    process.stdout.once("error", () => resolve());
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const handle = serveStdio(factory, { transport, onerror: onError });
  await ended;
  await handle.close();
}

/** The real stdout, for the protocol alone: whatever else is printed goes to stderr. */
function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const output = new Writable({
    decodeStrings: false,
    write: (chunk: string, encoding, callback) => void write(chunk, encoding, callback),
  });
  // Each answer under way listens for the stream's end.
  output.setMaxListeners(0);
  return output;
}
