import { endpoint } from "@bellyfed/core/endpoint";
import { type FaultCode, type FaultParams, faultCodes } from "@bellyfed/core/fault";
import * as v from "valibot";
import { expect, it } from "vitest";
import { openApi } from "./openapi.ts";

const list = endpoint({
  operation: "list",
  summary: "",
  tag: "Rows",
  method: "GET",
  path: "/rows",
  function: "query",
  access: "key",
  response: v.object({ pair: v.tuple([v.number(), v.string()]) }),
  produces: ["application/json", "text/csv"],
  status: 200,
});
const add = endpoint({
  operation: "add",
  summary: "",
  tag: "Rows",
  method: "POST",
  path: "/rows",
  function: "command",
  access: ["user"],
  body: v.strictObject({ name: v.string() }),
  response: v.string(),
  status: 202,
  otherStatus: 201,
});
const end = endpoint({
  operation: "end",
  summary: "",
  tag: "Rows",
  method: "POST",
  path: "/rows/end",
  function: "command",
  access: ["user"],
  body: v.strictObject({ reason: v.optional(v.string()) }),
  response: v.string(),
  status: 200,
});
const view = endpoint({
  operation: "view",
  summary: "",
  tag: "Rows",
  method: "GET",
  path: "/rows/first",
  function: "query",
  access: { key: true, token: "optional" },
  response: v.string(),
  status: 200,
});
const watch = endpoint({
  operation: "watch",
  summary: "",
  tag: "Rows",
  method: "GET",
  path: "/rows/live",
  function: "stream",
  streaming: true,
  access: "key",
  response: v.string(),
  produces: ["text/event-stream"],
  status: 200,
});
interface Described {
  readonly security: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { schema: object }>> }>>;
}
const document = openApi([{ about: "Rows of all kinds", endpoints: { list, add, end, view, watch } }], ["row.missing"]);
const paths = document.paths as Record<string, Record<string, Described>>;
const { get, post } = paths["/rows"] ?? {};

it("speaks OpenAPI 3.1's dialect of JSON Schema, in which a tuple has prefixItems", () => {
  expect(get?.responses[200]?.content["application/json"]?.schema).toMatchObject({
    properties: {
      pair: {
        type: "array",
        prefixItems: [{ type: "number" }, { type: "string" }],
        items: false,
        minItems: 2,
        maxItems: 2,
      },
    },
  });
});

it("asks for a body only where an empty one is refused", () => {
  expect(post?.requestBody?.required).toBe(true);
  expect(paths["/rows/end"]?.post?.requestBody?.required).toBe(false);
});

it("tells what is not JSON as the text it is", () => {
  expect(get?.responses[200]?.content["text/csv"]?.schema).toEqual({ type: "string" });
});

it("names every status of success, and the limits of an Idempotency-Key", () => {
  expect(Object.keys(post?.responses ?? {})).toEqual(
    "201 202 400 401 403 409 412 413 415 422 429 503 default".split(" "),
  );
  expect(post?.parameters).toContainEqual(
    expect.objectContaining({
      name: "Idempotency-Key",
      schema: { type: "string", minLength: 1, maxLength: 255, pattern: "\\S" },
    }),
  );
});

interface ProblemSchema {
  readonly code: object;
  readonly errors: {
    readonly items: {
      readonly required: readonly string[];
      readonly properties: { readonly code: object; readonly params: { readonly description: string } };
    };
  };
}
const { Problem } = (document.components as { schemas: { Problem: { properties: ProblemSchema } } }).schemas;
const { items } = Problem.properties.errors;

it("lists the codes of problems and of fields, closed", () => {
  expect(Problem.properties.code).toMatchObject({ enum: ["row.missing"] });
  expect(items.properties.code).toMatchObject({ enum: faultCodes });
  expect(items.required).toEqual(["pointer", "code", "params", "message"]);
});

type WithParams = {
  [Code in FaultCode]: FaultParams<Code> extends Readonly<Record<string, never>> ? never : Code;
}[FaultCode];

it("says of each code that has params which they are", () => {
  const params: { readonly [Code in WithParams]: Readonly<Record<keyof FaultParams<Code>, string>> } = {
    wrong_type: { expected: "" },
    too_short: { least: "" },
    too_few: { least: "" },
    too_long: { most: "" },
    too_many: { most: "" },
    too_deep: { most: "" },
    out_of_range: { min: "", max: "" },
    not_one_of: { options: "" },
    not_a_date: { like: "" },
  };
  const { description } = items.properties.params;
  for (const [code, names] of Object.entries(params)) {
    const [, told = ""] = new RegExp(`${code}\\b[^:]*: ([^;]*)`).exec(description) ?? [];
    expect(
      [...told.matchAll(/`(\w+)`/g)].map(([, name]) => name),
      code,
    ).toEqual(Object.keys(names));
  }
});

it("says that any key will do where a token only tells more", () => {
  expect(paths["/rows/first"]?.get?.security).toEqual([{ apiKey: [] }, { apiKey: [], token: [] }]);
  expect([get?.security, post?.security]).toEqual([[{ apiKey: [] }], [{ apiKey: [], token: [] }]]);
});

it("describes a stream by where it goes on, and as nothing that is kept or compared", () => {
  const watched = paths["/rows/live"]?.get;
  expect(watched?.parameters.map(({ name }) => name)).toEqual(["Last-Event-ID"]);
  expect(get?.parameters.map(({ name }) => name)).toContain("If-None-Match");
  expect(Object.keys(watched?.responses ?? {})).not.toContain("304");
  expect(watched?.responses[200]).toMatchObject({
    headers: expect.not.objectContaining({ ETag: expect.anything() }),
    content: { "text/event-stream": { schema: { type: "string" } } },
  });
});

it("says of an operation on its way out until when it works, what to use, and which fields tell it", () => {
  const deprecated = { since: "2026-12-01", sunset: "2027-06-30", instead: "view" };
  const { paths, components } = openApi([{ about: "", endpoints: { list: { ...list, deprecated }, view } }], []) as {
    components: { headers: object };
    paths: Record<string, { get: Record<string, unknown> & { responses: Record<string, { headers: object }> } }>;
  };
  const [old, kept] = [paths["/rows"]?.get, paths["/rows/first"]?.get];
  expect(old).toMatchObject({ deprecated: true, "x-deprecation": deprecated });
  expect(old?.description).toContain("On its way out since 2026-12-01: it works until 2027-06-30; use view.");
  expect(Object.keys(old?.responses[200]?.headers ?? {})).toEqual(
    expect.arrayContaining(["Deprecation", "Sunset", "Link"]),
  );
  expect(kept).not.toHaveProperty("deprecated");
  expect(Object.keys(kept?.responses[200]?.headers ?? {})).not.toContain("Sunset");
  expect(Object.keys(components.headers)).toContain("Sunset");
  const { components: without } = openApi([{ about: "", endpoints: { view } }], []) as {
    components: { headers: object };
  };
  expect(Object.keys(without.headers)).not.toContain("Sunset");
});
