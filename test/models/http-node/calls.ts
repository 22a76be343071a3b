import { get, request } from "node:http";
import * as https from "node:https";

get("http://example.com");
request("http://example.com").end();
https.get("https://example.com");
