import { createRequire } from "node:module";
import type { Linter } from "eslint";

type Parser = Extract<Linter.Parser, { parseForESLint: unknown }>;

const require = createRequire(import.meta.url);
const { name, version } = require("@typescript-eslint/parser/package.json") as {
  name: string;
  version: string;
};

/** `@typescript-eslint/parser`, loaded with the first file that needs it: loading it takes half a second and TypeScript. */
export const typescriptParser: Parser = {
  meta: { name, version },
  parseForESLint: (text, options) => load().parseForESLint(text, options),
};

function load(): Parser {
  try {
    return require("@typescript-eslint/parser") as Parser;
  } catch (cause) {
    if (!/Cannot find module 'typescript'/.test(String(cause))) throw cause;
    throw new Error(
      "TypeScript is not installed, and this file needs it: `npm install --save-dev typescript`.",
      { cause },
    );
  }
}
