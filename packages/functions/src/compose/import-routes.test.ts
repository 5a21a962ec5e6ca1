import type { ImportJob, RejectedRow, Upload } from "@bellyfed/features/imports/contract";
import { nativeRow } from "@bellyfed/features/imports/fixtures";
import { memoryImport } from "@bellyfed/testing/memory-import";
import { describe, expect, it } from "vitest";

const inline = { profile: "bellyfed", content: JSON.stringify(nativeRow(1)), filename: "one.ndjson" };

type Body = ImportJob & {
  upload: Upload;
  errors: { pointer: string }[];
  data: RejectedRow[];
  next_cursor: string | null;
};
const bodyOf = async (answer: Response) => (await answer.json()) as Body;

describe("POST /imports", () => {
  it("with a file starts at once", async () => {
    const { call, files, jobs } = memoryImport();
    const answer = await call("POST", "/imports", inline);
    const job = await bodyOf(answer);
    expect(answer.status).toBe(202);
    expect(answer.headers.get("location")).toBe(`/imports/${job.id}`);
    expect(job).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{26}$/),
      profile: "bellyfed",
      format: null,
      filename: "one.ndjson",
      source: "bellyfed",
      status: "queued",
      counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
      noted: 0,
      dishes: 0,
      total: null,
      error: null,
      created_at: "2026-11-21T00:00:00.000Z",
      completed_at: null,
      upload: null,
    });
    expect(jobs.sent).toEqual([{ job_id: job.id, trace_id: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
    expect(Buffer.from(files.files.get(`imports/${job.id}`)?.bytes ?? []).toString()).toBe(inline.content);
    expect(await (await call("GET", `/imports/${job.id}`)).json()).toMatchObject({
      id: job.id,
      status: "queued",
      total: null,
    });
  });

  it("without a file says where to upload it, and waits", async () => {
    const { call, jobs } = memoryImport();
    const answer = await call("POST", "/imports", { profile: "geojson", source: "osm-berlin", size: 77 });
    const job = await bodyOf(answer);
    expect(answer.status).toBe(201);
    expect(job).toMatchObject({ status: "awaiting_upload", source: "osm-berlin" });
    expect(job.upload).toEqual({
      url: expect.stringMatching(new RegExp(`${encodeURIComponent(`imports/${job.id}`)}.*bytes=77`)),
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      expires_at: "2026-11-21T01:00:00.000Z",
    });
    expect(jobs.sent).toEqual([]);
    expect(await (await call("GET", `/imports/${job.id}`)).json()).toMatchObject({ status: "awaiting_upload" });
  });

  it("with the same key answers the same job, and refuses another body before its file could take the place", async () => {
    const { call, files, log } = memoryImport();
    const key = { "idempotency-key": "k" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call("POST", "/imports", inline, key)));
    const ids = new Set(await Promise.all(answers.map(async (answer) => (await bodyOf(answer)).id)));
    expect(ids.size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get("idempotency-replayed") === "true")).toHaveLength(19);
    expect(log.appended).toHaveLength(1);
    expect((await call("POST", "/imports", { ...inline, content: "{}" }, key)).status).toBe(422);
    expect([...files.files.values()].map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([inline.content]);
  });

  it.each([
    [{ content: "[]" }, "/profile"],
    [{ profile: "nyc" }, "/size"],
    [{ profile: "nyc", size: 0 }, "/size"],
    [{ profile: "nyc", size: 1.5 }, "/size"],
    [{ profile: "nyc", size: 1_000_000_001 }, "/size"],
    [{ profile: "tripadvisor" }, "/profile"],
    [{ profile: "nyc", format: "csv" }, "/format"],
    [{ profile: "nyc", format: "xml" }, "/format"],
    [{ profile: "nyc", content: 5 }, "/content"],
    [{ profile: "nyc", surprise: 1 }, "/surprise"],
    [{ profile: "nyc", filename: "a\nb" }, "/filename"],
    [{ profile: "nyc", defaults: { city: "###" } }, "/defaults/city"],
    [{ profile: "nyc", defaults: { country: "US" } }, "/defaults/country"],
  ])("refuses %j at %s", async (body, pointer) => {
    const answer = await memoryImport().call("POST", "/imports", body);
    expect(answer.status).toBe(422);
    expect((await bodyOf(answer)).errors.map((error) => error.pointer)).toContain(pointer);
  });

  it("is for admins", async () => {
    const { call } = memoryImport();
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    expect((await call("POST", "/imports", inline, as("user"))).status).toBe(403);
    expect((await call("GET", "/imports/01hzzzzzzzzzzzzzzzzzzzzzzz", undefined, as("user"))).status).toBe(403);
    expect((await call("POST", "/imports", inline, as("nobody"))).status).toBe(401);
  });
});

