import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { INDEX_FOLDER } from "@bellyfed/core/search/index-key";
import { compose } from "@bellyfed/functions/lambdas/search-indexer";
import { type Call, caller, eventually, pages } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { foundInAnyForm } from "@bellyfed/testing/local/in-any-form";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { ISSUER_PATH, openMinter } from "../issuer/issuer.ts";
import { makeContext } from "../lambda/context.ts";
import { queuesFile } from "../sqs/fauxqs.ts";

const LETTERS = "bcdfghjklmnpqrstvwxz";
/** A word of letters that nobody else says. */
const word = (): string => [...randomBytes(24)].map((byte) => LETTERS[byte % LETTERS.length]).join("");

/** All words that somebody said who is erased, by where they said it. */
const said = new Map<string, string>();
const says = (where: string): string => {
  const own = word();
  said.set(`${where} ${said.size}`, own);
  return own;
};
const words = () => [...said.values()];
/** And what somebody said who stays. */
const kept = [word(), word(), word()] as const;

let cloud: CloudProcess;
let call: Call;
let output = "";
beforeAll(async () => {
  cloud = await cloudProcess({ LOG_LEVEL: "DEBUG" });
  await cloud.start();
  call = caller(cloud);
});
afterAll(() => cloud?.dispose());

