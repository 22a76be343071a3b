import got, { got as named } from "got";

await got("https://example.com");
await named.get("https://example.com");
await got.post("https://example.com");
await got.put("https://example.com");
await got.patch("https://example.com");
await got.delete("https://example.com");
await got.head("https://example.com");
await got.extend({ timeout: { request: 1_000 } }).get("https://example.com");
