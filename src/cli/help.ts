import type { Command, Option } from "./command.ts";

/** The text of `backend-patterns --help`. */
export function generalHelp(commands: Readonly<Record<string, { summary: string }>>): string {
  return `Usage: backend-patterns <command> [options]

Commands:
${table(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

Options:
${table([
  ["-h, --help", "Show this, or with a command its own help"],
  ["-v, --version", "Show the version"],
])}
`;
}

/** The text of `backend-patterns <command> --help`. */
export function commandHelp({ summary, usage, options, notes }: Command): string {
  const rows = Object.entries(options).map(([name, option]) => [flag(name, option), option.description]);
  return `${summary}

Usage: backend-patterns ${usage}

Options:
${table([...rows, ["-h, --help", "Show this"]])}
${notes ? `\n${notes}\n` : ""}`;
}

function flag(name: string, { short, value }: Option): string {
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = ""]) => left.length));
  return rows.map(([left = "", right = ""]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
