import { expect, it } from "vitest";
import type { Chunk } from "./chunk.ts";
import { followAnswer } from "./follow.ts";

const delta = (text: string): Chunk => ({ type: "text-delta", id: "t", delta: text });
const finish: Chunk = {
  type: "finish",
  finishReason: "stop",
  messageMetadata: { model: "embedded" },
};
const event = (id: number, chunk: Chunk) => `id: c-1.${id}\ndata: ${JSON.stringify(chunk)}\n\n`;

/** A stream of these texts, which breaks off or ends. */
const streamed = (texts: readonly string[], breaks = false): Response => {
  const left = [...texts];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const next = left.shift();
        if (next !== undefined) return controller.enqueue(new TextEncoder().encode(next));
        if (breaks) controller.error(new TypeError("network error"));
        else controller.close();
      },
    }),
  );
};

/** Follows what these connections answer, one after the other; the last one again and again. */
async function followed(answers: readonly (() => Response | Promise<Response>)[]) {
  const opened: (string | undefined)[] = [];
  const told: Chunk[] = [];
  const waits: number[] = [];
  const result = await followAnswer({
    open: async (last) => {
      const answer = answers[Math.min(opened.push(last), answers.length) - 1];
      if (!answer) throw new Error("Nothing answers");
      return answer();
    },
    tell: (chunk) => told.push(chunk),
    onBroken: () => {},
    wait: async (ms) => void waits.push(ms),
    signal: new AbortController().signal,
  });
  return { result, opened, waits, told };
}
const noNetwork = () => Promise.reject(new TypeError("Failed to fetch"));
const text = (chunks: readonly Chunk[]) =>
  chunks.map((chunk) => (chunk.type === "text-delta" ? chunk.delta : "")).join("");

it("tells each piece, whatever the network makes of them", async () => {
  const whole = event(1, delta("Grüße ")) + event(2, delta("سلام")) + event(3, finish);
  const bytes = new TextEncoder().encode(whole);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const { result, told, opened } = await followed([() => new Response(body)]);
  expect([result.kind, text(told), opened]).toEqual(["ended", "Grüße سلام", [undefined]]);
});

it("goes on after the last event that came, wherever a connection is cut", async () => {
  const { result, told, opened, waits } = await followed([
    () => streamed([event(1, delta("a")), `id: c-1.2\ndata: {"type":"text-de`], true),
    noNetwork,
    () => streamed([event(2, delta("b"))]),
    () => streamed([event(3, finish), "data: [DONE]\n\n"]),
  ]);
  expect([result.kind, text(told)]).toEqual(["ended", "ab"]);
  expect(opened).toEqual([undefined, "c-1.1", "c-1.1", "c-1.2"]);
  expect(waits).toEqual([250, 500, 250]);
});

it("waits out a busy site, and gives up on one that stays away", async () => {
  const busy = () => new Response(null, { status: 503 });
  const { result, opened } = await followed([() => streamed([event(1, delta("a"))], true), busy]);
  expect(result).toEqual({ kind: "lost", begun: true });
  expect(opened).toHaveLength(9);
});

it("asks no question twice that nobody began to answer", async () => {
  const { result, opened } = await followed([noNetwork]);
  expect([result, opened]).toEqual([{ kind: "lost", begun: false }, [undefined]]);
});

it("ends where nothing is left, and where it is refused", async () => {
  const [none, refused] = [() => new Response(null, { status: 204 }), () => new Response(null, { status: 422 })];
  expect((await followed([none])).result).toEqual({ kind: "ended" });
  expect((await followed([refused])).result).toMatchObject({ kind: "refused", response: { status: 422 } });
});

it.each([[{ type: "abort" }], [{ type: "error", errorText: "no" }]] as const)(
  "%o ends an answer whose connection is cut after it",
  async (chunk) => {
    const { result, opened } = await followed([() => streamed([event(1, chunk)], true)]);
    expect([result.kind, opened.length]).toEqual(["ended", 1]);
  },
);

it("takes nonsense for nothing", async () => {
  const { result, told } = await followed([() => streamed(["data: {\n\ndata: 7\n\n", event(1, finish)])]);
  expect([result.kind, told]).toEqual(["ended", [finish]]);
});
