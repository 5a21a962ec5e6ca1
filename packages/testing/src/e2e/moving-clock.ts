import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";

// Preloaded into a process by `movedClock`: what it takes for the time is ahead by as many milliseconds as a file says. Pauses keep their length.
const RealDate = Date;
const LOOKS_EVERY_MS = 20;
let ahead = 0;
const look = (): void => {
  ahead = Number(readFileSync(process.env.CLOCK_AHEAD_FILE ?? "", "utf8"));
};
look();
setInterval(look, LOOKS_EVERY_MS).unref();

const now = (): number => RealDate.now() + ahead;
globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, as) => Reflect.construct(date, given.length === 0 ? [now()] : given, as),
  get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
});

// Node's servers tell the time of the machine by themselves, and AWS's clients would sign by that.
subscribe("http.server.request.start", (message) => {
  const { response } = message as { readonly response: ServerResponse };
  response.setHeader("date", new Date().toUTCString());
});
