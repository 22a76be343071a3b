import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

// Our server and ESLint's own, in turn, on the same files with the same configuration.

const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);
const warmCalls = 20;
const rival = "@eslint/mcp@0.3.13";

const root = path.resolve(import.meta.dirname, "../..");
const main = path.join(root, "dist/src/cli/main.js");
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "backend-patterns-bench-mcp-")));
const project = path.join(folder, "shop");

interface Measured {
  connect: number;
  first: number;
  /** Each call after the first, of the file as it is. */
  warm: number;
  /** Each call after an edit of the file. */
  edited: number;
}

const labels = {
  connect: "connect",
  first: "first answer",
  warm: "each further answer",
  edited: "each answer after an edit",
} satisfies Record<keyof Measured, string>;

interface Server {
  args: string[];
  call: { name: string; arguments: (file: string) => Record<string, unknown> };
}

const ours: Server = {
  args: [main, "mcp", "--root", project],
  call: { name: "analyze_files", arguments: (file) => ({ paths: [file] }) },
};
const theirs: Server = {
  args: [path.join(folder, "node_modules/@eslint/mcp/src/mcp-cli.js")],
  call: { name: "lint-files", arguments: (file) => ({ filePaths: [path.join(project, file)] }) },
};

try {
  install();
  const sections = [];
  for (const file of ["src/services/customer-service.ts", "src/routes/orders.ts"])
    sections.push(await compare(file));
  const head = `| File | What | backend-patterns | ${rival.replace(/@[^@]*$/, "")} | Ratio |\n| :-- | :-- | --: | --: | --: |`;
  const text = `${head}\n${sections.join("\n")}\n\nMeasured by \`npm run bench:mcp\` on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}: medians of ${rounds} rounds, each with both servers, in new processes, over stdio.`;
  console.log(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install(): void {
  cpSync(path.join(root, "docs/examples/shop"), project, { recursive: true });
  const url = (file: string) => JSON.stringify(pathToFileURL(path.join(root, file)).href);
  writeFileSync(
    path.join(project, "eslint.config.mjs"),
    `import plugin from ${url("dist/src/index.js")};
import parser from ${url("node_modules/@typescript-eslint/parser/dist/index.js")};
export default [{ files: ["**/*.ts"], languageOptions: { parser }, plugins: { "backend-patterns": plugin }, rules: Object.assign({}, ...plugin.configs.recommended.map(({ rules }) => rules)) }];
`,
  );
  writeFileSync(path.join(folder, "package.json"), "{}");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", rival], { cwd: folder });
}

async function compare(file: string): Promise<string> {
  const results: { ours: Measured; theirs: Measured }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = await measure(first ? ours : theirs, file);
    const b = await measure(first ? theirs : ours, file);
    results.push(first ? { ours: a, theirs: b } : { ours: b, theirs: a });
  }
  const lines = readFileSync(path.join(project, file), "utf8").split("\n").length;
  const rows = (Object.keys(labels) as (keyof Measured)[]).map((name) => {
    const of = (server: "ours" | "theirs") => median(results.map((result) => result[server][name]));
    const ratio = median(results.map((result) => result.ours[name] / result.theirs[name]));
    return `| \`${file}\`, ${lines} lines | ${labels[name]} | ${of("ours").toFixed(1)} ms | ${of("theirs").toFixed(1)} ms | ${ratio.toFixed(2)} |`;
  });
  return rows.join("\n");
}

async function measure({ args, call }: Server, file: string): Promise<Measured> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args,
    cwd: project,
    stderr: "ignore",
  });
  const client = new Client({ name: "bench", version: "1" });
  const start = performance.now();
  await client.connect(transport);
  const connected = performance.now();
  const ask = async () => {
    const { isError, content } = await client.callTool({ name: call.name, arguments: call.arguments(file) });
    if (isError) throw new Error(JSON.stringify(content));
  };
  await ask();
  const answered = performance.now();
  const timed = async (before: (call: number) => void = () => undefined) => {
    const times = [];
    for (let i = 0; i < warmCalls; i++) {
      before(i);
      const asked = performance.now();
      await ask();
      times.push(performance.now() - asked);
    }
    return median(times);
  };
  const warm = await timed();
  const text = readFileSync(path.join(project, file), "utf8");
  const edited = await timed((i) => writeFileSync(path.join(project, file), `${text}// ${i}\n`));
  writeFileSync(path.join(project, file), text);
  await client.close();
  return { connect: connected - start, first: answered - connected, warm, edited };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