/** Somebody with a name at the issuer, in whose name calls are made. */
async function somebody(sub: string, role: "user" | "owner" | "moderator" | "admin", name = says(`name of ${sub}`)) {
  const minter = await openMinter({ dataDir: cloud.dataDir, url: cloud.url + ISSUER_PATH });
  const token = await minter.mintToken({ sub, role, name, ttlSeconds: 3600 });
  return async (method: string, path: string, body?: object) => {
    const answer = await call(method, path, { token, ...(body && { body }) });
    if (answer.status >= 400)
      throw new Error(`${sub} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
}
type Person = Awaited<ReturnType<typeof somebody>>;

/** As its schedule does every minute. */
async function writeIndex(): Promise<void> {
  const env = runningEnvironment("search-indexer", settings({ ...process.env, ...cloud.env }));
  const answer = await compose(env)(
    {},
    makeContext({ functionName: "search-indexer", memory: 512, timeoutSeconds: 900 }),
  );
  expect(["written", "unchanged"]).toContain(answer.written);
}

/** Which of these words stand in the search index's files. */
function foundInIndex(words: readonly string[]): string[] {
  const objects = new DatabaseSync(queuesFile(cloud.dataDir), { readOnly: true });
  const found = objects.prepare("SELECT body FROM s3_objects WHERE key LIKE ?").all(`${INDEX_FOLDER}%`);
  objects.close();
  const text = found.map(({ body }) => gunzipSync(body as Uint8Array).toString("latin1")).join();
  return words.filter((word) => text.includes(word));
}

const place = { city: "Lisbon", cuisines: ["Portuguese"] };
const MANY = 13;

/** A restaurant of the owner's with reviews by the reviewer and by somebody who stays: changed often enough for snapshots, answered, removed, put back. */
async function life(people: Readonly<Record<"owner" | "reviewer" | "stays" | "moderator", Person>>): Promise<string> {
  const { owner, reviewer, stays, moderator } = people;
  const { id } = await owner("POST", "/restaurants", { name: "The Plain Table", ...place });
  const at = `/restaurants/${id}`;
  const own = await reviewer("POST", `${at}/reviews`, {
    rating: 4,
    title: says("title"),
    text: `It was ${says("text")}.`,
  });
  const one = `${at}/reviews/${own.id}`;
  for (let n = 0; n < MANY; n++) await reviewer("PATCH", one, { title: says("later title"), text: says("later text") });
  const other = await stays("POST", `${at}/reviews`, { rating: 5, title: kept[0], text: kept[1] });
  for (const review of [one, `${at}/reviews/${other.id}`]) {
    await owner("POST", `${review}/reply`, { text: says("reply") });
    await owner("POST", `${review}/reply`, { text: says("later reply") });
  }
  await moderator("POST", `${one}/remove`, { reason: says("removal") });
  await moderator("POST", `${one}/restore`, { reason: says("restoring") });
  await moderator("POST", `${at}/reviews/${other.id}/remove`, { reason: says("removal that stays") });
  await owner("POST", `${at}/close`, { reason: says("closing") });
  await moderator("POST", `${at}/hide`, { reason: says("hiding") });
  return at;
}

/** All that people are shown of it, by whoever may see most. */
async function shown(admin: Person, at: string): Promise<string> {
  const rows = async (path: string) => {
    const found: unknown[] = [];
    for (let next: string | null = path; next; ) {
      const body: { data: unknown[]; next_cursor?: string | null } = await admin("GET", next);
      found.push(...body.data);
      next = body.next_cursor ? `${path}${path.includes("?") ? "&" : "?"}cursor=${body.next_cursor}` : null;
    }
    return found;
  };
  const lists = ["/moderation/removed", "/moderation/hidden", `${at}/reviews`, "/reviews/recent"];
  const all = await Promise.all(lists.map((path) => rows(path).catch(() => [])));
  return JSON.stringify([await admin("GET", at), ...all]);
}

it("what the erased said, and their names, is in no file of the data folder once the run has ended, in whatever form", async () => {
  const [owner, reviewer, moderator] = [
    await somebody("owen", "owner"),
    await somebody("rita", "user"),
    await somebody("milo", "moderator"),
  ];
  const [stays, admin] = [await somebody("stella", "user", kept[2]), await somebody("ada", "admin", "Ada")];
  const account = { username: "wanda", password: `${word()}1`, name: says("name at the issuer") };
  const registered = await fetch(`${cloud.url}${ISSUER_PATH}/register`, {
    method: "POST",
    body: new URLSearchParams(account),
  });
  expect(registered.status).toBe(201);
  const at = await life({ owner, reviewer, stays, moderator });
  await moderator("POST", "/moderation/hide-by-author", { author_id: "owen", reason: says("hiding all") });
  expect(said.size).toBeGreaterThan(40);
  // It has come to where it is shown, and to the feed, and lies in the files in clear.
  const [staying] = [...said].filter(([where]) => where.startsWith("removal that stays")).map(([, own]) => own);
  await eventually(
    () => shown(admin, at),
    (text) => text.includes(String(staying)) && text.includes(kept[1]),
  );
  expect(foundInAnyForm([cloud.dataDir], words()).length).toBeGreaterThan(10);
  // So it has into the search index's file, which is packed.
  await writeIndex();
  expect(foundInIndex(words())).not.toEqual([]);

  for (const leaving of [owner, reviewer, moderator]) await leaving("DELETE", "/users/me");
  await admin("DELETE", "/users/wanda");
  await eventually(
    () => shown(admin, at),
    (text) => words().every((each) => !text.includes(each)),
    60,
  );
  output = cloud.output();
  expect(await cloud.stop()).toBe(0);
  output += cloud.output();

  expect(foundInAnyForm([cloud.dataDir], words())).toEqual([]);
  expect(foundInIndex([...words(), kept[1]])).toEqual([]);
  expect(words().filter((each) => output.includes(each))).toEqual([]);
  // What was not to be erased is there, sealed in the log and shown.
  expect(foundInAnyForm([cloud.dataDir], [kept[0]])).not.toEqual([]);
}, 300_000);

it("the next run shows nothing of it, and what the others said", async () => {
  await cloud.start();
  const admin = await somebody("ada", "admin", "Ada");
  const all = JSON.stringify(
    await pages((method, path) => call(method, path), "/restaurants?limit=100").catch(() => []),
  );
  expect(words().filter((each) => all.includes(each))).toEqual([]);
  expect(JSON.stringify(await admin("GET", "/moderation/removed"))).toContain(kept[1]);
  await writeIndex();
  expect(foundInIndex(words())).toEqual([]);
  expect(await cloud.stop()).toBe(0);
  expect(foundInAnyForm([cloud.dataDir], words())).toEqual([]);
}, 120_000);
