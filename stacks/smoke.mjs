// Looks from outside whether a deployed API works. After `npx sst deploy`:
//   node stacks/smoke.mjs                                    the API and key of .sst/outputs.json
//   node stacks/smoke.mjs --api URL --key KEY                any other, also http://localhost:4000 and local-dev-key
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { api: { type: "string" }, key: { type: "string" } } });
const outputs = values.api ? {} : JSON.parse(readFileSync(".sst/outputs.json", "utf8"));
const api = (values.api ?? outputs.api).replace(/\/$/, "");
const key = values.key ?? outputs.freeKey;

const PROBLEM = "application/problem+json";
const withKey = { headers: { "x-api-key": key } };
const isList = (body) => Array.isArray(body.data) && "next_cursor" in body;

const checks = [
  { what: "the API is up", path: "/health", status: 200, holds: (body) => body.status === "ok" },
  { what: "it describes itself", path: "/openapi.json", status: 200, holds: (body) => body.openapi.startsWith("3.1") },
  { what: "it asks for a key", path: "/restaurants", status: 403, type: PROBLEM },
  { what: "it takes ours and reads the table", path: "/restaurants", ...withKey, status: 200, holds: isList },
  { what: "it lists cities", path: "/cities", ...withKey, status: 200, holds: isList },
  { what: "it says what it does not have", path: "/restaurants/nobody", ...withKey, status: [400, 404], type: PROBLEM },
  {
    what: "writing needs a token",
    path: "/restaurants",
    method: "POST",
    headers: { ...withKey.headers, "content-type": "application/json" },
    body: '{"name":"Smoke"}',
    status: 401,
    type: PROBLEM,
  },
];

const TIMEOUT_MS = 20_000;

/** Why the check failed, or undefined. */
async function failureOf({ path, status, type = "application/json", holds = () => true, ...request }) {
  try {
    const response = await fetch(api + path, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = await response.json();
    if (![status].flat().includes(response.status)) return `${response.status} instead of ${status}`;
    const given = response.headers.get("content-type") ?? "";
    if (!given.startsWith(type)) return `${given} instead of ${type}`;
    return holds(body) ? undefined : `an unexpected body: ${JSON.stringify(body).slice(0, 200)}`;
  } catch (error) {
    return String(error.cause ?? error);
  }
}

let failures = 0;
for (const { what, ...check } of checks) {
  const failure = await failureOf(check);
  if (failure) failures++;
  process.stdout.write(`${failure ? "FAILED" : "ok    "} ${what}${failure ? `: ${failure}` : ""}\n`);
}
process.exitCode = failures > 0 ? 1 : 0;
