/** What a command may touch of the outside; a test gives its own. */
export interface Io {
  cwd: string;
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Puts a yes-or-no question to the user; left out where nobody is there to answer. */
  ask?: (question: string) => Promise<boolean>;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** As `parseArgs` of node:util has it, with what the help says of it. */
export interface Option {
  type: "boolean" | "string";
  multiple?: boolean;
  short?: string;
  /** The name that the help gives to the value. */
  value?: string;
  description: string;
}

/** One subcommand. */
export interface Command {
  summary: string;
  /** The arguments, as in `check [options] [paths...]`. */
  usage: string;
  options: Readonly<Record<string, Option>>;
  /** What the help says after the options. */
  notes?: string;
  /** Runs with the arguments after the command's name, and returns the exit code. */
  run(args: string[], io: Io): Promise<number>;
}

/** The user asked for something impossible: the message says what, the exit code is 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const exitCode = { clean: 0, findings: 1, failure: 2 } as const;