describe("POST /imports/{id}/start", () => {
  it("ends an import whose file is larger than any is read, and says so", async () => {
    const { call, files, readFiles, project } = memoryImport();
    const { id } = await bodyOf(await call("POST", "/imports", { profile: "bellyfed", size: 2 }));
    files.files.set(`imports/${id}`, { bytes: { length: 1_000_000_001 } as Uint8Array, contentType: "text/csv" });
    expect((await call("POST", `/imports/${id}/start`)).status).toBe(202);
    expect(await readFiles()).toEqual({ batchItemFailures: [] });
    await project();
    expect(await (await call("GET", `/imports/${id}`)).json()).toMatchObject({
      status: "completed",
      error: "The file has 1000000001 bytes; at most 1000000000 are read",
    });
  });

  it("starts once the file is there, and may be sent again", async () => {
    const { call, files, jobs, readFiles } = memoryImport();
    const { id } = await bodyOf(await call("POST", "/imports", { profile: "bellyfed", size: 2 }));
    const early = await call("POST", `/imports/${id}/start`);
    expect(early.status).toBe(409);
    expect(await early.json()).toMatchObject({ code: "import.no_file" });
    files.files.set(`imports/${id}`, { bytes: Buffer.from("[]"), contentType: "application/octet-stream" });
    for (const _ of [1, 2]) {
      const answer = await call("POST", `/imports/${id}/start`);
      expect(answer.status).toBe(202);
      expect(await answer.json()).toMatchObject({ id, status: "queued" });
    }
    expect(jobs.sent).toHaveLength(2);
    expect(await (await call("GET", `/imports/${id}`)).json()).toMatchObject({ status: "queued" });
    await readFiles();
    expect(await (await call("POST", `/imports/${id}/start`)).json()).toMatchObject({ status: "completed", total: 0 });
    expect(jobs.sent).toHaveLength(2);
  });

  it("asks what If-Match and If-None-Match ask, of the tags that its answers gave", async () => {
    const { call, files, project, readFiles } = memoryImport();
    const created = await call("POST", "/imports", { profile: "bellyfed", size: 2 });
    const { id } = await bodyOf(created);
    await project();
    files.files.set(`imports/${id}`, { bytes: Buffer.from("[]"), contentType: "application/octet-stream" });
    const start = async (headers: Record<string, string>, of = id) =>
      (await call("POST", `/imports/${of}/start`, undefined, headers)).status;
    const seen = (await call("GET", `/imports/${id}`)).headers.get("etag") ?? "";
    for (const tag of [created.headers.get("etag") ?? "", `"other", ${seen}`, "*"])
      expect([tag, await start({ "if-match": tag })]).toEqual([tag, 202]);
    for (const tag of ['"other"', `W/${seen}`, '"2"']) expect(await start({ "if-match": tag })).toBe(412);
    expect(await start({ "if-match": "none" })).toBe(400);
    expect(await start({ "if-none-match": "*" })).toBe(412);
    expect(await start({ "if-match": "*" }, "01hzzzzzzzzzzzzzzzzzzzzzzz")).toBe(412);
    await readFiles();
    expect([await start({ "if-match": seen }), await start({ "if-none-match": "*" })]).toEqual([202, 412]);
  });

  it("knows no other imports", async () => {
    const { call } = memoryImport();
    expect((await call("POST", "/imports/01hzzzzzzzzzzzzzzzzzzzzzzz/start")).status).toBe(404);
    expect((await call("GET", "/imports/01hzzzzzzzzzzzzzzzzzzzzzzz")).status).toBe(404);
    expect((await call("GET", "/imports/01hzzzzzzzzzzzzzzzzzzzzzzz/errors")).status).toBe(404);
    expect((await call("GET", "/imports/01hzzzzzzzzzzzzzzzzzzzzzzz/notes")).status).toBe(404);
    expect((await call("GET", "/imports/A%23B")).status).toBe(400);
  });
});

