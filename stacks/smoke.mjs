// Looks from outside whether a deployed API and site work. After `npx sst deploy`:
//   node stacks/smoke.mjs                                    what .sst/outputs.json names
//   node stacks/smoke.mjs --api URL --key KEY                any other API, also http://localhost:4000 and local-dev-key
//   REVALIDATE_SECRET=... node stacks/smoke.mjs --api URL --key KEY --site URL     and its site
// It leaves nothing behind: the site's home page is made once more.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs, promisify } from "node:util";
import { siteChecks } from "./smoke-site.mjs";

const text = { type: "string" };
const { values } = parseArgs({ options: { api: text, key: text, site: text, patience: { ...text, default: "60" } } });
const outputs = values.api ? {} : JSON.parse(readFileSync(".sst/outputs.json", "utf8"));
const api = (values.api ?? outputs.api).replace(/\/$/, "");
const key = values.key ?? outputs.freeKey;
const site = (values.site ?? outputs.site)?.replace(/\/$/, "");

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

/** The secret of renewals: ours to know where we may read the settings of the function that asks for it. Nothing of it is printed. */
async function renewalSecret() {
  const { REVALIDATE_SECRET: given } = process.env;
  if (given) return given;
  if (!outputs.siteServer) throw new Error("set REVALIDATE_SECRET to the secret of the site's renewals");
  const [, , , region] = outputs.siteServer.split(":");
  const words = ["lambda", "get-function-configuration", "--region", region, "--function-name", outputs.siteServer];
  const query = ["--query", "Environment.Variables.REVALIDATE_SECRET", "--output", "text"];
  const { stdout } = await promisify(execFile)("aws", [...words, ...query]).catch(({ code, stderr }) => {
    const why = code === "ENOENT" ? "there is no AWS CLI here" : `${stderr}`.trim();
    throw new Error(`the site's settings cannot be read: ${why}`);
  });
  return stdout.trim();
}

let failures = 0;
function tell(what, failure) {
  if (failure) failures++;
  process.stdout.write(`${failure ? "FAILED" : "ok    "} ${what}${failure ? `: ${failure}` : ""}\n`);
}

for (const { what, ...check } of checks) tell(what, await failureOf(check));
if (site) {
  // Under `sst dev` the site runs on this machine and keeps no pages.
  const secretOf = values.site || outputs.siteServer ? renewalSecret : undefined;
  for (const { what, check } of siteChecks(site, secretOf, Number(values.patience) * 1000)) {
    const failure = await check().catch((error) => String(error.cause ?? error.message));
    tell(what, failure);
    if (failure) break;
  }
}
process.exitCode = failures > 0 ? 1 : 0;
