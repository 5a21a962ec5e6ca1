import { createServer } from "node:http";
import next from "next";
import { withScriptHashes } from "./lib/security/script-hashes.ts";

const port = Number(process.env.WEB_PORT || 3000);
const app = next({ dev: false, dir: import.meta.dirname, hostname: "localhost", port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => {
  withScriptHashes(response);
  handle(request, response);
}).listen(port, "127.0.0.1", () => console.log("ready"));