describe("GET /imports/{id}/errors", () => {
  const rejected = async () => {
    const system = memoryImport();
    const rows = [
      nativeRow(1),
      nativeRow(2, { name: "", "=cmd|'/c calc'!A1": "x" }),
      nativeRow(3, { city: true }),
      nativeRow(4, { '-a,"b"': 1 }),
    ];
    const { id } = await bodyOf(
      await system.call("POST", "/imports", { profile: "bellyfed", content: JSON.stringify(rows) }),
    );
    await system.readFiles();
    const get = (query = "", headers = {}) => system.call("GET", `/imports/${id}/errors${query}`, undefined, headers);
    return { id, get };
  };

  it("tells row, field and reason as NDJSON", async () => {
    const { get } = await rejected();
    const answer = await get();
    expect(answer.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const rows = (await answer.text())
      .trim()
      .split("\n")
      .map((row) => JSON.parse(row));
    expect(rows.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [2, "name", "must not be empty"],
      [3, "city", "must be text"],
      [4, '-a,"b"', "is not a known field"],
    ]);
    expect(rows[0].others).toEqual([
      { field: "=cmd|'/c calc'!A1", reason: "is not a known field", code: "unknown_field", params: {} },
    ]);
  });

  it("tells them as CSV in which nothing is a formula", async () => {
    const { get } = await rejected();
    for (const answer of [await get("?format=csv"), await get("", { accept: "text/csv, */*" })]) {
      expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      const lines = (await answer.text()).split("\r\n");
      expect(lines[0]).toBe("row,field,reason,others");
      expect(lines[1]).toBe("2,name,must not be empty,'=cmd|'/c calc'!A1: is not a known field");
      expect(lines[3]).toBe('4,"\'-a,""b""",is not a known field,');
      expect(lines).toHaveLength(5);
    }
  });

  it("tells them as a JSON list to whoever asks for JSON", async () => {
    const { get } = await rejected();
    const body = await bodyOf(await get("", { accept: "application/json" }));
    expect(body.data).toHaveLength(3);
    expect(body.next_cursor).toBeNull();
  });

  it("cuts what a file calls its fields to a size that can be stored", async () => {
    const system = memoryImport();
    const row = nativeRow(
      1,
      Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}${"x".repeat(10_000)}`, 1])),
    );
    const { id } = await bodyOf(
      await system.call("POST", "/imports", { profile: "bellyfed", content: JSON.stringify(row) }),
    );
    await system.readFiles();
    const text = await (await system.call("GET", `/imports/${id}/errors`)).text();
    expect(text.length).toBeLessThan(10_000);
    expect(JSON.parse(text)).toMatchObject({ row: 1, reason: "is not a known field" });
  });

  it("goes page by page along the Link header, in any format", async () => {
    const { id, get } = await rejected();
    const lines: string[] = [];
    let query = "?limit=2&format=csv";
    for (let page = 0; query; page++) {
      const answer = await get(query);
      lines.push(...(await answer.text()).trim().split("\r\n"));
      const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
      query = next?.slice(`/imports/${id}/errors`.length) ?? "";
      expect(page).toBeLessThan(3);
    }
    expect(lines.map((line) => line.split(",")[0])).toEqual(["row", "2", "3", "4"]);
    expect((await get("?cursor=forged")).status).toBe(400);
  });
});

describe("GET /imports/{id}/notes", () => {
  const noted = async () => {
    const system = memoryImport();
    const rows = [
      nativeRow(1, { website: "n/a", price_level: 7 }),
      nativeRow(2),
      nativeRow(3, { name: "", price_level: 7 }),
      nativeRow(4, { location: { lat: 91, lng: 0 } }),
    ];
    const { id } = await bodyOf(
      await system.call("POST", "/imports", { profile: "bellyfed", content: JSON.stringify(rows) }),
    );
    await system.readFiles();
    await system.announce();
    await system.consume();
    await system.consume();
    await system.project();
    return { id, system, get: (query = "") => system.call("GET", `/imports/${id}/notes${query}`) };
  };

  it("tells what was left out of rows that were used, and counts those rows once", async () => {
    const { id, system, get } = await noted();
    const job = await bodyOf(await system.call("GET", `/imports/${id}`));
    expect(job).toMatchObject({ status: "completed", noted: 2, counts: { read: 4, created: 3, rejected: 1 } });
    const { data } = await bodyOf(await get("?format=json"));
    expect(data).toEqual([
      {
        ...{ row: 1, field: "website", reason: "must be an http or https URL", code: "pattern.url", params: {} },
        others: [
          {
            ...{ field: "price_level", reason: "must be between 1 and 4" },
            ...{ code: "out_of_range", params: { min: 1, max: 4 } },
          },
        ],
      },
      {
        ...{ row: 4, field: "location.lat", reason: "must be between -90 and 90" },
        ...{ code: "out_of_range", params: { min: -90, max: 90 }, others: [] },
      },
    ]);
  });

  it("comes in the formats of the errors, page by page", async () => {
    const { get } = await noted();
    const csv = await get("?format=csv&limit=1");
    expect(csv.headers.get("content-disposition")).toContain("noted-rows.csv");
    expect(csv.headers.get("link")).toContain('rel="next"');
    expect((await csv.text()).split("\r\n")[1]).toBe(
      "1,website,must be an http or https URL,price_level: must be between 1 and 4",
    );
    expect((await (await get()).text()).trim().split("\n")).toHaveLength(2);
  });
});
