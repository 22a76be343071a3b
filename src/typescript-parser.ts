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
  parseForESLint: (text, options) =>
    (require("@typescript-eslint/parser") as Parser).parseForESLint(text, options),
};
