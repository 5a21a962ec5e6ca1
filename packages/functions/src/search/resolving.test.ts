import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import { cursors } from "@bellyfed/core/cursor";
import { phoneOf } from "@bellyfed/core/phone";
import type { Candidate } from "@bellyfed/core/resolving/candidates";
import { SAME_FROM } from "@bellyfed/core/resolving/reasons";
import type { SearchIndex } from "@bellyfed/core/search/search-index";
import { resolvePlaces } from "@bellyfed/features/search/resolving";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { documentOf, hasInspected, type Inspected, inspected } from "@bellyfed/testing/resolving/new-york";
import { changes, perturbed } from "@bellyfed/testing/resolving/perturbed";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { search } from "../compose/search.ts";

const id = (letter: string) => letter.repeat(26);
const anker: Inspected = {
  ...{ id: id("a"), name: "Zum Anker", street: "Hafenstraße 1", postal_code: "20359", city: "Hamburg" },
  ...{ phone: "+49 40 123456", website: "https://anker.de/", location: { lat: 53.54, lng: 9.96 } },
};
const far = { ...anker, id: id("b"), street: "Ufer 7", phone: null, website: null, location: { lat: 53.6, lng: 9.9 } };

async function system() {
  const index = memoryIndex();
  const hidden = { ...documentOf({ ...anker, id: id("h") }), hidden: true };
  await index.apply({ upsert: [documentOf(anker), documentOf(far), hidden], remove: [], position: "7" });
  const ports = {
    look: async () => ({ index, isBehind: false }),
    ...{ cursors: cursors("s".repeat(43)), identity: memoryIdentity({}), now: Date.now },
  };
  const app = search(ports, quietTelemetry());
  return async (...places: unknown[]) => {
    const response = await app.request("/restaurants/resolve", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ places }),
    });
    const body = (await response.json()) as { data: { candidates: Candidate[] }[]; errors: { pointer: string }[] };
    const ids = () => body.data.map(({ candidates }) => candidates.map((each) => `${each.id[0]} ${each.score}`));
    return { status: response.status, headers: response.headers, body, ids };
  };
}

describe("POST /restaurants/resolve", () => {
  it("answers each place in its order, and says up to where the log was known", async () => {
    const resolve = await system();
    const { status, ids, headers } = await resolve(
      { name: "Nowhere", city: "Hamburg" },
      { name: "Zum Anker", address: { street: "Hafenstr. 1" }, location: null },
      { name: "zum anker", city: "HAMBURG" },
      { name: "Anker", phone: "040/123456" },
      { name: "Zum Ankr", city: "Hamburg" },
    );
    expect([status, headers.get("bellyfed-position")]).toEqual([200, "7"]);
    expect(ids()).toEqual([[], ["a 0.85"], ["a 0.5", "b 0.5"], ["a 0.79"], []]);
  });

  it.each([
    ["/restaurants/ID"],
    ["/de/restaurants/ID"],
    ["https://bellyfed.example/en/restaurants/ID-zum-anker"],
    ["http://localhost:3000/ar/restaurants/zum-anker-ID/menu?x=1#reviews"],
  ])("knows a restaurant by the link %s", async (link) => {
    const resolve = await system();
    const { body } = await resolve({ url: link.replace("ID", anker.id) }, { url: link.replace("ID", id("h")) });
    expect(body.data).toEqual([
      { candidates: [{ id: anker.id, score: 1, reasons: [{ reason: "same_id", points: 100 }] }] },
      { candidates: [] },
    ]);
  });

  it("refuses places of which too little is said, by their index", async () => {
    const resolve = await system();
    const good = { name: "Zum Anker", city: "Hamburg" };
    const refused = async (...places: unknown[]) => {
      const { status, body } = await resolve(...places);
      return [status, body.errors.map(({ pointer }) => pointer)];
    };
    expect(await refused(good, { name: "Zum Anker" })).toEqual([422, ["/places/1"]]);
    expect(await refused(good, good, { city: "Hamburg" })).toEqual([422, ["/places/2/name"]]);
    expect(await refused({ ...good, phone: "none" }, good, { url: "https://example.com/x" })).toEqual([
      422,
      ["/places/0/phone", "/places/2/url"],
    ]);
    expect(await refused({ ...good, lat: 1 })).toEqual([422, ["/places/0/lat"]]);
    expect(await refused()).toEqual([422, ["/places"]]);
    expect((await refused(...Array(51).fill(good)))[0]).toBe(422);
    expect((await resolve(...Array(50).fill(good))).status).toBe(200);
  });
});

const isThere = (_: Inspected, at: number) => at % 5 !== 0;

/** What of them is found: of those that are there, and of those that are not. */
async function figures(index: SearchIndex, all: readonly Inspected[], change: string) {
  const resolved = async (places: readonly Inspected[], every: number) => {
    const asked = perturbed(places, change, every, phoneOf);
    const found = await resolvePlaces(
      index,
      asked.map(({ sought }) => sought),
    );
    return asked.map(({ right }, at) => ({ right, candidates: found[at] ?? [] }));
  };
  const known = await resolved(all.filter(isThere), 20);
  const absent = await resolved(
    all.filter((place, at) => !isThere(place, at)),
    4,
  );
  const share = (list: readonly unknown[], among: readonly unknown[]) =>
    Math.round((1000 * list.length) / among.length) / 10;
  return {
    first: share(
      known.filter(({ right, candidates }) => candidates[0]?.id === right.id),
      known,
    ),
    among: share(
      known.filter(({ right, candidates }) => candidates.some((each) => each.id === right.id)),
      known,
    ),
    mistaken: share(
      absent.filter(({ candidates }) => (candidates[0]?.score ?? 0) >= SAME_FROM),
      absent,
    ),
  };
}

/** Percent: the right one first, and among the candidates, at least; and taken for another, of those that are not there, at most. */
const expected: Readonly<Record<string, readonly [first: number, among: number, mistaken: number]>> = {
  "as it is": [99.5, 100, 0.5],
  "two letters of its name wrong": [99.5, 100, 0.5],
  "moved by 30 m, without an address or a phone": [99, 99.8, 0.5],
  "moved by 30 m, two letters wrong": [96.5, 96.5, 0],
  "its address with other abbreviations alone": [99, 99.5, 0.5],
  "its address and two letters wrong": [97, 97.5, 0.1],
  "its phone in another form alone": [100, 100, 0],
  "its phone, and the name wrong": [99, 99, 0],
  "its name as a company": [99.5, 100, 0.5],
  "its name and city alone": [87.5, 93.5, 0],
};

describe.skipIf(!hasInspected)(
  "4,135 restaurants of New York, and 1,034 that are not there (skipped without the file)",
  () => {
    const index = sqliteIndex(":memory:");
    let all: readonly Inspected[] = [];
    beforeAll(async () => {
      all = inspected();
      await index.apply({ upsert: all.filter(isThere).map(documentOf), remove: [], position: "1" });
    });
    afterAll(() => index.close());

    it.each(Object.keys(changes))("are told apart by %s", async (change) => {
      const { first, among, mistaken } = await figures(index, all, change);
      const [leastFirst, leastAmong, mostMistaken] = expected[change] ?? [100, 100, 0];
      expect(
        [first >= leastFirst, among >= leastAmong, mistaken <= mostMistaken],
        JSON.stringify({ first, among, mistaken }),
      ).toEqual([true, true, true]);
    });
  },
);
