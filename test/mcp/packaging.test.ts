import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toolsOf } from "../../mcp/tools/index.ts";
import { mcpCommand } from "../../src/cli/commands/mcp.ts";
import { packageInfo } from "../../src/package-info.ts";

const read = (path: string) => readFileSync(path, "utf8");

interface Registered {
  version: string;
  description: string;
  packages: { identifier: string; version: string }[];
}

describe("packaging", () => {
  it("agrees on names and versions everywhere", () => {
    const { version, name } = packageInfo;
    const registered = JSON.parse(read("mcp/server.json")) as Registered;
    const bundled = JSON.parse(read("mcp/manifest.json")) as {
      version: string;
      server: { entry_point: string };
    };
    const { bin } = JSON.parse(read("package.json")) as { bin: Record<string, string> };
    expect(registered).toMatchObject({ version, packages: [{ identifier: name, version }] });
    expect(registered.description.length).toBeLessThanOrEqual(100);
    expect(bundled.version).toBe(version);
    expect(bundled.server.entry_point).toBe(`node_modules/${name}/${bin["backend-patterns"]?.slice(2)}`);
  });

  it("documents every tool and option", () => {
    const page = read("docs/mcp.md");
    for (const { name } of toolsOf({ readOnly: false })) expect(page).toContain(`\`${name}\``);
    for (const option of Object.keys(mcpCommand().options)) expect(page).toContain(`\`--${option}`);
  });
});
