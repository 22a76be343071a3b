import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ruleIndex } from "./rule-index.ts";

const ruleSource = (name: string) => `import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";

export default createRule({
  name: "${name}",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow what ${name} stands for",
      recommended: false,
      stage: "preview",
      pattern: "name-of-the-pattern-page",
      crossFile: true,
    },
    messages: {
      problem: "What is wrong with \`{{subject}}\`, what it costs in production, and what to do.",
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      Program() {
        factsOf(context);
      },
    };
  },
});
`;

const testSource = (name: string) => `import rule from "../../rules/${name}.ts";
import { ruleTester } from "../rule-tester.ts";

ruleTester.run("${name}", rule, {
  valid: [{ name: "where reporting stops", code: "export {};" }],
  invalid: [
    {
      name: "the plain case: to be written",
      code: "export {};",
      errors: [{ messageId: "problem", data: { subject: "" }, line: 1, column: 1, endLine: 1, endColumn: 1 }],
    },
  ],
});
`;

const pageSource = (name: string) => `# ${name}

<!-- end auto-generated rule header -->

## What it reports

## Why it matters

## Examples

\`\`\`ts incorrect
\`\`\`

\`\`\`ts correct
\`\`\`

## What it does not see

## When not to use it

## The pattern

<!-- begin pattern pages -->
<!-- end pattern pages -->
`;

/** Writes a rule, its test (red until it's written) and its docs page, and adds the rule to the index. */
function newRule(name: string | undefined): void {
  if (!name || !/^(no|require|prefer)(-[a-z0-9]+)+$/.test(name)) {
    throw new Error(
      "Usage: npm run new-rule <name>, where the name reads `no-...`, `require-...` or `prefer-...`.",
    );
  }
  const files = {
    [`rules/${name}.ts`]: ruleSource,
    [`test/rules/${name}.test.ts`]: testSource,
    [`docs/rules/${name}.md`]: pageSource,
  };
  const existing = Object.keys(files).filter((path) => existsSync(path));
  if (existing.length > 0) throw new Error(`There is a file already: ${existing.join(", ")}.`);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source(name));
  }
  writeFileSync("rules/index.ts", ruleIndex());
  console.log(`${Object.keys(files).join("\n")}\nWrite the test first; then \`npm run generate\`.`);
}

newRule(process.argv[2]);
