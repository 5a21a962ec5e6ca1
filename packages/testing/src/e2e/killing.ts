import fs from "node:fs";
import { ClientRequest } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";

// Preloaded into a process by `killPoint`: it kills itself, without a word to anybody, at the point that a file says, and takes that file away.
const file = process.env.KILL_POINT_FILE ?? "";

function at(isThere: (point: string) => boolean): void {
  if (!fs.existsSync(file) || !isThere(fs.readFileSync(file, "utf8"))) return;
  fs.rmSync(file);
  process.kill(process.pid, "SIGKILL");
}

const { renameSync } = fs;
fs.renameSync = (from, to) => {
  at((point) => point === `before ${basename(String(to))}`);
  renameSync(from, to);
  at((point) => point === `after ${basename(String(to))}`);
};
syncBuiltinESMExports();

// What goes to the database engine goes this way.
const { end } = ClientRequest.prototype;
ClientRequest.prototype.end = function (this: ClientRequest, ...given: unknown[]) {
  const sent = given[0] instanceof Uint8Array ? Buffer.from(given[0]).toString() : String(given[0]);
  at((point) => point.startsWith("before ") && sent.includes(point.slice("before ".length)));
  return Reflect.apply(end, this, given);
};
