import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

describe("node:http", () => {
  it("takes the function that a server is made with for the handler of what its conditions name", () => {
    expect(
      endpointsIn({
        "server.ts": `
          import http from "node:http";
          http.createServer(async (request, response) => {
            if (request.method === "POST" && request.url === "/orders") {
              response.end(await save(request));
              return;
            }
            response.statusCode = 404;
            response.end();
          }).listen(3000);
        `,
      }),
    ).toEqual(["POST /orders absent"]);
  });

  it("takes a server that asks for nothing for one handler", () => {
    expect(
      endpointsIn({
        "server.ts": `
          import { createServer } from "node:http";
          createServer({ keepAlive: true }, handle);
          async function handle(request, response) {
            if (request.headers.authorization !== \`Bearer \${process.env.TOKEN}\`) { response.writeHead(401).end(); return; }
            response.end(await save(request));
          }
        `,
      }),
    ).toEqual([expect.stringMatching(/^\* \? present: /)]);
  });

  it("says nothing of a server that only its own machine reaches", () => {
    expect(
      endpointsIn({
        "server.ts": `
          import http from "node:http";
          const host = "127.0.0.1";
          const proxy = http.createServer(async (request, response) => { response.end(await save(request)); });
          proxy.listen(0, host);
          http.createServer(async (request, response) => { response.end(await save(request)); }).listen({ port: 80, host: "localhost" });
          http.createServer(async (request, response) => { response.end(await save(request)); }).listen(80, "0.0.0.0");
        `,
      }),
    ).toEqual(["* ? unknown", "* ? unknown", "* ? absent"]);
  });

  it("leaves a server alone that hands requests to a framework", () => {
    expect(
      endpointsIn({
        "server.ts": `
          import http from "node:http";
          import express from "express";
          const app = express();
          http.createServer(app).listen(3000);
        `,
      }),
    ).toEqual([]);
  });
});
