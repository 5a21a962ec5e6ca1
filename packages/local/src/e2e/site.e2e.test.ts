import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { RENEWAL_HEADER } from "@bellyfed/core/site-door";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCloud } from "../cloud/cloud.ts";
import type { Cloud } from "../cloud/connect.ts";
import { settings } from "../cloud/settings.ts";
import { freePort, listen } from "../loopback.ts";

interface Told {
  readonly secret: string | string[] | undefined;
  readonly tags: readonly string[];
}

const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-told-"));
/** What a site was told that stands in for the real one. */
const told: Told[] = [];
const site = createServer(async (request, response) => {
  told.push({ secret: request.headers[RENEWAL_HEADER], ...JSON.parse(await text(request)) });
  response.end();
});
let up = false;

let cloud: Cloud;
let call: Call;
let token: string;
const revalidateSecret = "r".repeat(43);

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const port = async (name: string) => ({ [name]: String(await freePort(0, name)) });
  const ports = await Promise.all(["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT"].map(port));
  const revalidateUrl = `http://127.0.0.1:${await listen(site, 0, "WEB_PORT")}/api/revalidate`;
  cloud = await startCloud({
    ...settings({ ...Object.assign({}, ...ports), DATA_DIR: dataDir }),
    log: () => {},
    site: { revalidateUrl, revalidateSecret, isUp: () => up },
  });
  call = caller({ url: cloud.apiUrl });
  token = await tokenOf({ dataDir, url: cloud.apiUrl }, "alice");
});
afterAll(async () => {
  await cloud?.stop();
  site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Creates a restaurant and waits until it can be read. */
async function restaurant(name: string): Promise<string> {
  const { body } = await call("POST", "/restaurants", { body: { name, city: "Lyon", cuisines: ["French"] }, token });
  await eventually(
    () => call("GET", `/restaurants/${body.id}`),
    ({ status }) => status === 200,
  );
  return body.id;
}

it("tells the site which pages to make anew, but only once it is up", async () => {
  const before = await restaurant("Early");
  expect(told).toEqual([]);
  up = true;
  const after = await restaurant("Late");
  const tags = () => told.flatMap((one) => one.tags);
  await eventually(
    async () => tags(),
    (all) => all.includes(`restaurant:${after}`),
  );
  expect(tags()).toContain("restaurants");
  expect(tags()).not.toContain(`restaurant:${before}`);
  expect(new Set(told.map(({ secret }) => secret))).toEqual(new Set([revalidateSecret]));
});
