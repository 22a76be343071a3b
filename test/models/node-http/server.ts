import { createServer } from "node:http";
import { createServer as createHttp2Server, createSecureServer } from "node:http2";

createServer((request, response) => response.end(request.url));
createHttp2Server((request, response) => response.end(request.url));
createSecureServer((request, response) => response.end(request.url));
