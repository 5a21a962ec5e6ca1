import { expect, test } from "vitest";
import { createClient } from "./client.ts";

let asked: Request[] = [];
const clientOf = (answer: () => Response) =>
  createClient({
    baseUrl: "http://api.test",
    apiKey: "key",
    fetch: async (url: string | URL | Request, init: RequestInit = {}) => {
      asked.push(new Request(url, init));
      return answer();
    },
  });
const streamed = (pieces: readonly string[], cancelled: () => void = () => {}) => {
  const left = pieces.map((piece) => new TextEncoder().encode(piece));
  return new ReadableStream({
    pull: (controller) => {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel: cancelled,
  });
};
const linesOf = async (answer: () => Response) => {
  asked = [];
  const seen = [];
  for await (const line of clientOf(answer).lines.exportMe()) seen.push(line);
  return seen;
};
const text = '{"event_type":"REVIEW_CREATED","text":"schön"}\n{"complete":true,"events":1}\n';

test("an export comes line by line, however it is cut into pieces", async () => {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at <= bytes.length; at++) {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes.slice(0, at));
        controller.enqueue(bytes.slice(at));
        controller.close();
      },
    });
    const lines = await linesOf(() => new Response(body));
    expect(lines, String(at)).toEqual([
      { event_type: "REVIEW_CREATED", text: "schön" },
      { complete: true, events: 1 },
    ]);
  }
  expect(asked[0]?.headers.get("accept")).toBe("application/x-ndjson");
});

test("a last line without its end is told, and one that was cut off is an error", async () => {
  expect(await linesOf(() => new Response('{"a":1}\n{"b":2}'))).toEqual([{ a: 1 }, { b: 2 }]);
  await expect(linesOf(() => new Response('{"a":1}\n{"b'))).rejects.toMatchObject({ code: "answer.unreadable" });
});

test("where the body cannot be read as it comes the lines are read from the whole", async () => {
  const whole = () => Object.defineProperty(new Response(text), "body", { value: undefined });
  expect(await linesOf(whole)).toHaveLength(2);
});

test("whoever stops early closes the answer, and the errors of an import are rows", async () => {
  let cancelled = false;
  const body = streamed(['{"row":1,"field":"name"}\n', '{"row":2,"field":"name"}\n'], () => {
    cancelled = true;
  });
  const client = clientOf(() => new Response(body));
  for await (const { row } of client.lines.listImportErrors({ params: { id: "i" }, query: { limit: 5 } })) {
    expect(row).toBe(1);
    break;
  }
  expect(cancelled).toBe(true);
});
