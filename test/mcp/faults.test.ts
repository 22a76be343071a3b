import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { overStdio } from "./built.ts";
import { client, project, shop, write } from "./session.ts";

const star = `
import { prisma } from "./db.ts";
export async function isTaken(email: string) {
  const user = await prisma.user.findUnique({ where: { email } });
  return user !== null;
}
`;
const loopRule = { paths: ["src"], rules: ["no-query-in-loop"] };

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function eventually(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition() && Date.now() < end;) await sleep(50);
  expect(condition()).toBe(true);
}

/** A configuration that tells its process, and then does something bad. */
const config = (body: string) => `
  import { writeFileSync } from "node:fs";
  import { execSync } from "node:child_process";
  writeFileSync(new URL("./pid", import.meta.url), String(process.pid));
  ${body}
  export default [];
`;

describe("a configuration", { timeout: 120_000 }, () => {
  it("may print, whichever way", async () => {
    const root = project({
      ...shop,
      "eslint.config.mjs": config(`
        console.log("printed");
        process.stdout.write("written");
        writeFileSync(1, "to the descriptor");
        execSync("echo by a child", { stdio: "inherit" });
      `),
    });
    const { call, stderr } = await overStdio(root);
    expect((await call("analyze_files", loopRule)).data).toMatchObject({ summary: { findings: 1 } });
    expect((await call("analyze_files", loopRule)).data).toMatchObject({ summary: { findings: 1 } });
    await eventually(() =>
      ["printed", "written", "to the descriptor", "by a child"].every((text) => stderr().includes(text)),
    );
  });

  it("may throw: that is an entry, without the paths of this machine", async () => {
    const root = project({ ...shop, "eslint.config.mjs": "throw new Error(`no ${import.meta.filename}`);" });
    const { call } = await overStdio(root);
    const { data, text } = await call("analyze_files", loopRule);
    expect(data).toMatchObject({
      summary: { findings: 1 },
      errors: [{ path: "eslint.config.mjs", kind: "configuration" }],
    });
    expect(text).not.toContain(root);
  });

  it("may never end: the call does, and leaves no process behind", async () => {
    const root = project({ ...shop, "eslint.config.mjs": config("for (;;);") });
    const { call, client: connected } = await overStdio(root, ["--timeout", "2"]);
    const { isError, text } = await call("analyze_files", loopRule);
    expect(isError).toBe(true);
    expect(text).toContain("stopped after 2 seconds");
    const pid = Number(readFileSync(join(root, "pid"), "utf8"));
    await eventually(() => !isAlive(pid));
    write(root, { "eslint.config.mjs": "export default [];" });
    expect((await call("analyze_files", loopRule)).data).toMatchObject({ summary: { findings: 1 } });
    await connected.close();
  });

  it("may end its process: others don't suffer", async () => {
    const root = project({ ...shop, "bad/eslint.config.mjs": "process.exit(0);", "bad/a.ts": "export {};" });
    const { call } = await overStdio(root);
    const [bad, good] = await Promise.all([
      call("analyze_files", { paths: ["bad"] }),
      call("analyze_files", loopRule),
    ]);
    expect(bad).toMatchObject({
      isError: true,
      text: expect.stringContaining("ended unexpectedly") as string,
    });
    expect(good.isError || good.data["summary"]).toBeTruthy();
    expect((await call("analyze_files", loopRule)).data).toMatchObject({ summary: { findings: 1 } });
  });

  it("isn't loaded with --no-config", async () => {
    const root = project({ ...shop, "eslint.config.mjs": config("") });
    const { call } = await overStdio(root, ["--no-config"]);
    expect((await call("analyze_files", loopRule)).data).toMatchObject({
      summary: { findings: 1 },
      errors: [],
    });
    expect(readdirSync(root)).not.toContain("pid");
  });
});

