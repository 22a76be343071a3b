import { ESLint } from "eslint";
import plugin from "../../../src/index.ts";
import { typescriptParser } from "../../../src/typescript-parser.ts";
import { temporaryProject, type Files } from "../../project/temporary-project.ts";

/** The text of one file of a project after `--fix` of a rule, and what is left to report in it. */
export async function fixedIn(
  files: Files,
  filename: string,
  rule: string,
  settings: object = {},
): Promise<{ text: string; left: readonly string[] }> {
  const directory = temporaryProject(files);
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    fix: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,tsx,js}"],
        plugins: { "backend-patterns": plugin },
        languageOptions: { parser: typescriptParser },
        rules: { [`backend-patterns/${rule}`]: "error" },
        settings: { "backend-patterns": settings },
      },
    ],
  });
  const [result] = await eslint.lintFiles([filename.replace(/[[\]]/g, "\\$&")]);
  if (result === undefined) throw new Error(`${filename} isn't linted`);
  return {
    text: result.output ?? files[filename] ?? "",
    left: result.messages.map(({ line, message }) => `${line}: ${message}`),
  };
}
