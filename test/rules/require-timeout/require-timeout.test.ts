import rule from "../../../rules/require-timeout.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("require-timeout", rule, {
  valid: [],
  invalid: [
    {
      name: "no options",
      code: `
import express from "express";
export const load = () => fetch("https://example.com");`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 32,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
export const load = () => fetch("https://example.com", { signal: AbortSignal.timeout(10_000) });`,
            },
          ],
        },
      ],
    },
    {
      name: "options without a limit, a property a line, and a comment",
      options: [{ timeout: 2500 }],
      code: `
import express from "express";
export async function load() {
  return fetch("https://example.com", {
    method: "POST", // as documented
    body: "{}",
  });
}`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "2500" },
              output: `
import express from "express";
export async function load() {
  return fetch("https://example.com", {
    method: "POST", // as documented
    body: "{}",
    signal: AbortSignal.timeout(2500),
  });
}`,
            },
          ],
        },
      ],
    },
    {
      name: "options that are made before",
      code: `
import express from "express";
export async function load(id) {
  const options = { method: id ? "PUT" : "POST" };
  return fetch(\`https://example.com/\${id}\`, options);
}`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 15,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
export async function load(id) {
  const options = { method: id ? "PUT" : "POST" };
  return fetch(\`https://example.com/\${id}\`, { ...options, signal: AbortSignal.timeout(10_000) });
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a helper whose callers give no limit either",
      code: `
import express from "express";
function call(path, options) {
  return fetch("https://example.com" + path, options);
}
export const load = () => [call("/users"), call("/orders", { method: "POST" })];`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 15,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
function call(path, options) {
  return fetch("https://example.com" + path, { signal: AbortSignal.timeout(10_000), ...options });
}
export const load = () => [call("/users"), call("/orders", { method: "POST" })];`,
            },
          ],
        },
      ],
    },
    {
      name: "the client's own form",
      code: `
import axios from "axios";
import got from "got";
import express from "express";
import https from "node:https";
export function load() {
  axios.post("https://example.com");
  got.post("https://example.com", { json: {} });
  https.get("https://example.com", (answer) => answer.resume());
}`,
      errors: [
        {
          messageId: "request",
          data: { call: "axios.post" },
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 13,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import axios from "axios";
import got from "got";
import express from "express";
import https from "node:https";
export function load() {
  axios.post("https://example.com", undefined, { timeout: 10_000 });
  got.post("https://example.com", { json: {} });
  https.get("https://example.com", (answer) => answer.resume());
}`,
            },
          ],
        },
        {
          messageId: "request",
          data: { call: "got.post" },
          line: 8,
          column: 3,
          endLine: 8,
          endColumn: 11,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import axios from "axios";
import got from "got";
import express from "express";
import https from "node:https";
export function load() {
  axios.post("https://example.com");
  got.post("https://example.com", { json: {}, timeout: { request: 10_000 } });
  https.get("https://example.com", (answer) => answer.resume());
}`,
            },
          ],
        },
        {
          messageId: "request",
          data: { call: "https.get" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 12,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import axios from "axios";
import got from "got";
import express from "express";
import https from "node:https";
export function load() {
  axios.post("https://example.com");
  got.post("https://example.com", { json: {} });
  https.get("https://example.com", { signal: AbortSignal.timeout(10_000) }, (answer) => answer.resume());
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a link of its own",
      code: `
import superagent from "superagent";
import express from "express";
export const load = () => superagent.post("https://example.com").send({});`,
      errors: [
        {
          messageId: "request",
          data: { call: "superagent.post" },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 42,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import superagent from "superagent";
import express from "express";
export const load = () => superagent.post("https://example.com").timeout(10_000).send({});`,
            },
          ],
        },
      ],
    },
    {
      name: "a client is reported once, where it is made",
      code: `
import axios from "axios";
import express from "express";
const api = axios.create({ baseURL: "https://example.com" });
export const load = () => [api.get("/users"), api.post("/users")];`,
      errors: [
        {
          messageId: "client",
          data: { call: "axios.create" },
          line: 4,
          column: 13,
          endLine: 4,
          endColumn: 25,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import axios from "axios";
import express from "express";
const api = axios.create({ baseURL: "https://example.com", timeout: 10_000 });
export const load = () => [api.get("/users"), api.post("/users")];`,
            },
          ],
        },
      ],
    },
    {
      name: "an agent that is about connections alone; `undefined` is no signal",
      code: `
import express from "express";
import https from "node:https";
import fetch from "node-fetch";
const agent = new https.Agent({ keepAlive: true });
export const load = () => fetch("https://example.com", { agent, signal: undefined });`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 32,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
import https from "node:https";
import fetch from "node-fetch";
const agent = new https.Agent({ keepAlive: true });
export const load = () => fetch("https://example.com", { agent, signal: AbortSignal.timeout(10_000) });`,
            },
          ],
        },
      ],
    },
    {
      name: "a body that is only thrown away is no stream",
      code: `
import express from "express";
export async function load() {
  const answer = await fetch("https://example.com", { method: "POST" });
  if (!answer.ok) await answer.body?.cancel();
  return answer.json();
}`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 4,
          column: 24,
          endLine: 4,
          endColumn: 29,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
export async function load() {
  const answer = await fetch("https://example.com", { method: "POST", signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) await answer.body?.cancel();
  return answer.json();
}`,
            },
          ],
        },
      ],
    },
  ],
});
