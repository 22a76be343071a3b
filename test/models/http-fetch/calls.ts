import crossFetch, { fetch as crossNamed } from "cross-fetch";
import nodeFetch from "node-fetch";
import { $fetch, ofetch } from "ofetch";
import { Client, fetch as undiciFetch, Pool, request, RetryAgent } from "undici";

await fetch("https://example.com");
await nodeFetch("https://example.com");
await crossFetch("https://example.com");
await crossNamed("https://example.com");
await undiciFetch("https://example.com");
await request("https://example.com");
await new Client("https://example.com").request({ path: "/", method: "GET" });
await new Pool("https://example.com").request({ path: "/", method: "GET" });
new RetryAgent(new Pool("https://example.com"));
await ofetch("https://example.com");
await $fetch("https://example.com");