describe("the server", { timeout: 180_000 }, () => {
  it("reads nothing outside the roots, even where imports lead there", async () => {
    const outside = project(shop);
    const root = project({
      "src/names.ts": shop["src/names.ts"].replace("./users.ts", join(outside, "src/users.ts")),
    });
    const { call } = await overStdio(root);
    const { data, text } = await call("analyze_files", { ...loopRule, response_format: "detailed" });
    expect(data).toMatchObject({ clean: true, summary: { files: 1 } });
    expect(text).not.toContain("findUnique");
  });

  it("answers fifty calls at once, each its own", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`src/names-${i}.ts`, shop["src/names.ts"] + "\n".repeat(i)]),
    );
    const { call } = await overStdio(project({ ...shop, ...files }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        call("analyze_files", { paths: [`src/names-${i}.ts`], rules: ["no-query-in-loop"] }),
      ),
    );
    answers.forEach(({ data }, i) =>
      expect(data).toMatchObject({
        summary: { files: 1, findings: 1 },
        files: [{ path: `src/names-${i}.ts` }],
      }),
    );
  });

  it("says that a file is too large", async () => {
    const root = project({ "src/large.ts": `export const a = [\n${"  1,\n".repeat(1_000_000)}];\n` });
    const { call } = await overStdio(root);
    expect((await call("analyze_files", { paths: ["src"] })).data).toMatchObject({
      errors: [{ path: "src/large.ts", kind: "too-large" }],
    });
  });

  it("leaves no half file when it is killed while it writes", async () => {
    const body = `${star}\n// ${"x".repeat(200_000)}\n`;
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`src/f${i}.ts`, body]));
    const root = project({ "src/db.ts": client, "eslint.config.mjs": config(""), ...files });
    const { client: connected, call, pid } = await overStdio(root);
    await call("analyze_files", { paths: ["src/f0.ts"] });
    const analysis = Number(readFileSync(join(root, "pid"), "utf8"));
    const fixing = call("fix_files", { paths: ["src"], rules: ["no-select-star"], dry_run: false });
    fixing.catch(() => undefined);
    const changed = () =>
      Object.keys(files).filter((name) => readFileSync(join(root, name), "utf8") !== body).length;
    await eventually(() => changed() > 0);
    process.kill(analysis, "SIGKILL");
    process.kill(pid, "SIGKILL");
    await expect(fixing).rejects.toThrow();
    const fixed = body.replace("where: { email } }", "where: { email }, select: { email: true } }");
    await eventually(() => !isAlive(analysis));
    for (const name of Object.keys(files)) {
      expect([body, fixed]).toContain(readFileSync(join(root, name), "utf8"));
    }
    await connected.close();
  });

  it("ends with its client, and takes the analysis with it", async () => {
    const root = project({ ...shop, "eslint.config.mjs": config("") });
    const { call, client: connected, pid } = await overStdio(root);
    await call("analyze_files", loopRule);
    const analysis = Number(readFileSync(join(root, "pid"), "utf8"));
    expect(analysis).not.toBe(pid);
    await connected.close();
    await eventually(() => !isAlive(pid) && !isAlive(analysis));
  });
});

describe("a write", { timeout: 60_000 }, () => {
  it("is refused when the file has changed since it was read", async () => {
    const { replaceText } = await import("../../src/check/replace-text.ts");
    const root = project({ "a.ts": "before" });
    const path = join(root, "a.ts");
    writeFileSync(path, "by somebody else");
    expect(() => replaceText(path, "before", "after")).toThrow("it has changed since it was read");
    expect(readFileSync(path, "utf8")).toBe("by somebody else");
    expect(readdirSync(root)).toEqual(["a.ts"]);
  });

  it("is refused when bytes would be lost", async () => {
    const { replaceText } = await import("../../src/check/replace-text.ts");
    const root = project({});
    const path = join(root, "a.ts");
    const bytes = Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]);
    writeFileSync(path, bytes);
    expect(() => replaceText(path, bytes.toString("utf8"), "after")).toThrow("it is not in UTF-8");
    expect(readFileSync(path)).toEqual(bytes);
  });
});
