import { ConfigurationError } from "../check/configuration-error.ts";
import { packageInfo } from "../package-info.ts";
import { exitCode, UsageError, type Io } from "./command.ts";
import { commands } from "./commands/index.ts";
import { commandHelp, generalHelp } from "./help.ts";

/** Runs the command line on its arguments (without `node` and the script) and returns the exit code. */
export async function run([name, ...args]: string[], io: Io): Promise<number> {
  if (name === "--version" || name === "-v") {
    io.stdout.write(`${packageInfo.version}\n`);
    return exitCode.clean;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? io.stderr : io.stdout).write(generalHelp(commands));
    return name === undefined ? exitCode.failure : exitCode.clean;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    io.stderr.write(`There is no command \`${name}\`.\n\n${generalHelp(commands)}`);
    return exitCode.failure;
  }
  try {
    const command = await entry.load();
    if (asksForHelp(args)) {
      io.stdout.write(commandHelp(command));
      return exitCode.clean;
    }
    return await command.run(args, io);
  } catch (error) {
    io.stderr.write(describe(error, name));
    return exitCode.failure;
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args
    .slice(0, end === -1 ? undefined : end)
    .some((argument) => argument === "--help" || argument === "-h");
}

function describe(error: unknown, command: string): string {
  if (error instanceof ConfigurationError) return `${error.message}\n`;
  if (isUsageError(error)) return `${error.message}\nSee \`backend-patterns ${command} --help\`.\n`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `backend-patterns stopped by an internal error. Please report it: ${packageInfo.bugsUrl}\n${detail}\n`;
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
