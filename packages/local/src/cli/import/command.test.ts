import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { gzipSync } from "node:zlib";
import type { ImportJob } from "@bellyfed/features/imports/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../terminal.ts";
import { importCommand } from "./command.ts";
import { profileOf } from "./file.ts";
import { duration, progressBar, progressText } from "./progress.ts";

const folder = mkdtempSync(join(tmpdir(), "bellyfed-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const job = (changes: Partial<ImportJob> = {}): ImportJob => ({
  ...{
    id: "j1",
    profile: "bellyfed",
    format: null,
    filename: null,
    source: "bellyfed",
    status: "running",
    total: null,
  },
  ...{ error: null, created_at: "2026-11-21T00:00:00.000Z", completed_at: null },
  counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
  noted: 0,
  dishes: 0,
  ...changes,
});
const done = job({
  status: "completed",
  total: 3,
  counts: { read: 3, created: 2, updated: 0, unchanged: 0, rejected: 1 },
});

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

// An API that answers what a test has prepared, in order, and remembers what it was asked.
let server: Server;
let apiUrl: string;
let seen: Seen[] = [];
let answers: ((request: Seen) => { readonly status: number; readonly body: unknown } | undefined)[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const asked = { method, url, headers, body: Buffer.concat(chunks).toString() };
    seen.push(asked);
    const answer = answers.shift()?.(asked);
    if (!answer) return void response.destroy();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  seen = [];
  answers = [];
});
afterAll(() => void server.close());

const ok =
  (body: unknown, status = 200) =>
  () => ({ status, body });

async function run(argv: readonly string[], script: typeof answers = [], terminal = false, calledIn?: string) {
  answers = script;
  let [printed, failed] = ["", ""];
  const mintToken = async () => `token-${seen.length}`;
  const command = importCommand(() => ({ apiUrl, apiKey: "key", mintToken, pollMs: 1, calledIn }));
  const code = await runCommand(command, {
    argv,
    output: {
      write: (text) => {
        printed += text;
      },
      isTTY: terminal,
      columns: 80,
    },
    errors: {
      write: (text) => {
        failed += text;
      },
    },
  });
  return { code, printed: stripVTControlCharacters(printed), failed: stripVTControlCharacters(failed) };
}
const rejected = ok({ data: [{ row: 2, field: "name", reason: "must not be empty", others: [] }], next_cursor: null });

