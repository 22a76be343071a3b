import rule from "../../../rules/require-timeout.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("require-timeout", rule, {
  valid: [
    {
      name: "a signal, whatever it is",
      code: `
import express from "express";
export const load = (signal) => fetch("https://example.com", { signal });`,
    },
    {
      name: "options right behind the address, for a verb without a body",
      code: `
import needle from "needle";
import express from "express";
export const load = (verb) => [
  needle("GET", "https://example.com", { response_timeout: 1_000 }),
  needle(verb, "https://example.com", { json: true }),
];`,
    },
    {
      name: "options from somewhere else",
      code: `
import { options } from "./options.js";
import express from "express";
export const load = (more) => [fetch("https://example.com", options), fetch("https://example.com", { ...more })];`,
    },
    {
      name: "a signal that is added to the options",
      code: `
import express from "express";
export function load(signal) {
  const options = { method: "POST" };
  options.signal = signal;
  return fetch("https://example.com", options);
}`,
    },
    {
      name: "a function that completes the options",
      code: `
import express from "express";
export function load() {
  const options = { method: "POST" };
  withDefaults(options);
  return fetch("https://example.com", options);
}`,
    },
    {
      name: "relative addresses are a page's",
      code: `
import express from "express";
export const load = () => [fetch("/api/users"), fetch(\`/api/users/\${id}\`), fetch("./users.json")];`,
    },
    {
      name: "this machine and this program",
      code: `
import express from "express";
const base = "http://localhost:3000";
export const load = () => [fetch(\`\${base}/users\`), fetch("http://127.0.0.1:8080"), fetch(new URL("./font.ttf", import.meta.url))];`,
    },
    {
      name: "a request that is handed on may hold a signal",
      code: `
import express from "express";
export const load = (request) => [fetch(request), fetch(request.clone()), fetch(new Request("https://example.com"))];`,
    },
    {
      name: "a race, and wrappers with a limit",
      code: `
import pTimeout from "p-timeout";
import express from "express";
export async function load() {
  await Promise.race([fetch("https://example.com"), sleep(1_000)]);
  await withTimeout(fetch("https://example.com"), 1_000);
  await withTimeout(async () => { const answer = await fetch("https://example.com"); return answer.json(); }, 1_000);
  await pTimeout(fetch("https://example.com"), { milliseconds: 1_000 });
  await run(() => fetch("https://example.com"), { timeout: 1_000 });
}`,
    },
    {
      name: "what is kept, and raced later",
      code: `
import express from "express";
export async function load() {
  const answer = fetch("https://example.com");
  return Promise.race([answer, sleep(1_000)]);
}`,
    },
    {
      name: "a function that its caller limits",
      code: `
import express from "express";
const ask = () => fetch("https://example.com");
async function tell() { return fetch("https://example.com"); }
export const load = () => [withDeadline(ask()), Promise.race([tell(), sleep(1_000)])];`,
    },
    {
      name: "a function with a controller of its own",
      code: `
import express from "express";
export async function load(options) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1_000);
  return fetch("https://example.com", makeOptions(controller));
}`,
    },
    {
      name: "answers that come in pieces",
      code: `
import { pipeline } from "node:stream/promises";
import express from "express";
export async function events() {
  return fetch("https://example.com", { headers: { accept: "text/event-stream" } });
}
export async function words() {
  return fetch("https://example.com", { method: "POST", body: JSON.stringify({ stream: true }) });
}
export async function download(file) {
  const answer = await fetch("https://example.com");
  await pipeline(answer.body, file);
}
export async function proxy() {
  const answer = await fetch("https://example.com");
  return new Response(answer.body);
}
export async function lines() {
  const answer = await fetch("https://example.com");
  for await (const chunk of answer.body) print(chunk);
}`,
    },
    {
      name: "a client with a limit of its own, and requests of a client that comes from elsewhere",
      code: `
import axios, { type AxiosInstance } from "axios";
import got from "got";
import express from "express";
const api = axios.create({ timeout: 1_000 });
const more = got.extend({ timeout: { request: 1_000 } });
export const load = (given: AxiosInstance) => [api.get("/users"), more.get("https://example.com"), given.get("/users")];`,
    },
    {
      name: "a client whose interceptors or defaults say more",
      code: `
import axios from "axios";
import express from "express";
export const api = axios.create({ baseURL: "https://example.com" });
api.interceptors.request.use(addTimeout);
export const other = axios.create();
other.defaults.timeout = 1_000;`,
    },
    {
      name: "axios with a limit for all",
      code: `
import axios from "axios";
import express from "express";
axios.defaults.timeout = 1_000;
export const load = () => axios.get("https://example.com");`,
    },
    {
      name: "a dispatcher or an agent of which nothing is known",
      code: `
import { agent, dispatcher } from "./agents.js";
import nodeFetch from "node-fetch";
import express from "express";
export const load = () => [fetch("https://example.com", { dispatcher }), nodeFetch("https://example.com", { agent })];`,
    },
    {
      name: "a dispatcher with limits",
      code: `
import { Agent, request } from "undici";
import express from "express";
const dispatcher = new Agent({ headersTimeout: 1_000 });
export const load = () => request("https://example.com", { dispatcher });`,
    },
    {
      name: "a request of node:http that is told later",
      code: `
import express from "express";
import http from "node:http";
export function load() {
  const request = http.request("http://example.com");
  request.setTimeout(1_000, () => request.destroy());
  http.get("http://example.com").setTimeout(1_000);
}`,
    },
    {
      name: "a link of the chain says it",
      code: `
import superagent from "superagent";
import express from "express";
export const load = () => superagent.get("https://example.com").set("accept", "json").timeout(1_000);`,
    },
    {
      name: "ky gives up after ten seconds by itself",
      code: `
import ky from "ky";
import express from "express";
export const load = () => ky.get("https://example.com");`,
    },
    {
      name: "a function that is handed in, picked, or declared here",
      code: `
import express from "express";
export const load = (fetch) => fetch("https://example.com");
export function pick(options) {
  const send = options.fetch ?? fetch;
  return send("https://example.com");
}`,
    },
    {
      name: "code of which nothing says where it runs",
      code: `export const load = () => fetch("https://example.com");`,
    },
    {
      name: "client components and hooks",
      code: `
"use client";
import { useEffect } from "react";
export const useUsers = () => useEffect(() => { fetch("https://example.com"); }, []);`,
    },
    {
      name: "components",
      filename: "users.tsx",
      code: `export const Users = () => <button onClick={() => fetch("https://example.com")}>{process.env.API_KEY}</button>;`,
    },
    {
      name: "pages",
      code: `
import express from "express";
export const load = () => fetch("https://example.com", { headers: { token: localStorage.token } });`,
    },
    {
      name: "tests",
      filename: "users.test.ts",
      code: `
import express from "express";
export const load = () => fetch("https://example.com");`,
    },
    {
      name: "scripts",
      filename: "scripts/load.ts",
      code: `
import fs from "node:fs";
export const load = () => fetch("https://example.com");`,
    },
    {
      name: "programs that somebody starts",
      code: `
import fs from "node:fs";
async function main() { return fetch("https://example.com"); }
await main();`,
    },
    {
      name: "service workers",
      filename: "public/service-worker.js",
      code: `
import express from "express";
export const load = () => fetch("https://example.com");`,
    },
    {
      name: "React Native",
      code: `
import { Platform } from "react-native";
export const load = () => fetch("https://example.com", { headers: { key: process.env.API_KEY } });`,
    },
  ],
  invalid: [],
});
