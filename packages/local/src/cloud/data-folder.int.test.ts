import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { CLIENT_ID, ISSUER_PATH } from "../issuer/issuer.ts";
import { freePort } from "../loopback.ts";
import { startCloud } from "./cloud.ts";
import type { Cloud } from "./connect.ts";
import { holdFolder } from "./folder-lock.ts";
import { settings } from "./settings.ts";

// A data folder that somebody wrote to, of which each test damages a copy of its own.
const home = mkdtempSync(join(tmpdir(), "bellyfed-folder-"));
const used = join(home, "used");
let dataDir: string;
let env: Record<string, string>;
const running: Cloud[] = [];

async function start(folder: string, further: { acceptEmptyStore?: boolean } = {}): Promise<Cloud> {
  const cloud = await startCloud({ ...settings({ ...env, DATA_DIR: folder }), log: () => {}, ...further });
  running.push(cloud);
  return cloud;
}
const stopAll = async () => {
  for (const cloud of running.splice(0)) await cloud.stop();
};

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const ports = ["API_PORT", "EVENTS_PORT", "SQS_PORT", "DYNAMODB_PORT"];
  env = Object.fromEntries(await Promise.all(ports.map(async (name) => [name, String(await freePort(0, name))])));
  const { apiUrl: url } = await start(used);
  const body = { name: "Rainy Day", city: "Bergen", cuisines: ["Fish"] };
  const token = await tokenOf({ dataDir: used, url }, "alice");
  const { body: made } = await caller({ url })("POST", "/restaurants", { body, token });
  await eventually(
    () => caller({ url })("GET", `/restaurants/${made.id}`),
    ({ status }) => status === 200,
  );
  const signIn = { grant_type: "password", client_id: CLIENT_ID, username: "alice", password: "bellyfed" };
  await fetch(`${url}${ISSUER_PATH}/oauth2/token`, { method: "POST", body: new URLSearchParams(signIn) });
  await stopAll();
});
beforeEach(() => {
  dataDir = mkdtempSync(join(home, "copy-"));
  cpSync(used, dataDir, { recursive: true });
});
afterEach(stopAll);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const write = (text: string) => (file: string) => writeFileSync(file, text);
const half = (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2));
/** Some bytes of the second page, which the header says nothing of. */
const scratch = (file: string) => writeFileSync(file, readFileSync(file).fill(0xff, 4096, 4120));
const forAll = (file: string) => chmodSync(file, 0o644);

it.each([
  ["secrets/cursor", "emptied", write("")],
  ["secrets/cursor", "weak", write("secret")],
  ["secrets/cursor", "readable by all", forAll],
  ["issuer/key.json", "emptied", write("")],
  ["issuer/key.json", "cut off", half],
  ["issuer/key.json", "another key", write('{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}')],
  ["issuer/key.json", "readable by all", forAll],
  ["issuer/users.json", "cut off", half],
  ["issuer/users.json", "emptied", write("")],
  ["issuer/users.json", "something else", write('{"alice":{}}')],
  ["issuer/refresh-tokens.json", "something else", write('[["a",{}]]')],
  ["checkpoints.json", "cut off", half],
  ["checkpoints.json", "emptied", write("")],
  ["schedules.db", "emptied", write("")],
  ["bus.db", "emptied", write("")],
  ["bus.db", "no database", write("x".repeat(9000))],
  ["bus.db", "scratched in its middle", scratch],
  ["fauxqs.db", "emptied", write("")],
  ["fauxqs.db", "cut off", half],
  ["fauxqs.db", "scratched in its middle", scratch],
  ["dynamodb.db", "cut off", half],
])("a start with %s that is %s names the file and what to do, and changes nothing of it", async (name, _, damage) => {
  const file = join(dataDir, name);
  damage(file);
  const before = readFileSync(file);
  await expect(start(dataDir)).rejects.toThrow(
    new RegExp(`^${file} (is|may) .*\\. (Put a copy of it back|Run: chmod 600)`),
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});

it("a start with a file in the place of the folder says so", async () => {
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  for (const folder of [file, join(file, "below")])
    await expect(start(folder)).rejects.toThrow(`${folder} is no folder.`);
});

it("a start with an empty store beside what came of a full one is refused, until that is meant", async () => {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(join(dataDir, `dynamodb.db${suffix}`), { force: true });
  const refused = /dynamodb\.db\) is empty, but there is how far the log was read .*npm start -- --accept-empty-store$/;
  await expect(start(dataDir)).rejects.toThrow(refused);
  await expect(start(dataDir)).rejects.toThrow(refused);
  await expect(start(dataDir, { acceptEmptyStore: true })).resolves.toBeDefined();
});

