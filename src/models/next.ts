import { defineModel } from "./model.ts";

const script = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** https://nextjs.org/docs/app/api-reference/file-conventions/route, https://nextjs.org/docs/pages/building-your-application/routing/api-routes */
export const next = defineModel({
  name: "next",
  modules: [
    {
      specifiers: ["next/navigation"],
      exports: {
        redirect: { call: { exits: true } },
        permanentRedirect: { call: { exits: true } },
        notFound: { call: { exits: true } },
        unauthorized: { call: { exits: true } },
        forbidden: { call: { exits: true } },
      },
    },
  ],
  files: [
    {
      as: "route",
      files: [`**/app/**/route.${script}`],
      names: methods,
      below: "app",
      leavesOut: "name",
    },
    {
      as: "route",
      files: [`**/pages/api/**/*.${script}`],
      names: ["default"],
      below: "pages",
      leavesOut: "extension",
    },
    {
      as: "before",
      files: [`**/{middleware,proxy}.${script}`],
      names: ["default", "middleware", "proxy"],
      matcher: { export: "config", property: "matcher" },
    },
  ],
  directives: [{ text: "use server", method: "POST" }],
});