describe("npm run import", () => {
  it("sends a small file along and tells how it went", async () => {
    const file = fileOf("small.ndjson", '{"external_id":"1"}\n');
    const { code, printed } = await run([file], [ok({ ...job(), upload: null }, 202), ok(job()), ok(done), rejected]);
    expect(code).toBe(0);
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({
      profile: "bellyfed",
      filename: "small.ndjson",
      content: '{"external_id":"1"}\n',
    });
    expect(seen[0]?.headers).toMatchObject({ "x-api-key": "key", authorization: "Bearer token-0" });
    expect(printed).toContain("3 rows in 0 s");
    expect(printed).toMatch(/created +2/);
    expect(printed).toMatch(/rejected +1/);
    expect(printed).toContain("row 2: name: must not be empty");
    expect(printed).toContain(`${apiUrl}/imports/j1/errors?format=csv`);
  });

  it("says that a file has no rows, and fails", async () => {
    const none = job({ status: "completed", total: 0 });
    for (const content of ["", " \n", "\ufeff", "external_id,name\n", '{"type":"FeatureCollection","features":[]}']) {
      const { code, printed } = await run(
        [fileOf("none.txt", content)],
        [ok({ ...job(), upload: null }, 202), ok(none)],
      );
      expect(printed).toContain("The file has no rows");
      expect(code).toBe(1);
    }
    const broken = job({ ...none, error: "The file must be a JSON array" });
    const { printed } = await run([fileOf("none.txt", "x")], [ok({ ...job(), upload: null }, 202), ok(broken)]);
    expect(printed).not.toContain("The file has no rows");
  });

  it("takes a path from where npm was called, and else from where it is", async () => {
    const file = fileOf("called.ndjson", "{}");
    const answers = () => [ok({ ...job(), upload: null }, 202), ok(done), rejected];
    expect((await run(["called.ndjson"], answers(), false, folder)).code).toBe(0);
    expect((await run([file], answers(), false, "/nowhere")).code).toBe(0);
    expect((await run(["called.ndjson"])).failed).toContain("There is no file called.ndjson");
  });

  it("says how rows without a city can be used", async () => {
    const file = fileOf("places.geojson", "{}");
    const fault = { field: "properties.addr:city", reason: "is required", code: "required", params: {}, others: [] };
    const rows = ok({ data: [{ row: 2, ...fault }], next_cursor: null });
    const { printed } = await run([file], [ok({ ...job(), upload: null }, 202), ok(done), rows]);
    expect(printed).toContain("--city NAME");
  });

  it("tells what was left out of rows that were used", async () => {
    const file = fileOf("noted.ndjson", "{}");
    const notes = ok({ data: [{ row: 3, field: "phone", reason: "must be a phone number", others: [] }] });
    const counts = { read: 3, created: 3, updated: 0, unchanged: 0, rejected: 0 };
    const { code, printed } = await run(
      [file, "--strict"],
      [ok({ ...job(), upload: null }, 202), ok({ ...done, counts, noted: 7 }), notes],
    );
    expect(code).toBe(0);
    expect(printed).toContain("7 rows were used without what could not be:");
    expect(printed).toContain("row 3: phone: must be a phone number");
    expect(printed).toContain("… and 2 more");
    expect(printed).toContain(`${apiUrl}/imports/j1/notes?format=csv`);
  });

  it("uploads a large file to the address that it is given, and starts it", async () => {
    const large = `[{"type":"Feature","name":"${"x".repeat(1_000_000)}"}]`;
    const upload = {
      url: `${apiUrl}/bucket?signature=1`,
      method: "PUT",
      headers: { "content-type": "application/x" },
      expires_at: "",
    };
    const steps = [
      ok({ ...job(), upload }, 201),
      ok({}),
      ok(job(), 202),
      ok({ ...done, counts: { ...done.counts, rejected: 0 } }),
    ];
    const { code, printed } = await run([fileOf("large.json", large), "--city", "Berlin", "--source", "mine"], steps);
    expect(code).toBe(0);
    expect(printed).toMatch(/^uploading 2 MB\n/);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /imports",
      "PUT /bucket?signature=1",
      "POST /imports/j1/start",
      "GET /imports/j1",
    ]);
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({
      profile: "geojson",
      filename: "large.json",
      size: Buffer.byteLength(large),
      source: "mine",
      defaults: { city: "Berlin" },
    });
    expect(seen[1]?.body).toBe(large);
    expect(seen[1]?.headers).toMatchObject({ "content-type": "application/x", "content-length": String(large.length) });
    expect(seen[1]?.headers.authorization).toBeUndefined();
  });

  it("uploads what would not survive as text", async () => {
    const upload = { url: `${apiUrl}/b`, method: "PUT", headers: {}, expires_at: "" };
    await run(
      [fileOf("latin1.csv", Buffer.from("Caf\u00e9", "latin1"))],
      [ok({ ...job(), upload }, 201), ok({}), ok(job()), ok(done), rejected],
    );
    expect(seen.map(({ method }) => method)).toEqual(["POST", "PUT", "POST", "GET", "GET"]);
  });

  it("fails when rows were rejected only if it is to be strict, and when the file broke off", async () => {
    const file = fileOf("strict.ndjson", "{}\n");
    const script = () => [ok({ ...job(), upload: null }, 202), ok(done), rejected];
    expect((await run([file], script())).code).toBe(0);
    expect((await run([file, "--strict"], script())).code).toBe(1);
    const broken = { ...done, error: "The file breaks off after line 3", counts: { ...done.counts, rejected: 0 } };
    const { code, printed } = await run([file], [ok({ ...job(), upload: null }, 202), ok(broken)]);
    expect(code).toBe(1);
    expect(printed).toContain("The file breaks off after line 3");
  });

  it("goes on watching while the API is away, and with a new token when the old one has expired", async () => {
    const file = fileOf("away.ndjson", "{}\n");
    const away = () => undefined;
    const expired = ok({ detail: "The token has expired" }, 401);
    const script = [ok({ ...job(), upload: null }, 202), away, ok({}, 503), ok({}, 429), expired, ok(done), rejected];
    expect((await run([file], script)).code).toBe(0);
    expect(seen[4]?.headers.authorization).not.toBe(seen[5]?.headers.authorization);
  });

  it.each<[string, string | Buffer, string]>([
    ["book.csv", Buffer.from("504b030414000600080000002100", "hex"), "The file is a ZIP archive. Unpack it"],
    ["r.csv.gz", gzipSync("external_id,name\n"), "compressed with gzip (.gz). Unpack it first (gunzip FILE)"],
    [
      "overpass.json",
      '{"version":0.6,"osm3s":{},"elements":[]}',
      "an answer of Overpass in its own JSON. Export it as GeoJSON",
    ],
    ["map.osm", '<?xml version="1.0"?><osm version="0.6"/>', "OpenStreetMap data in XML (.osm). Export it as GeoJSON"],
  ])("refuses %s before anything is sent, with what it is and what to do", async (name, content, message) => {
    const { code, failed } = await run([fileOf(name, content)]);
    expect([code, seen]).toEqual([1, []]);
    expect(failed).toContain(message);
  });

  it("says what the API has against it", async () => {
    const problem = {
      detail: "/defaults/city must contain a letter",
      errors: [{ pointer: "/defaults/city", message: "must contain a letter" }],
    };
    const { code, failed } = await run([fileOf("p.ndjson", "{}"), "--city", "#"], [ok(problem, 422)]);
    expect(code).toBe(1);
    expect(failed).toContain("422");
    expect(failed).toContain("/defaults/city must contain a letter");
  });

  it("says how to start the API when there is none", async () => {
    const { code, failed } = await run([fileOf("none.ndjson", "{}"), "--api", "http://127.0.0.1:1"]);
    expect(code).toBe(1);
    expect(failed).toContain("Start it with: npm start");
  });

  it.each([
    [[], "Which file?"],
    [["a", "b"], "One file at a time"],
    [["/nowhere/at-all.json"], "There is no file /nowhere/at-all.json"],
    [[folder], "is not a file"],
    [["a", "--profile", "yelp"], "--profile must be one of bellyfed, nyc, geojson"],
    [["a", "--profile", "nyc", "--format", "csv"], "The profile nyc comes as json or ndjson"],
    [["a", "--api", "nonsense"], "--api must be a URL"],
    [["a", "--wrong"], "--wrong"],
  ])("refuses %j", async (argv, message) => {
    const { code, failed } = await run(argv);
    expect(code).toBe(2);
    expect(failed).toContain(message);
    expect(seen).toEqual([]);
  });

  it("tells what it does", async () => {
    const { code, printed } = await run(["--help"]);
    expect(code).toBe(0);
    for (const option of ["--profile", "--strict", "--api", "Exit codes"]) expect(printed).toContain(option);
  });
});

