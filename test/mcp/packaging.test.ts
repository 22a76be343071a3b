import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toolsOf } from "../../mcp/tools/index.ts";
import { mcpCommand } from "../../src/cli/commands/mcp.ts";
import { packageInfo } from "../../src/package-info.ts";

const read = (path: string) => readFileSync(path, "utf8");

interface Registered {
  name: string;
  version: string;
  description: string;
  packages: { identifier: string; version: string }[];
}

interface Started {
  command: string;
  args: string[];
}

/** The little of TOML that the page uses: tables of keys whose values are JSON too. */
function tomlTables(text: string): Record<string, unknown> {
  const tables: Record<string, Record<string, Record<string, unknown>>> = {};
  let current: Record<string, unknown> = {};
  for (const line of text.trim().split("\n")) {
    const [, outer, inner] = /^\[(\w+)\.([\w-]+)\]$/.exec(line) ?? [];
    if (outer !== undefined && inner !== undefined) {
      current = {};
      tables[outer] = { ...tables[outer], [inner]: current };
      continue;
    }
    const [, key, value] = /^(\w+) = (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new Error(`Not TOML: ${line}`);
    current[key] = JSON.parse(value);
  }
  return tables;
}

describe("packaging", () => {
  it("agrees on names and versions everywhere", () => {
    const { version, name } = packageInfo;
    const registered = JSON.parse(read("mcp/server.json")) as Registered;
    const bundled = JSON.parse(read("mcp/manifest.json")) as {
      version: string;
      server: { entry_point: string };
    };
    const { bin, mcpName } = JSON.parse(read("package.json")) as {
      bin: Record<string, string>;
      mcpName: string;
    };
    // The registry takes the package for the server's only if it says so itself.
    expect(mcpName).toBe(registered.name);
    expect(registered.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
    expect(registered).toMatchObject({ version, packages: [{ identifier: name, version }] });
    expect(registered.description.length).toBeLessThanOrEqual(100);
    expect(bundled.version).toBe(version);
    expect(bundled.server.entry_point).toBe(`node_modules/${name}/${bin["backend-patterns"]?.slice(2)}`);
  });

  it("bundles what starts the server in the folder that is asked for", () => {
    const { server, user_config, ...manifest } = JSON.parse(read("mcp/manifest.json")) as {
      manifest_version: string;
      server: { type: string; entry_point: string; mcp_config: { command: string; args: string[] } };
      user_config: Record<string, { type: string; title: string; description: string; required: boolean }>;
    };
    expect(manifest).toMatchObject({ manifest_version: "0.3", author: { name: packageInfo.name } });
    const { command, args } = server.mcp_config;
    expect([server.type, command, args[0]]).toEqual(["node", "node", `\${__dirname}/${server.entry_point}`]);
    const asked = args.flatMap((argument) => /^\$\{user_config\.(\w+)\}$/.exec(argument)?.[1] ?? []);
    expect(asked).toEqual(Object.keys(user_config));
    const options = args.filter((argument) => argument.startsWith("--")).map((option) => option.slice(2));
    expect(Object.keys(mcpCommand().options)).toEqual(expect.arrayContaining(options));
  });

  it("shows set-ups that clients can read, and that start the server", () => {
    const blocks = [...read("docs/mcp.md").matchAll(/^```(json|toml)\n([^]*?)^```$/gm)];
    const commands = blocks.map(([, language, text = ""]) => {
      const read = language === "json" ? JSON.parse(text) : tomlTables(text);
      const [[key, servers] = []] = Object.entries(read as Record<string, Record<string, Started>>);
      const { command, args } = servers?.["backend-patterns"] ?? {};
      return [key, command, args?.join(" ")].join(" ");
    });
    expect(commands).toEqual(
      ["mcpServers", "mcpServers", "servers", "mcp_servers", "context_servers"].map((key, i) =>
        i === 1
          ? `${key} npx backend-patterns mcp --root /path/to/project`
          : `${key} npx backend-patterns mcp`,
      ),
    );
  });

  it("documents every tool and option", () => {
    const page = read("docs/mcp.md");
    for (const { name } of toolsOf({ readOnly: false })) expect(page).toContain(`\`${name}\``);
    for (const option of Object.keys(mcpCommand().options)) expect(page).toContain(`\`--${option}`);
  });
});
