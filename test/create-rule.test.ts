import { describe, expect, it } from "vitest";
import { createRule, type AnyRuleModule } from "../src/create-rule.ts";
import { packageInfo } from "../src/package-info.ts";
import { ruleTester } from "./rule-tester.ts";

const noFoo = createRule({
  name: "no-foo",
  meta: {
    type: "problem",
    docs: {
      description: "Disallow foo",
      recommended: true,
      stage: "stable",
      pattern: "foo",
      crossFile: false,
    },
    messages: { foo: "`{{name}}` costs {{cost}}." },
    schema: [{ type: "object", properties: { cost: { type: "number" } }, additionalProperties: false }],
    defaultOptions: [{ cost: 3 }],
  },
  create(context) {
    const [{ cost }] = context.options;
    return {
      Identifier(node) {
        if (node.name === "foo")
          context.report({ node, messageId: "foo", data: { name: node.name, cost: cost + 1 } });
      },
    };
  },
});

describe("createRule", () => {
  it("points at the docs page of the released version", () => {
    expect(noFoo.meta.docs.url).toBe(
      `https://unpkg.com/${packageInfo.name}@${packageInfo.version}/docs/rules/no-foo.md`,
    );
  });

  it("keeps what the rule says of itself", () => {
    const rule: AnyRuleModule = noFoo;
    expect(rule.name).toBe("no-foo");
    expect(rule.meta.docs).toMatchObject({ recommended: true, pattern: "foo" });
  });
});

ruleTester.run("no-foo", noFoo, {
  valid: [{ name: "TypeScript is parsed", code: "const bar = <T,>(value: T): T => value;" }],
  invalid: [
    {
      name: "an option left out has its default",
      code: "foo satisfies unknown;",
      errors: [
        { messageId: "foo", data: { name: "foo", cost: 4 }, line: 1, column: 1, endLine: 1, endColumn: 4 },
      ],
    },
    {
      name: "JSX is parsed in .tsx files",
      filename: "file.tsx",
      code: "const a = <p>{foo}</p>;",
      options: [{ cost: 0 }],
      errors: [
        { messageId: "foo", data: { name: "foo", cost: 1 }, line: 1, column: 15, endLine: 1, endColumn: 18 },
      ],
    },
  ],
});
