import { setTimeout as sleep } from "node:timers/promises";
import { follow } from "@bellyfed/testing/e2e/follower";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Site, startSite } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await startSite({ BELLYFED_DEMO: "off" });
});
afterAll(() => site?.cloud.dispose());

const url = (query = "") => `${site.url}/api/events/stream${query}`;
/** As a browser asks, which would take compressed pieces. */
const asBrowser = (further: Readonly<Record<string, string>> = {}) => ({
  accept: "text/event-stream",
  "accept-encoding": "gzip, deflate, br",
  "sec-fetch-site": "same-origin",
  ...further,
});

async function create(name: string): Promise<string> {
  const token = await site.tokenOf("owner", "admin");
  const body = { name, city: "Nowhere", cuisines: ["Soup"] };
  return (await site.call("POST", "/restaurants", { body, token })).body.id;
}

it("passes events on to a browser as they happen, without a key, and goes on where a stream was cut", async () => {
  const seen: string[] = [];
  const first = follow(url("?types=RESTAURANT_CREATED"), { headers: asBrowser() }, ({ data }) => {
    seen.push(JSON.parse(data).payload.id);
    return false;
  });
  await sleep(2_000);
  const ids = [await create("The First")];
  const { last } = await first;
  ids.push(await create("The Second"));
  const headers = asBrowser({ "last-event-id": last ?? "" });
  await follow(url("?types=RESTAURANT_CREATED"), { headers }, ({ data }) => {
    seen.push(JSON.parse(data).payload.id);
    return false;
  });
  expect(seen).toEqual(ids);
});

it("lets a visitor have two streams: a third ends the first, whose place at the API is free again", async () => {
  const leaving = new AbortController();
  const open = () => follow(url(), { headers: asBrowser(), signal: leaving.signal }, () => true);
  const first = open();
  await sleep(500);
  const others = [open(), open()];
  expect(await first).toMatchObject({ ended: true, retry: 60_000 });
  leaving.abort();
  expect((await Promise.all(others)).map(({ ended }) => ended)).toEqual([false, false]);
}, 60_000);

it("tells a page of another site nothing, and says what is refused", async () => {
  const status = async (query: string, headers = asBrowser()) => (await fetch(url(query), { headers })).status;
  expect(await status("", asBrowser({ "sec-fetch-site": "cross-site" }))).toBe(403);
  expect(await status("?types=IMPORT_JOB_CREATED")).toBe(400);
  expect(await status("?after=x")).toBe(400);
});
