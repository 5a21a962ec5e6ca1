import { type Call, caller, eventually } from "@bellyfed/testing/e2e/caller";
import { type MovedClock, movedClock } from "@bellyfed/testing/e2e/moved-clock";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ISSUER_PATH, openMinter } from "../issuer/issuer.ts";
import { openSchedules } from "../scheduler/journal.ts";
import { schedulesFile } from "../scheduler/timers.ts";

const DAY_MS = 86_400_000;
/** Not tomorrow, so that a midnight may pass meanwhile. */
const DAYS = 2;
const DUE_MS = DAYS * DAY_MS;
const dayAfter = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

let clock: MovedClock;
let cloud: CloudProcess;
let call: Call;
let token: string;
beforeEach(async () => {
  clock = movedClock();
  cloud = await cloudProcess(clock.env);
  await cloud.start();
  call = caller(cloud);
  const minter = await openMinter({ dataDir: cloud.dataDir, url: cloud.url + ISSUER_PATH });
  // Good beyond the day: the clock goes on faster than the person.
  token = await minter.mintToken({ sub: "owen", role: "owner", name: "Owen", ttlSeconds: (DUE_MS + DAY_MS) / 1000 });
});
afterEach(async () => {
  await cloud?.dispose();
  clock?.dispose();
});

/** A restaurant that is to close on a day; the answer is that this is stored, not that there is a timer already. */
async function closingOn(on: string): Promise<string> {
  const body = { name: "The Slow Goodbye", city: "Porto", cuisines: ["Soup"] };
  const made = await call("POST", "/restaurants", { body, token });
  const path = `/restaurants/${made.body.id}`;
  const answer = await call("POST", `${path}/close`, { body: { on }, token });
  expect([answer.status, answer.body.closes_on]).toEqual([200, on]);
  return path;
}

/** Created, planned, closed: a fourth commit would be a closing that was carried out twice. */
const CLOSED = { status: 200, body: { status: "closed", closes_on: null, version: 3 } };
const OPEN = { status: 200, body: { status: "open", version: 2 } };
const closed = (path: string) =>
  eventually(
    () => call("GET", path),
    ({ body }) => body.status === "closed",
  );

/** How many timers wait on disk. */
function waiting(): number {
  const journal = openSchedules(schedulesFile(cloud.dataDir));
  try {
    return journal.pending();
  } finally {
    journal.close();
  }
}
const waits = (count: number) =>
  eventually(
    async () => waiting(),
    (pending) => pending === count,
  );

it("a closing whose day comes while the system runs is carried out once, and none before its day", async () => {
  const due = await closingOn(dayAfter(DAYS));
  const back = await closingOn(dayAfter(DAYS));
  await waits(2);
  expect((await call("POST", `${back}/reopen`, { token })).body).toMatchObject({ status: "open", closes_on: null });
  await waits(1);
  await eventually(
    () => call("GET", due),
    ({ body }) => body.version === 2,
  );
  expect(await call("GET", due)).toMatchObject(OPEN);

  clock.move(DUE_MS);
  // Another's timer has the scheduler look at its clock, which it does once a minute by itself.
  const later = await closingOn(dayAfter(DAYS + 30));
  await closed(due);
  await waits(1);
  expect(await call("GET", due)).toMatchObject(CLOSED);
  expect(await call("GET", later)).toMatchObject(OPEN);
  expect(await call("GET", back)).toMatchObject({ body: { status: "open", closes_on: null, version: 3 } });
}, 120_000);

it("one whose day comes while the system is down, killed before or after it made the timer, is carried out once by the next start", async () => {
  const timed = await closingOn(dayAfter(DAYS));
  const later = await closingOn(dayAfter(DAYS + 30));
  await waits(2);
  const untimed = await Promise.all(Array.from({ length: 5 }, () => closingOn(dayAfter(DAYS))));
  await cloud.kill();
  clock.move(DUE_MS);
  await cloud.start();
  const due = [timed, ...untimed];
  await Promise.all(due.map(closed));
  await waits(1);
  for (const path of due) expect(await call("GET", path)).toMatchObject(CLOSED);
  expect(await call("GET", later)).toMatchObject(OPEN);

  await cloud.kill();
  await cloud.start();
  for (const path of due) expect(await call("GET", path)).toMatchObject(CLOSED);
  expect(waiting()).toBe(1);
}, 180_000);
