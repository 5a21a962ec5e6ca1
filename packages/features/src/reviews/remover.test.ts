import type { LogEnvelope } from "@bellyfed/core/envelope";
import { expect, test } from "vitest";
import { removerOf } from "./remover.ts";

const event = (type: string) => ({ id: "e", type, version: 3, payload: {} });
const envelope = (event_type: string, actor: string) => ({ event_type, actor }) as LogEnvelope;
const stream = [
  envelope("REVIEW_CREATED", "alice"),
  envelope("REVIEW_REMOVED", "mona"),
  envelope("REVIEW_RESTORED", "mona"),
  envelope("REVIEW_REMOVED", "milo"),
  envelope("REVIEW_SUSPENDED", "own-reviews"),
];

test.each(["REVIEW_SUSPENDED", "REVIEW_REINSTATED"])(
  "what %s holds on was written by who removed the review last",
  (type) => {
    expect(removerOf(event(type), stream)).toBe("milo");
  },
);

test("where nobody removed it, the stream does not tell", () => {
  expect(removerOf(event("REVIEW_SUSPENDED"), stream.slice(0, 1))).toBeNull();
});

test("of other events it says nothing", () => {
  expect(removerOf(event("REVIEW_RESTORED"), stream)).toBeNull();
});