describe("a file's profile", () => {
  it.each([
    ["a.geojson", "", "geojson"],
    ["a.json", '{ "type" : "FeatureCollection"', "geojson"],
    ["a.json", '[{"address":{},"borough": "Bronx","restaurant_id": "1"}]', "nyc"],
    ["a.ndjson", '{"external_id":"1"}', "bellyfed"],
    ["a.csv", "external_id,name", "bellyfed"],
  ])("%s beginning with %s is %s", (path, head, profile) => {
    expect(profileOf(path, head)).toBe(profile);
  });
});

describe("progress", () => {
  const running = job({ total: 5000, counts: { read: 1200, created: 1197, updated: 0, unchanged: 0, rejected: 3 } });

  it("tells rows, rate and time left", () => {
    expect(progressText(running, 3000)).toBe("1,200 of 5,000 rows, 400 rows/s, 10 s left, 3 rejected");
    expect(progressText({ ...running, total: null }, 3000)).toBe("1,200 rows, 400 rows/s, 3 rejected");
    expect(progressText(job(), 10)).toBe("reading the file");
    const last = job({ total: 3, counts: done.counts });
    expect(progressText(last, 10)).toBe("all 3 rows dealt with, waiting for the end of the log");
    expect(progressText(job({ status: "queued" }), 10)).toBe("waiting to be read");
  });

  it("is a bar that fits the line", () => {
    for (const columns of [200, 100, 80]) {
      const bar = stripVTControlCharacters(progressBar(running, 3000, columns));
      expect(bar.length).toBeLessThan(columns);
      expect(bar).toMatch(/^█+░+ +24 % 1,200 of/);
    }
    expect(stripVTControlCharacters(progressBar(running, 3000, 40))).toHaveLength(39);
  });

  it("is drawn on a terminal and said in lines elsewhere", async () => {
    const file = fileOf("tty.ndjson", "{}\n");
    const script = () => [ok({ ...job(), upload: null }, 202), ok(running), ok(running), ok(done), rejected];
    const terminal = await run([file], script(), true);
    expect(terminal.printed).toContain("█");
    const plain = await run([file], script(), false);
    expect(plain.printed).not.toContain("█");
    expect(plain.printed.split("\n").filter((line) => line.startsWith("1,200 of 5,000 rows"))).toHaveLength(1);
  });

  it("says durations as people do", () => {
    expect([5, 200, 7500].map(duration)).toEqual(["5 s", "3 min 20 s", "2 h 5 min"]);
  });
});
