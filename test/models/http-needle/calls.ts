import needle, { delete as remove, get, head, patch, post, put } from "needle";

await needle("get", "https://example.com");
for (const send of [get, head, post, put, patch, remove]) await send("https://example.com");
