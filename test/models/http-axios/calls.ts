import axios, { axios as named } from "axios";

await axios("https://example.com");
await named.request({ url: "https://example.com" });
await axios.get("https://example.com");
await axios.delete("https://example.com");
await axios.head("https://example.com");
await axios.options("https://example.com");
await axios.post("https://example.com");
await axios.put("https://example.com");
await axios.patch("https://example.com");
await axios.postForm("https://example.com");
await axios.putForm("https://example.com");
await axios.patchForm("https://example.com");
export const client = axios.create({ timeout: 1_000 });
await client.get("/users");