it("a store is missed by what waits in queues or on the bus alone", async () => {
  for (const name of ["dynamodb.db", "checkpoints.json"]) rmSync(join(dataDir, name));
  await expect(start(dataDir)).resolves.toBeDefined();
  await stopAll();
  const queues = new DatabaseSync(join(dataDir, "fauxqs.db"));
  const put = (name: string, type: string) =>
    queues
      .prepare(`INSERT INTO sqs_messages (message_id, queue_name, body, md5_of_body, message_attributes,
        md5_of_message_attributes, sent_timestamp) VALUES (?, 'restaurants-dlq', ?, '', '{}', '', 0)`)
      .run(name, JSON.stringify({ version: "0", "detail-type": type }));
  put("read", "GET_RESTAURANT");
  await expect(start(dataDir)).resolves.toBeDefined();
  await stopAll();
  put("write", "RESTAURANT_CREATED");
  queues.close();
  await expect(start(dataDir)).rejects.toThrow(/is empty, but there is what waits in queues/);
});

it("an empty folder begins as always", async () => {
  await expect(start(join(home, "new"))).resolves.toBeDefined();
});

it("a folder is held by one run, whatever path leads there, and is free when that run is gone", async () => {
  const held = holdFolder(dataDir);
  const link = `${dataDir}-link`;
  symlinkSync(dataDir, link);
  for (const path of [dataDir, link, relative(process.cwd(), dataDir)]) {
    await expect(start(path)).rejects.toThrow(`is in use by process ${process.pid}. Stop that one, or set DATA_DIR`);
  }
  await held.release();
  const script = `
    const { holdFolder } = await import(${JSON.stringify(new URL("./folder-lock.ts", import.meta.url).href)});
    globalThis.held = holdFolder(${JSON.stringify(link)});
    process.kill(process.pid, "SIGKILL");`;
  expect(spawnSync(process.execPath, ["--input-type=module", "-e", script]).signal).toBe("SIGKILL");
  await holdFolder(dataDir).release();
});

it("a file of neighbourhoods that is wrong lets nothing start; a right one says where a place is, and where it has moved to", async () => {
  const wrong = join(home, "wrong.geojson");
  writeFileSync(wrong, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}');
  env = { ...env, NEIGHBOURHOODS: wrong };
  await expect(start(dataDir)).rejects.toThrow("NEIGHBOURHOODS: feature 1 has no property `name`");
  env = { ...env, NEIGHBOURHOODS: join(import.meta.dirname, "../demo/neighbourhoods.geojson") };
  const { apiUrl: url } = await start(dataDir);
  const token = await tokenOf({ dataDir, url }, "alice");
  const location = { lat: 38.7205, lng: -9.1449 };
  const body = { name: "Tasca", city: "Lisbon", cuisines: ["Fish"], location };
  const { body: made } = await caller({ url })("POST", "/restaurants", { body, token });
  expect(made).toMatchObject({ neighborhood: "Largo do Poço" });
  const move = async (lng: number) => {
    const change = { token, body: { location: { ...location, lng } } };
    return (await caller({ url })("PATCH", `/restaurants/${made.id}`, change)).body.neighborhood;
  };
  expect([await move(-9.15), await move(-9.3)]).toEqual(["Old Lisbon", null]);
});
