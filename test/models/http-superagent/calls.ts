import superagent, { agent, del, delete as remove, get, head, patch, post, put } from "superagent";

await superagent.get("https://example.com");
for (const send of [get, post, put, patch, remove, del, head]) await send("https://example.com");
export const agents = [agent(), superagent.agent()];
