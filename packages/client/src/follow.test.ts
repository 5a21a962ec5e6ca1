import { beforeEach, expect, test } from "vitest";
import { ApiError, createClient } from "./client.ts";

type Stub = (request: Request) => Response | Promise<Response>;
let requests: Request[];
let answers: Stub[];
let waits: number[];
/** The time in which a stream has to show that it lives; over at once where it is to be dead. */
const SILENCE = 45_000;
let dead: boolean;
const client = createClient({
  baseUrl: "http://api.test",
  apiKey: "key",
  fetch: async (url: string | URL | Request, init: RequestInit = {}) => {
    const request = new Request(url, init);
    requests.push(request);
    const answer = answers.shift();
    if (!answer) throw new Error("No answer is left");
    return answer(request);
  },
  sleep: async (milliseconds, signal) => {
    if (signal?.aborted) throw signal.reason;
    if (milliseconds === SILENCE && !dead)
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    waits.push(milliseconds);
  },
});
beforeEach(() => {
  [requests, answers, waits] = [[], [], []];
  dead = false;
});

const told = (position: number, type = "review.created") =>
  `id: ${position}\nevent: ${type}\ndata: ${JSON.stringify({ position: String(position) })}\n\n`;
/** A stream of these pieces, which ends or breaks. */
const stream =
  (pieces: readonly string[], broken = false): Stub =>
  () => {
    const left = pieces.map((piece) => new TextEncoder().encode(piece));
    const body = new ReadableStream({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else if (broken) controller.error(new TypeError("terminated"));
        else controller.close();
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
const refused =
  (status: number): Stub =>
  () =>
    Response.json({ status, title: "No", detail: "", code: "feed.crowded", type: "" }, { status });
const unreachable: Stub = () => {
  throw new TypeError("fetch failed");
};
/** Follows until so many have been told. */
async function first(count: number, input: Parameters<typeof client.follow>[0] = {}) {
  const seen = [];
  for await (const happening of client.follow(input)) if (seen.push(happening) === count) break;
  return seen;
}

test("what happens is told as it comes, with its query, as a stream of events", async () => {
  answers = [stream(["retry: 1000\nid: 4\n\n", told(5) + told(6, "restaurant.created").slice(0, 9), told(6).slice(9)])];
  const query = { types: "REVIEW_CREATED", after: "4" };
  expect(await first(1, { query })).toEqual([{ id: "5", event: "review.created", data: { position: "5" } }]);
  expect(requests[0]?.url).toBe("http://api.test/events/stream?types=REVIEW_CREATED&after=4");
  expect(requests[0]?.headers.get("accept")).toBe("text/event-stream");
  expect(requests[0]?.headers.has("last-event-id")).toBe(false);
});

test("a stream that ends, or is cut in the middle of an event, is asked for again from where it was: each event is told once", async () => {
  answers = [
    stream([told(5), told(6), "retry: 60000\nid: 9\n\n"]),
    stream(["retry: 1000\n\n", told(10), told(11).slice(0, -1)], true),
    unreachable,
    refused(502),
    stream([told(11), told(12)]),
  ];
  expect((await first(5)).map(({ id }) => id)).toEqual(["5", "6", "10", "11", "12"]);
  expect(requests.map(({ headers }) => headers.get("last-event-id"))).toEqual([null, "9", "10", "10", "10"]);
  // As the stream wanted it; then longer each time that it cannot be had.
  expect(waits).toEqual([60_000, 2_000, 4_000, 8_000]);
});

test("pauses grow to half a minute and no further", async () => {
  answers = [stream([told(1)]), ...Array(8).fill(unreachable), stream([told(2)])];
  await first(2);
  expect(waits.slice(-3)).toEqual([30_000, 30_000, 30_000]);
});

test("a stream that does not show that it lives is closed, and asked for again", async () => {
  let closed = false;
  const silent = new ReadableStream({
    cancel: () => {
      closed = true;
    },
  });
  answers = [
    stream([told(1)]),
    () => {
      dead = true;
      return new Response(silent);
    },
    (request) => {
      dead = false;
      return stream([told(2)])(request);
    },
  ];
  expect((await first(2)).map(({ id }) => id)).toEqual(["1", "2"]);
  expect([closed, requests.length]).toEqual([true, 3]);
});

test("that something is no longer kept is told as a gap", async () => {
  answers = [stream(['id: 90\nevent: resync\ndata: {"position":"90"}\n\n', told(91)])];
  expect(await first(2)).toEqual([
    { id: "90", event: "resync", data: null },
    { id: "91", event: "review.created", data: { position: "91" } },
  ]);
});

test("a refusal ends it, and so does an API that cannot be reached at the beginning", async () => {
  answers = [refused(401), stream([told(1)]), refused(410), unreachable];
  await expect(first(1)).rejects.toThrow(ApiError);
  await expect(first(2)).rejects.toMatchObject({ status: 410 });
  await expect(first(1)).rejects.toThrow("fetch failed");
});

test("whoever reads no further closes the stream, and whoever gives up hears why", async () => {
  let closed = false;
  const open = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(told(1))),
    cancel: () => {
      closed = true;
    },
  });
  answers = [() => new Response(open), stream([told(1)])];
  await first(1);
  expect(closed).toBe(true);
  const stop = new AbortController();
  const happenings = client.follow({ signal: stop.signal })[Symbol.asyncIterator]();
  expect((await happenings.next()).done).toBe(false);
  stop.abort(new Error("enough"));
  await expect(happenings.next()).rejects.toThrow("enough");
  expect(await happenings.next()).toEqual({ done: true, value: undefined });
});

test("where fetch gives no body to read as it comes it says so, instead of waiting for ever", async () => {
  const whole = new Response(null);
  answers = [() => Object.defineProperty(whole, "body", { value: undefined })];
  await expect(first(1)).rejects.toThrow("use pages");
});
