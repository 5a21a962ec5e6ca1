import { expect, test } from "vitest";
import { AppError, type ErrorKind } from "./error.ts";
import { faultOf, fieldError } from "./fault.ts";
import { problem } from "./problem.ts";

const kinds: [ErrorKind, number, string][] = [
  ["malformed", 400, "Malformed request"],
  ["unauthorized", 401, "Not signed in"],
  ["forbidden", 403, "Forbidden"],
  ["missing", 404, "Not found"],
  ["conflict", 409, "Conflict"],
  ["stale", 412, "Precondition failed"],
  ["too_large", 413, "Content too large"],
  ["unsupported", 415, "Unsupported media type"],
  ["invalid", 422, "Invalid input"],
  ["throttled", 429, "Too many requests"],
  ["unavailable", 503, "Unavailable"],
];

test.each(kinds)("an error of the kind %s is a %i titled %s", (kind, status, title) => {
  const error = new AppError(kind, "some.code", "What happened");
  expect(error.status).toBe(status);
  expect(
    problem({ status: error.status, code: error.code, detail: error.message, instance: "/x", traceId: "t" }),
  ).toEqual({
    type: "urn:bellyfed:problem:some.code",
    title,
    status,
    detail: "What happened",
    instance: "/x",
    code: "some.code",
    trace_id: "t",
  });
});

test("a problem names the faults of the input when there are any", () => {
  const errors = [fieldError("/name", faultOf("required"))];
  const facts = { status: 422, code: "input.invalid", detail: "/name is required", instance: "/x", traceId: "t" };
  expect(problem({ ...facts, errors }).errors).toEqual(errors);
  expect(problem({ ...facts, errors: [] })).not.toHaveProperty("errors");
});

test("a status without a title of its own is still a problem", () => {
  expect(problem({ status: 418, code: "teapot", detail: "", instance: "/", traceId: "t" }).title).toBe("Error");
});
