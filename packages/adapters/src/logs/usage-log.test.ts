import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accessFile, accessFileLog } from "./access-file.ts";
import { insights } from "./insights.ts";
import { usageLog } from "./usage-log.ts";

const FROM = Date.parse("2026-11-28T13:00:00Z");
const TO = Date.parse("2026-11-28T14:20:00Z");
const nothing = { calls: 0, refused: 0, failed: 0, rcu: 0, wcu: 0 };

describe("in CloudWatch", () => {
  let asked: { readonly target: unknown; readonly authorization: unknown; readonly body: Record<string, unknown> }[];
  let answers: object[];
  let server: Server;
  let ask: ReturnType<typeof insights>;
  beforeEach(async () => {
    [asked, answers] = [[], []];
    server = createServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      const { "x-amz-target": target, authorization } = request.headers;
      asked.push({ target, authorization, body: JSON.parse(text) });
      const answer = answers.shift();
      response.writeHead(answer ? 200 : 400).end(JSON.stringify(answer ?? { __type: "LimitExceededException" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ask = insights({
      region: "us-east-1",
      credentials: { accessKeyId: "id", secretAccessKey: "secret" },
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      pause: async () => {},
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const query = { groups: ["g"], query: "stats count(*)", from: FROM, to: TO };

  it("starts a query, and asks for its answer until it is there", async () => {
    const row = [{ field: "api_key_id", value: "k1" }, { field: "kind" }];
    answers = [
      { queryId: "q" },
      { status: "Scheduled" },
      { status: "Running" },
      { status: "Complete", results: [row] },
    ];
    expect(await ask(query)).toEqual([{ api_key_id: "k1" }]);
    const [start, look] = asked;
    expect(start).toMatchObject({
      target: "Logs_20140328.StartQuery",
      authorization: expect.stringContaining("/us-east-1/logs/aws4_request"),
      body: { logGroupNames: ["g"], queryString: "stats count(*)", startTime: FROM / 1000, endTime: TO / 1000 - 1 },
    });
    expect(look).toMatchObject({ target: "Logs_20140328.GetQueryResults", body: { queryId: "q" } });
    expect(asked).toHaveLength(4);
  });

  it.each([
    ["is refused", [], "StartQuery with 400 LimitExceededException"],
    ["fails", [{ queryId: "q" }, { status: "Failed" }], "ended as Failed"],
    [
      "has more rows than are told",
      [{ queryId: "q" }, { status: "Complete", results: Array(10_000).fill([]) }],
      "10000 rows",
    ],
  ])("throws when one %s: half an answer would be taken for the whole", async (_, given, message) => {
    answers = given;
    await expect(ask(query)).rejects.toThrow(message);
  });

  it("joins what the gateway wrote of calls and what the functions wrote of units", async () => {
    const rows = {
      access: [
        { api_key_id: "k1", hour: "2026-11-28 13:00:00.000", kind: "2", calls: "5" },
        { api_key_id: "k1", hour: "2026-11-28 13:00:00.000", kind: "4", calls: "2" },
        { api_key_id: "k1", hour: String(Date.parse("2026-11-28T14:00:00Z")), kind: "5", calls: "1" },
      ],
      cost: [{ api_key_id: "k1", hour: "2026-11-28 13:00:00.000", read: "2.5", write: "6" }],
    };
    const seen: string[] = [];
    const log = usageLog(
      async ({ groups, query: text }) => {
        seen.push(text);
        return groups[0] === "access" ? rows.access : rows.cost;
      },
      { access: "access", functions: ["command", "query"] },
    );
    expect(await log.hours(FROM, TO)).toEqual([
      { keyId: "k1", hour: "2026-11-28T13", calls: 7, refused: 2, failed: 0, rcu: 2.5, wcu: 6 },
      { ...nothing, keyId: "k1", hour: "2026-11-28T14", calls: 1, failed: 1 },
    ]);
    for (const text of seen) expect(text).toContain('api_key_id != "-"');
  });
});

describe("in files", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bellyfed-access-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const line = (time: string, facts: object = {}) =>
    `${JSON.stringify({ time: `2026-11-28T${time}:00.000Z`, status: 200, api_key_id: "k1", ...facts })}\n`;
  const write = (hour: string, ...lines: string[]) =>
    writeFileSync(accessFile(folder, `2026-11-28T${hour}`), lines.join(""));

  it("counts the lines of the hours that are asked for, by key", async () => {
    write("12", line("12:59"));
    write("13", line("13:00", { cost: "rcu=0.5, wcu=1, untold=1" }), line("13:59", { status: 429 }));
    write("14", line("14:01", { status: 503, cost: "rcu=2, wcu=0" }), line("14:02", { api_key_id: undefined }));
    expect(await accessFileLog(folder).hours(FROM, TO)).toEqual([
      { keyId: "k1", hour: "2026-11-28T13", calls: 2, refused: 1, failed: 0, rcu: 0.5, wcu: 1 },
      { ...nothing, keyId: "k1", hour: "2026-11-28T14", calls: 1, failed: 1, rcu: 2 },
    ]);
  });

  it("passes over a line that is half there, as after a power cut, and has nothing before there was a folder", async () => {
    write("13", line("13:00"), '{"time":"2026-11-28T13:0');
    expect(await accessFileLog(folder).hours(FROM, TO)).toMatchObject([{ calls: 1 }]);
    expect(await accessFileLog(join(folder, "none")).hours(FROM, TO)).toEqual([]);
  });
});
