import { expect, it } from "vitest";
import { argumentsOf } from "./arguments.ts";

const nothing = { queue: undefined, ids: [], yes: false, queueUrl: undefined, sourceUrl: undefined };

it.each([
  [["list"], { action: "list" }],
  [["show", "reviews"], { action: "show", queue: "reviews" }],
  [["redrive", "--all"], { action: "redrive" }],
  [
    ["discard", "reviews-dlq", "--id", "a", "--id", "b", "--yes"],
    { action: "discard", queue: "reviews-dlq", ids: ["a", "b"], yes: true },
  ],
  [["redrive", "--queue-url", "https://q"], { action: "redrive", queueUrl: "https://q" }],
])("understands %j", (argv, wanted) => expect(argumentsOf(argv)).toEqual({ ...nothing, ...wanted }));

it.each([
  [[], "Say what to do"],
  [["purge", "reviews"], "Say what to do"],
  [["redrive"], "Name one queue"],
  [["discard", "reviews", "--all"], "Name one queue"],
  [["show", "a", "b"], "One queue"],
  [["show", "--source-url", "https://q", "reviews"], "--queue-url"],
  [["show", "reviews", "--force"], "--force"],
])("says what is wrong with %j", (argv, message) => expect(() => argumentsOf(argv)).toThrow(message));
