import type { ProjectStyle } from "./project-style.ts";

/** Text in double quotes, with semicolons, two spaces and ES imports, as the project would have written it. */
export function render(text: string, style: ProjectStyle): string {
  const modules = style.commonjs ? asCommonJs(text) : text;
  const lines = modules
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .split("\n")
    .map((line) => quoted(indented(ended(line, style), style), style));
  return `${lines.join("\n")}\n`;
}

function ended(line: string, { semicolon }: ProjectStyle): string {
  return semicolon || /^\s*(?:\/\/|\*|for\b)/.test(line) ? line : line.replace(/;$/, "");
}

function indented(line: string, { indent }: ProjectStyle): string {
  const [spaces = ""] = /^ */.exec(line) ?? [];
  const isComment = line.startsWith(" *", spaces.length - 1) && spaces.length % 2 === 1;
  const depth = Math.floor(spaces.length / 2);
  return indent.repeat(depth) + (isComment ? " " : "") + line.slice(spaces.length);
}

function quoted(line: string, { quote }: ProjectStyle): string {
  if (quote === '"' || /^\s*(?:\/\*\*|\*|\/\/)/.test(line)) return line;
  return line.replace(/"([^"'\n]*)"/g, "'$1'");
}

function asCommonJs(text: string): string {
  const exported: string[] = [];
  const body = text
    .replace(/^import (\w+) from (".*");$/gm, "const $1 = require($2);")
    .replace(/^import \{ (.*) \} from (".*");$/gm, (_, names: string, from: string) => {
      return `const { ${names.replaceAll(" as ", ": ")} } = require(${from});`;
    })
    .replace(/^export ((?:async )?(?:class|function|const) )(\w+)/gm, (_, head: string, name: string) => {
      exported.push(name);
      return head + name;
    });
  return exported.length === 0 ? body : `${body.trimEnd()}\n\nmodule.exports = { ${exported.join(", ")} };\n`;
}
