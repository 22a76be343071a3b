import { readFileSync } from "node:fs";
import { ESLint, type Linter } from "eslint";
import { defaultPlugin, eslintOptions, type LinterOptions } from "../../src/check/linter.ts";
import { namespace } from "../../src/configs.ts";
import { stateOf } from "../../src/explain.ts";

interface Remembered {
  readonly text: string;
  readonly state: object;
  readonly results: ESLint.LintResult[];
}

interface LanguageOptions {
  readonly parser?: { readonly name?: string; readonly meta?: { readonly name?: string } };
  readonly parserOptions?: Readonly<Record<string, unknown>>;
}

/** Parsers that read nothing but the text, unless one of the options is set. */
const parsersOfText: ReadonlySet<string> = new Set([
  "espree",
  "typescript-eslint/parser",
  // As this package's own configurations name it.
  "@typescript-eslint/parser",
]);
const typeOptions = ["project", "projectService", "programs"];

const maximumLinters = 16;
const maximumRemembered = 200;
const maximumLength = 100_000;

/** ESLint that remembers what it found in a file, for as long as nothing has changed that this rests on. */
class WarmLinter extends ESLint {
  readonly #base: string;
  readonly #remembered = new Map<string, Remembered>();

  constructor(base: string, options: LinterOptions) {
    super(eslintOptions(base, options));
    this.#base = base;
  }

  override async lintFiles(patterns: string | string[]): Promise<ESLint.LintResult[]> {
    const results: ESLint.LintResult[] = [];
    for (const path of [patterns].flat()) results.push(...(await this.#lint(path)));
    return results;
  }

  async #lint(path: string): Promise<ESLint.LintResult[]> {
    const text = readFileSync(path, "utf8");
    const state = stateOf(this.#base);
    const known = this.#remembered.get(path);
    if (known?.text === text && known.state === state) return known.results;
    const results = await this.lintText(text, { filePath: path });
    // A change that was seen on the way may have come in between two looks.
    if (stateOf(this.#base) === state && text.length <= maximumLength && (await this.#isOfTexts(path)))
      keep(this.#remembered, path, { text, state, results }, maximumRemembered);
    return results;
  }

  /** Whether findings depend on texts alone that the analysis of this process reads. */
  async #isOfTexts(path: string): Promise<boolean> {
    const config = (await this.calculateConfigForFile(path)) as Linter.Config | undefined;
    if (config?.processor !== undefined || config?.plugins?.[namespace] !== defaultPlugin) return false;
    const { parser, parserOptions = {} } = (config.languageOptions ?? {}) as LanguageOptions;
    const name = parser?.meta?.name ?? parser?.name ?? "";
    return parsersOfText.has(name) && !typeOptions.some((option) => parserOptions[option]);
  }
}

const linters = new Map<string, WarmLinter>();

/** The linter of these options, kept since it was first asked for. Its configuration must be what it was then. */
export function linterFor(base: string, options: LinterOptions): ESLint {
  const key = JSON.stringify([base, options]);
  let linter = linters.get(key);
  if (linter === undefined) keep(linters, key, (linter = new WarmLinter(base, options)), maximumLinters);
  return linter;
}

/** Makes all linters load their configuration again. */
export function forgetLinters(): void {
  linters.clear();
}

/** The oldest goes first. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, maximum: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= maximum) break;
    map.delete(oldest);
  }
}
