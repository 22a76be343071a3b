import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { authenticationOf } from "../src/facts/handler/authentication.ts";
import { guardInUse } from "../src/facts/handler/guards-in-use.ts";
import { isPublicRoute, saysPublic, statementOf } from "../src/facts/handler/public-routes.ts";
import { guardedHandler } from "../src/fix/auth-guard.ts";
import { indentationAt, layoutOf } from "../src/fix/layout.ts";

export interface Options {
  readonly methods: readonly string[];
  readonly publicRoutes: readonly string[];
}

const publicRoutes = [
  "**/{health,healthz,health-check,healthcheck,heartbeat,ready,readyz,readiness,live,livez,liveness,ping,status,version,metrics}{,/**}",
  "**/{login,log-in,signin,sign-in,logout,log-out,signout,sign-out,authenticate}{,/**}",
  "**/{register,registration,signup,sign-up,join}{,/**}",
  "**/*{login,signin,sign-in,signup,sign-up,register,logout,sign-out}*",
  "**/*{forgot,reset,recover,change-forgotten}*password*{,/**}",
  "**/*password*{forgot,reset,recover}*{,/**}",
  "**/password/**",
  "**/*{verify,verification,confirm,activate}*{,/**}",
  "**/*{magic-link,otp,passkey,webauthn,two-factor,2fa,totp}*{,/**}",
  "**/{oauth,oauth2,oidc,saml,sso,scim}{,/**}",
  "**/auth/**",
  "**/callback{,/**}",
  "**/[...nextauth]",
  "**/*{refresh-token,token-refresh}*",
  "**/{refresh,token}",
  "**/*{unsubscribe,csp-report}*{,/**}",
  "**/{contact,contact-us,newsletter,waitlist}{,/**}",
];

export default createRule({
  name: "require-auth-wrapper",
  meta: {
    type: "problem",
    docs: {
      description: "require something that authenticates before each handler that changes data",
      recommended: false,
      stage: "preview",
      pattern: "auth-middleware",
      crossFile: true,
    },
    hasSuggestions: true,
    messages: {
      guardHandler: "Put `{{guard}}` in front of it, as other handlers of this project have it.",
      markPublic: "Say that anybody may call it.",
      unauthenticated:
        "Nothing authenticates who calls {{name}}: anybody who knows the address can run it. Put a check in front of it, or mark it `@public`.",
    },
    schema: [
      {
        type: "object",
        properties: {
          methods: {
            description:
              "Methods whose handlers need a check: HTTP methods, and `MUTATION`, `QUERY`, `SUBSCRIPTION`, `MESSAGE`.",
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
          },
          publicRoutes: {
            description: "Globs of the paths that anybody may call. They take the place of the default list.",
            type: "array",
            items: { type: "string" },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [
      { methods: ["POST", "PUT", "PATCH", "DELETE", "MUTATION"], publicRoutes } satisfies Options as Options,
    ],
  },
  create(context) {
    const { methods, publicRoutes } = context.options[0];
    return {
      Program() {
        const facts = factsOf(context);
        for (const handler of facts.handlers) {
          if (!handler.methods.some((method) => method === "*" || methods.includes(method))) continue;
          if (saysPublic(handler)) continue;
          const { verdict, path } = authenticationOf(facts.origins, handler);
          if (verdict !== "absent" || isPublicRoute(path ?? handler.path, publicRoutes)) continue;
          const name = `${handler.methods.join("/")} ${path ?? handler.path ?? ""}`.trim();
          const guard = guardInUse(facts.origins, handler);
          const edits = guard && guardedHandler(handler, guard);
          const target = statementOf(handler);
          const tag = `/** @public */${layoutOf(facts.module).newline}${indentationAt(facts.module, target)}`;
          context.report({
            node: handler.head,
            messageId: "unauthenticated",
            data: { name: `\`${name}\`` },
            suggest: [
              ...(edits
                ? [
                    {
                      messageId: "guardHandler" as const,
                      data: { guard: guard.text },
                      fix: (fixer: TSESLint.RuleFixer) =>
                        edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
                    },
                  ]
                : []),
              { messageId: "markPublic" as const, fix: (fixer) => fixer.insertTextBefore(target, tag) },
            ],
          });
        }
      },
    };
  },
});
