import rule from "../../../rules/require-timeout.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("require-timeout", rule, {
  valid: [],
  invalid: [
    {
      name: "a verb without a body has its options right behind the address, another one its data",
      code: `
import needle from "needle";
import express from "express";
export const load = () => needle("get", "https://example.com", { json: true });
export const send = () => needle("post", "https://example.com", { timeout: 1 });`,
      errors: [
        {
          messageId: "request",
          data: { call: "needle" },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 33,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import needle from "needle";
import express from "express";
export const load = () => needle("get", "https://example.com", { json: true, response_timeout: 10_000 });
export const send = () => needle("post", "https://example.com", { timeout: 1 });`,
            },
          ],
        },
        {
          messageId: "request",
          data: { call: "needle" },
          line: 5,
          column: 27,
          endLine: 5,
          endColumn: 33,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import needle from "needle";
import express from "express";
export const load = () => needle("get", "https://example.com", { json: true });
export const send = () => needle("post", "https://example.com", { timeout: 1 }, { response_timeout: 10_000 });`,
            },
          ],
        },
      ],
    },
    {
      name: "beside a request with a limit of its own",
      code: `
import express from "express";
export async function load() {
  await fetch("https://example.com/a", { signal: AbortSignal.timeout(1_000) });
  await fetch(url);
}`,
      errors: [
        {
          messageId: "request",
          data: { call: "fetch" },
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 14,
          suggestions: [
            {
              messageId: "limitTime",
              data: { timeout: "10000" },
              output: `
import express from "express";
export async function load() {
  await fetch("https://example.com/a", { signal: AbortSignal.timeout(1_000) });
  await fetch(url, { signal: AbortSignal.timeout(10_000) });
}`,
            },
          ],
        },
      ],
    },
  ],
});
