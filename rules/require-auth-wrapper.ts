import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { authenticationOf } from "../src/facts/handler/authentication.ts";
import { droppedCheck } from "../src/facts/handler/dropped-checks.ts";
import { guardInUse } from "../src/facts/handler/guards-in-use.ts";
import { isPublicRoute, saysPublic, statementOf } from "../src/facts/handler/public-routes.ts";
import { guardedHandler } from "../src/fix/auth-guard.ts";
import { indentationAt, layoutOf } from "../src/fix/layout.ts";

export interface Options {
  readonly methods: readonly string[];
  readonly publicRoutes: readonly string[];
}

const publicRoutes = [
  "**/{health,healthz,health-check,healthcheck,heartbeat,readyz,readiness,livez,liveness,ping}{,/**}",
  "/{,api/,v*/,api/v*/}{status,version,metrics,ready,live}",
  "**/{login,log-in,signin,sign-in,logout,log-out,signout,sign-out,authenticate}{,/**}",
  "**/{register,registration,signup,sign-up}{,/**}",
  "**/*{login,signin,sign-in,signup,sign-up,logout,sign-out}*",
  "**/*register-{user,account,customer,member}*",
  "**/*{forgot,reset,recover,change-forgotten}*password*{,/**}",
  "**/*password*{forgot,reset,recover}*{,/**}",
  "**/password/{email,forgot,forgotten,recover,recovery,request,reset,token}{,/**}",
  "**/*{verify,verification,confirm,confirmation,activate,activation}*{account,code,email,mail,otp,phone,token}*{,/**}",
  "**/*{account,code,email,mail,phone,token}*{verify,verification,confirm,confirmation,activate,activation}*{,/**}",
  "**/{auth,account,accounts,email,users,user}/{verify,verification,confirm,confirmation,activate,activation}{,/**}",
  "**/*resend*{code,email,link,mail,otp,token,verification}*",
  "**/*unlock-account*{,/**}",
  "**/*magic-link*{,/**}",
  "**/{otp,totp,passkey,passkeys,webauthn,two-factor,2fa,mfa}/*{authenticate,challenge,request,send,verify}*{,/**}",
  "**/{oauth,oauth2,oidc,saml,sso,scim}{,/**}",
  "**/auth",
  "**/auth/{apple,discord,facebook,github,gitlab,google,linkedin,microsoft,twitter,:provider,[provider]}{,/**}",
  "**/auth/{session,csrf,error,providers}",
  "**/callback{,/**}",
  "**/[...nextauth]",
  "**/*{refresh-token,token-refresh}*",
  "**/{refresh,token}",
  "**/*{unsubscribe,csp-report}*{,/**}",
  "**/{contact,contact-us,newsletter,waitlist}{,/subscribe}",
];

const droppedMessages = {
  function: "droppedFunction",
  promise: "droppedPromise",
  result: "droppedResult",
} as const;

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
      awaitCheck: "Wait for `{{name}}`.",
      droppedFunction:
        "`{{check}}` only makes a function that checks, and nothing calls that: {{name}} runs for anybody. Put it around the handler, or in front of it.",
      droppedPromise:
        "Nothing waits for `{{check}}`: {{name}} goes on before the check has ended, for anybody. Await it.",
      droppedResult:
        "`{{check}}` says who calls, and nothing looks at its answer: {{name}} runs for anybody. Turn away whoever it doesn't know.",
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
          const dropped = droppedCheck(facts.origins, handler);
          if (dropped !== undefined) {
            const { call, canAwait } = dropped;
            context.report({
              node: call,
              messageId: droppedMessages[dropped.dropped],
              data: { check: dropped.name, name: `\`${name}\`` },
              suggest:
                dropped.dropped === "promise" && canAwait
                  ? [
                      {
                        messageId: "awaitCheck",
                        data: { name: dropped.name },
                        fix: (fixer) => fixer.insertTextBefore(call, "await "),
                      },
                    ]
                  : [],
            });
            continue;
          }
          const guard = guardInUse(facts.origins, handler, facts.named.auth);
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
