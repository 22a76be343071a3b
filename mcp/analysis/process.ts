import process from "node:process";
import { Worker } from "node:worker_threads";
import { confineAnalysis } from "../../src/explain.ts";
import { CallFailure } from "../failure.ts";
import { Roots } from "../roots.ts";
import { OutdatedProcess } from "./config-texts.ts";
import { runJob } from "./jobs.ts";
import type { FromAnalysis, Setup, ToAnalysis } from "./protocol.ts";

// The process that runs the project's own code: its configuration may print, loop, crash or exit without harm to the protocol.

const setup = JSON.parse(process.argv[2] ?? "{}") as Setup;
const roots = new Roots(setup.roots);
const running = new Map<number, AbortController>();

confineAnalysis((filename) => roots.holds(filename));
process.on("message", (message: ToAnalysis) => {
  if (message.type === "cancel") running.get(message.id)?.abort();
  else void answer(message);
});
process.on("disconnect", () => process.exit());
// Code that loops never sees the disconnection.
new Worker(
  `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, "SIGKILL"); }, 1000)`,
  { eval: true },
).unref();

async function answer({ id, job, input, milliseconds }: ToAnalysis & { type: "call" }): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const value = await runJob(job, input, {
      roots,
      config: setup.config,
      signal: controller.signal,
      deadline: Date.now() + milliseconds,
      onProgress: (done, total) => send({ type: "progress", id, done, total }),
    });
    send({ type: "result", id, value });
  } catch (error) {
    if (error instanceof OutdatedProcess) {
      send({ type: "outdated", id });
      return;
    }
    const ofCaller = error instanceof CallFailure;
    const text =
      error instanceof Error ? (ofCaller ? error.message : (error.stack ?? error.message)) : String(error);
    send({ type: "failure", id, ofCaller, message: text });
  } finally {
    running.delete(id);
  }
}

function send(message: FromAnalysis): void {
  if (process.connected) process.send?.(message);
}
