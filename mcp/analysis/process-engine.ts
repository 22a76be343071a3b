import { fork, type ChildProcess } from "node:child_process";
import process from "node:process";
import { CallFailure } from "../failure.ts";
import type { JobContext } from "./job.ts";
import type { Engine, JobInput, JobName, JobOutput } from "./jobs.ts";
import type { FromAnalysis, Setup, ToAnalysis } from "./protocol.ts";

interface Call {
  readonly job: JobName;
  readonly input: JobInput<JobName>;
  readonly deadline: number;
  readonly onProgress: JobContext["onProgress"] | undefined;
  readonly settle: { resolve(value: JobOutput<JobName>): void; reject(error: unknown): void };
  readonly timers: NodeJS.Timeout[];
  /** Nobody waits for it any more. */
  cancelled: boolean;
  /** It was under way when a process ended. */
  restarted: boolean;
}

interface Options extends Setup {
  /** How long a call may take. */
  milliseconds: number;
  env: Readonly<Record<string, string | undefined>>;
}

/** Calls at work at once; more would share the same thread, and hold their results in memory. */
const maximumAtWork = 8;
/** What a call gets beyond its own deadline, and after its cancellation, to come to an end by itself. */
const grace = 3000;

/** Runs jobs in a process of their own, started at the first call and again after it was lost. */
export class ProcessEngine implements Engine {
  readonly #options: Options;
  #child: ChildProcess | undefined;
  #nextId = 1;
  readonly #waiting: Call[] = [];
  readonly #atWork = new Map<number, Call>();
  /** The process has loaded what has changed since: it ends its work, and a new one takes over. */
  #outdated = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async call<N extends JobName>(
    job: N,
    input: JobInput<N>,
    { signal, onProgress }: { signal: AbortSignal; onProgress?: JobContext["onProgress"] },
  ): Promise<JobOutput<N>> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = withResolvers<JobOutput<JobName>>();
    const { milliseconds } = this.#options;
    const call: Call = {
      job,
      input,
      onProgress,
      deadline: Date.now() + milliseconds,
      settle: { resolve, reject },
      timers: [],
      cancelled: false,
      restarted: false,
    };
    const cancel = () => this.#cancel(call, signal.reason);
    signal.addEventListener("abort", cancel, { once: true });
    call.timers.push(setTimeout(() => this.#expire(call), milliseconds + grace));
    this.#waiting.push(call);
    this.#start();
    try {
      return (await promise) as JobOutput<N>;
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    for (const call of [...this.#waiting, ...this.#atWork.values()])
      this.#end(call, () => call.settle.reject(new CallFailure("The server is closing.")));
    this.#waiting.length = 0;
    this.#atWork.clear();
  }

  #start(): void {
    if (this.#outdated) {
      if (this.#atWork.size > 0) return;
      this.#outdated = false;
      const child = this.#child;
      this.#child = undefined;
      child?.kill("SIGKILL");
    }
    while (this.#atWork.size < maximumAtWork) {
      const call = this.#waiting.shift();
      if (!call) return;
      const id = this.#nextId++;
      this.#atWork.set(id, call);
      const milliseconds = Math.max(0, call.deadline - Date.now());
      this.#send({ type: "call", id, job: call.job, input: call.input, milliseconds });
    }
  }

  #send(message: ToAnalysis): void {
    this.#child ??= this.#fork();
    this.#child.send(message, () => undefined);
  }

  #fork(): ChildProcess {
    const { roots, config, env } = this.#options;
    const setup: Setup = { roots, config };
    // What the project's own code prints goes where our messages go: stdout may be the protocol's.
    const child = fork(new URL("./process.js", import.meta.url), [JSON.stringify(setup)], {
      stdio: ["ignore", 2, 2, "ipc"],
      execArgv: [],
      env: env as NodeJS.ProcessEnv,
    });
    child.unref();
    child.channel?.unref();
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.on("message", (message: FromAnalysis) => this.#receive(message));
    child.on("error", () => undefined);
    child.once("close", () => {
      process.removeListener("exit", kill);
      if (this.#child === child) this.#lost();
    });
    return child;
  }

  #receive(message: FromAnalysis): void {
    const call = this.#atWork.get(message.id);
    if (!call) return;
    if (message.type === "progress") {
      call.onProgress?.(message.done, message.total);
      return;
    }
    this.#atWork.delete(message.id);
    if (message.type === "outdated") {
      this.#outdated = true;
      if (!call.cancelled) this.#waiting.unshift(call);
      else this.#end(call, () => undefined);
      this.#start();
      return;
    }
    this.#end(call, () => {
      if (message.type === "result") call.settle.resolve(message.value);
      else
        call.settle.reject(message.ofCaller ? new CallFailure(message.message) : new Error(message.message));
    });
    this.#start();
  }

  /** Reads are asked again of a new process; a write may have happened. */
  #lost(): void {
    this.#child = undefined;
    this.#outdated = false;
    const calls = [...this.#atWork.values()];
    this.#atWork.clear();
    for (const call of calls) {
      if (call.cancelled) this.#end(call, () => undefined);
      else if (call.restarted || isWrite(call)) {
        const message = "The analysis ended unexpectedly; the ESLint configuration may have ended it.";
        this.#end(call, () => call.settle.reject(new CallFailure(message)));
      } else {
        call.restarted = true;
        this.#waiting.unshift(call);
      }
    }
    this.#start();
  }

  #cancel(call: Call, reason: unknown): void {
    call.cancelled = true;
    call.settle.reject(reason);
    const waiting = this.#waiting.indexOf(call);
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1);
      this.#end(call, () => undefined);
      return;
    }
    const id = this.#idOf(call);
    if (id === undefined) return;
    this.#send({ type: "cancel", id });
    call.timers.push(setTimeout(() => this.#abandon(call), grace));
  }

  #expire(call: Call): void {
    const seconds = Math.round(this.#options.milliseconds / 1000);
    const message = `The call was stopped after ${seconds} seconds. An ESLint configuration that never ends loading does this; fewer files, or a server with \`--no-config\` or a longer \`--timeout\`, may not.`;
    call.settle.reject(new CallFailure(message));
    this.#abandon(call);
  }

  /** The process heeds nothing any more. */
  #abandon(call: Call): void {
    const id = this.#idOf(call);
    const waiting = this.#waiting.indexOf(call);
    if (waiting >= 0) this.#waiting.splice(waiting, 1);
    if (id !== undefined) {
      this.#atWork.delete(id);
      this.#child?.kill("SIGKILL");
    }
    this.#end(call, () => undefined);
  }

  #idOf(call: Call): number | undefined {
    for (const [id, other] of this.#atWork) if (other === call) return id;
    return undefined;
  }

  #end(call: Call, settle: () => void): void {
    for (const timer of call.timers) clearTimeout(timer);
    settle();
  }
}

function isWrite({ job, input }: Call): boolean {
  return (job === "fix" || job === "refactor") && (input as JobInput<"fix" | "refactor">).write;
}

/** `Promise.withResolvers`, which Node 20 doesn't have. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
