import { join } from "node:path";
import { freePort } from "@bellyfed/local/loopback";
import { siteEnvironment, siteUrl } from "@bellyfed/local/site/environment";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ended, printed } from "../open-next/testing/child.ts";
import { siteServer } from "../open-next/testing/site.ts";
import { RECENT_REVIEWS_TAG, restaurantTag } from "../platform/api.ts";
import { RENEWAL_HEADER } from "../platform/security/door.ts";
import { type CountedApi, countedApi } from "./counted-api.ts";

const WORD = "Unspeakable";
let cloud: CloudProcess;
let call: Call;
let api: CountedApi;
let url: string;
let server: ReturnType<typeof siteServer>;
let secret: string;

beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  [call, api] = [caller(cloud), await countedApi(cloud.url)];
  const port = await freePort(0, "WEB_PORT");
  url = siteUrl(port);
  const env = siteEnvironment({ port, apiPort: Number(cloud.env.API_PORT), dataDir: cloud.dataDir });
  secret = env.REVALIDATE_SECRET ?? "";
  server = siteServer(join(import.meta.dirname, ".."), { ...env, API_URL: api.url });
  await printed(server.child, server.output, /^ready$/m);
});
afterAll(async () => {
  if (server) await ended(server.child, "SIGTERM");
  api?.stop();
  await cloud?.dispose();
});

/** What the API says of a path, once it is as wanted. */
const once = (path: string, wanted: (text: string) => boolean) =>
  eventually(async () => JSON.stringify((await call("GET", path)).body), wanted);
const page = async (path: string) => (await fetch(url + path)).text();

/** As a consumer does once its projection has committed. */
async function renew(...tags: string[]): Promise<void> {
  const headers = { "content-type": "application/json", [RENEWAL_HEADER]: secret };
  const answer = await fetch(`${url}/api/revalidate`, { method: "POST", headers, body: JSON.stringify({ tags }) });
  expect(answer.status).toBe(200);
}

it("a page that was being made when somebody was erased is not kept with their words", async () => {
  const [owner, author] = [await tokenOf(cloud, "olivia", "owner"), await tokenOf(cloud, "rita")];
  const place = { name: "The Plain Table", city: "Lisbon", cuisines: ["Portuguese"] };
  const { id } = (await call("POST", "/restaurants", { body: place, token: owner })).body;
  const [path, reviews] = [`/restaurants/${id}`, `/restaurants/${id}/reviews`];
  await once(path, (text) => text.includes("The Plain Table"));
  await call("POST", reviews, { body: { rating: 4, title: WORD, text: WORD }, token: author });
  await once(reviews, (text) => text.includes(WORD));

  const held = api.hold(/\/reviews/);
  const late = page(path);
  await held.reached;
  expect((await call("DELETE", "/users/me", { token: author })).status).toBeLessThan(300);
  await once(reviews, (text) => text.includes('"rating":4') && !text.includes(WORD));
  await renew(restaurantTag(id), RECENT_REVIEWS_TAG);
  held.release();
  // Who was waiting for it has it as it was.
  expect(await late).toContain(WORD);
  expect(await page(path)).not.toContain(WORD);
  // It is answered before it is kept.
  const again = await eventually(
    () => fetch(url + path),
    ({ headers }) => headers.get("x-nextjs-cache") === "HIT",
  );
  expect(await again.text()).not.toContain(WORD);
});
