import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AcceptedEntry, type Entry, MAX_BYTES, readPutEvents } from "./put-events.ts";

const NOW = new Date("2030-01-02T03:04:05.678Z");
const good = { Source: "outbox-processor", DetailType: "REVIEW_CREATED", Detail: '{"a":1}' };
const read = (...entries: unknown[]): Entry[] => {
  let id = 0;
  return readPutEvents({ Entries: entries }, NOW, () => {
    id += 1;
    return `id-${id}`;
  });
};
const only = (entry: unknown) => read(entry)[0] as AcceptedEntry;

describe("an accepted entry", () => {
  test("becomes EventBridge's event, and the same as JSON text", () => {
    const { event, body, bus } = only({ ...good, EventBusName: "main", Resources: ["arn:a"] });
    expect(event).toEqual({
      version: "0",
      id: "id-1",
      "detail-type": "REVIEW_CREATED",
      source: "outbox-processor",
      account: "000000000000",
      time: "2030-01-02T03:04:05Z",
      region: "us-east-1",
      resources: ["arn:a"],
      detail: { a: 1 },
    });
    expect(JSON.parse(body)).toEqual(event);
    expect(bus).toBe("main");
  });
  test("without a bus is for the default one, and an ARN names the bus at its end", () => {
    expect(only(good).bus).toBe("default");
    expect(only({ ...good, EventBusName: "arn:aws:events:us-east-1:1:event-bus/main" }).bus).toBe("main");
  });
  test("has the time that was sent, in seconds since 1970", () => {
    expect(only({ ...good, Time: 1_500_000_000.5 }).event.time).toBe("2017-07-14T02:40:00Z");
  });
  test("has a body of characters that SQS takes, whatever its detail holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const raw = `{"text":"${text.replace(/["\\]/g, "")}"}`;
          const { body, event } = only({ ...good, Detail: raw });
          expect(JSON.parse(body)).toEqual(event);
          expect(body).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
        },
      ),
    );
  });
  test("may hold prototype keys, which stay data", () => {
    const { event } = only({ ...good, Detail: '{"__proto__":{"polluted":true}}' });
    expect(Object.hasOwn({}, "polluted")).toBe(false);
    expect(Object.keys(event.detail)).toEqual(["__proto__"]);
  });
});

describe("a refused entry", () => {
  test.each([
    [{ ...good, Source: undefined }, "InvalidArgument", "Source is a required argument"],
    [{ ...good, Source: "" }, "InvalidArgument", "Source is a required argument"],
    [{ ...good, DetailType: null }, "InvalidArgument", "DetailType is a required argument"],
    [{ ...good, Detail: undefined }, "InvalidArgument", "Detail is a required argument"],
    [{ ...good, DetailType: "x".repeat(129) }, "InvalidArgument", "DetailType"],
    [{ ...good, Time: 1e18 }, "InvalidArgument", "Time"],
    [{ ...good, Detail: "{" }, "MalformedDetail", "Detail is malformed"],
    [{ ...good, Detail: "[1]" }, "MalformedDetail", "Detail is malformed"],
    [{ ...good, Detail: "null" }, "MalformedDetail", "Detail is malformed"],
    [{ ...good, Source: "aws.ec2" }, "NotAuthorizedForSourceException", "Not authorized"],
  ])("%j is %s", (entry, ErrorCode, message) => {
    expect(read(entry)).toMatchObject([{ ErrorCode, ErrorMessage: expect.stringContaining(message) }]);
  });
  test("leaves the others as they are", () => {
    const entries = read(good, { ...good, Detail: "{" }, good);
    expect(entries.map((entry) => ("event" in entry ? "accepted" : entry.ErrorCode))).toEqual([
      "accepted",
      "MalformedDetail",
      "accepted",
    ]);
  });
});

describe("a refused request", () => {
  test.each([
    [{}, "ValidationException", "Member must not be null"],
    [null, "ValidationException", "Member must not be null"],
    [{ Entries: [] }, "ValidationException", "greater than or equal to 1"],
    [{ Entries: Array(11).fill(good) }, "ValidationException", "less than or equal to 10"],
    [{ Entries: "x" }, "SerializationException", "not a list"],
    [{ Entries: [1] }, "SerializationException", "not an object"],
    [{ Entries: [{ ...good, Source: 5 }] }, "SerializationException", "wrong type"],
    [{ Entries: [{ ...good, Resources: [5] }] }, "SerializationException", "wrong type"],
    [{ Entries: [{ ...good, Time: "now" }] }, "SerializationException", "wrong type"],
  ])("%j is a %s", (request, type, message) => {
    const refused = () => readPutEvents(request, NOW, () => "id");
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ type, status: 400 }));
  });
  test("is one whose entries reach 1 MB by the documented formula: UTF-8 bytes, and 14 for a time", () => {
    const Detail = (bytes: number) => `{"a":"${"é".repeat((bytes - 8) / 2)}"}`;
    const entry = { ...good, Time: 1, Resources: ["arn"], Detail: "" };
    const others = 14 + good.Source.length + good.DetailType.length + 3;
    const largest = MAX_BYTES - 2 * others - 2;
    const halves = [largest - 100_000, 100_000].map((bytes) => bytes - (bytes % 2));
    expect(read(...halves.map((bytes) => ({ ...entry, Detail: Detail(bytes) })))).toHaveLength(2);
    const over = () => read(...halves.map((bytes) => ({ ...entry, Detail: Detail(bytes + 2) })));
    expect(over).toThrow("Total size of the entries in the request is over the limit.");
  });
});
