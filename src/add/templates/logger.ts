import { typesFor, type TemplateMaker } from "../template.ts";

/** A logger that writes a line of JSON for each event. */
export const loggerTemplate: TemplateMaker = (style) => {
  const t = typesFor(style);
  return {
    name: "logger",
    folders: ["src/lib", "src/common", "src/utils", "lib", "common", "utils"],
    source: `${t(`export type Level = "debug" | "info" | "warn" | "error";
export type Fields = Readonly<Record<string, unknown>>;
type Log = (message: string, fields?: Fields) => void;
export type Logger = Readonly<Record<Level, Log>>;

`)}const levels${t(": readonly Level[]")} = ["debug", "info", "warn", "error"];
const secret = /^(?:password|token|secret|authorization|cookie|api_?key)$/i;

/** Writes one line of JSON for each event of at least this level, without what looks like a secret by its name. */
export function createLogger(
  level${t(": Level")} = "info",
  write${t(": (line: string) => unknown")} = (line) => process.stdout.write(line),
)${t(": Logger")} {
  const log =
    (name${t(": Level")})${t(": Log")} =>
    (message, fields = {}) => {
      if (levels.indexOf(name) < levels.indexOf(level)) return;
      write(\`\${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields }, plain)}\\n\`);
    };
  return { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
}

function plain(key${t(": string")}, value${t(": unknown")})${t(": unknown")} {
  if (secret.test(key)) return "[redacted]";
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  return typeof value === "bigint" ? String(value) : value;
}

export const logger${t(": Logger")} = createLogger(levels.find((level) => level === process.env${style.typescript ? '["LOG_LEVEL"]' : ".LOG_LEVEL"}));
`,
    test: {
      imports: ["createLogger"],
      body: `const lines${t(": Record<string, unknown>[]")} = [];
const log = createLogger("info", (line) => lines.push(JSON.parse(line)));

test("an event is one line with its level, its message and its fields", () => {
  lines.length = 0;
  log.warn("slow", { ms: 1200, size: 3n });
  same([lines.length, lines[0]?.level, lines[0]?.message, lines[0]?.ms, lines[0]?.size], [1, "warn", "slow", 1200, "3"]);
});

test("lower levels, and secrets, are left out", () => {
  lines.length = 0;
  log.debug("nothing");
  log.info("signed in", { user: { name: "ada", password: "hunter2" } });
  same([lines.length, lines[0]?.user], [1, { name: "ada", password: "[redacted]" }]);
});

test("an error keeps its message and its cause", () => {
  lines.length = 0;
  log.error("failed", { error: new Error("outer", { cause: new Error("inner") }) });
  same(JSON.stringify(lines[0]).includes("outer") && JSON.stringify(lines[0]).includes("inner"), true);
});`.replaceAll(/lines\[0\]\?\.(\w+)/g, (text, name: string) =>
        style.typescript ? `lines[0]?.["${name}"]` : text,
      ),
    },
    wiring: 'logger.info("order placed", { orderId, items: items.length });',
  };
};
