import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { cursors } from "@bellyfed/core/cursor";
import { routedReader } from "@bellyfed/core/generation";
import { api } from "@bellyfed/core/http/api";
import { readTableOf } from "@bellyfed/core/read-table";
import { begin, proceed } from "@bellyfed/functions/read-models/rebuild/steps";
import { CACHE_SECONDS, type MemorySystem, memorySystem } from "@bellyfed/testing/memory-system";
import { beforeEach, expect, test } from "vitest";
import { type SampleThingEvent, sampleThingStream } from "./template/sample-things/events.ts";
import { alice, bob, created, deleted, updated } from "./template/sample-things/fixtures.ts";
import { readModel } from "./template/sample-things/projection.ts";
import { reads } from "./template/sample-things/reads.ts";

// A feature with a partition and an index of its own, as the template makes it, in a system that has no other.
const { isDerived } = readTableOf([readModel]);
const idOf = (n: number) => String(n).padStart(26, "0");
let system: MemorySystem;
let app: ReturnType<typeof api>;
beforeEach(async () => {
  system = await memorySystem([readModel]);
  const { places, ports } = system;
  const table = routedReader({
    isDerived,
    kept: ports.places[1].table,
    derived: async () => ports.places[(await places()).live].table,
  });
  const identity = memoryIdentity({ alice, bob });
  app = api(reads({ table, cursors: cursors("secret") }), { identity, log: ports.logger });
  for (let n = 0; n < 40; n++) await life(n);
});

const write = (n: number, ...events: SampleThingEvent[]) => system.write(sampleThingStream(idOf(n)), ...events);

/** Added, some of them by Bob; every third is changed and every fifth deleted. */
async function life(n: number): Promise<void> {
  const facts = {
    id: idOf(n),
    owner_id: (n % 4 === 0 ? bob : alice).sub,
    created_at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
  };
  await write(n, created({ ...facts, name: `Thing ${n}` }));
  if (n % 3 === 0) await write(n, updated({ ...facts, name: `Changed ${n}` }));
  if (n % 5 === 0) await write(n, deleted(facts));
}

/** What the API answers to somebody: the whole list, page by page, and one by one. */
async function shownTo(who: string): Promise<unknown[]> {
  const get = async (path: string) => {
    const response = await app.request(path, { headers: { authorization: `Bearer ${who}` } });
    return { status: response.status, link: response.headers.get("link"), body: await response.json() };
  };
  const answers: unknown[] = [];
  for (let next: string | undefined = "/sample-things?limit=7"; next; ) {
    const { link, body } = await get(next);
    answers.push(...(body as { data: unknown[] }).data);
    next = /^<(.+)>; rel="next"$/.exec(link ?? "")?.[1];
  }
  for (let n = 0; n < 40; n++) {
    const { status, body } = await get(`/sample-things/${idOf(n)}`);
    answers.push(status === 200 ? body : status);
  }
  return answers;
}

/** Rebuilds and switches, with something else happening between the pieces; until functions go by the new generation. */
async function rebuild(between: () => Promise<unknown> = async () => {}): Promise<void> {
  await begin(system.ports, { switch: true, force: false });
  for (let piece = 0; piece < 200; piece++) {
    const { job, live } = await proceed(system.ports);
    if (job?.outcome) {
      expect([job.outcome, live]).toEqual(["switched", 2]);
      return system.pass(CACHE_SECONDS);
    }
    await between();
    system.pass(1);
  }
  throw new Error("It does not end");
}

test("a feature with a partition and an index of its own shows the same before and after a rebuild that switches", async () => {
  const before = [await shownTo("alice"), await shownTo("bob")];
  expect(before[0]?.length).toBeGreaterThan(60);
  await rebuild();
  expect((await system.places()).live).toBe(2);
  expect([await shownTo("alice"), await shownTo("bob")]).toEqual(before);
});

test("what is written during a rebuild and after it is shown as well", async () => {
  let n = 100;
  await rebuild(() => life(n++));
  await life(n++);
  expect(n).toBeGreaterThan(108);
  const shown = JSON.stringify(await shownTo("alice"));
  for (let later = 100; later < n; later++)
    expect(shown.includes(idOf(later)), String(later)).toBe(later % 4 !== 0 && later % 5 !== 0);
});
