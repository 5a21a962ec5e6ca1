import { asksForKey, type Endpoint, isOptional } from "@bellyfed/core/endpoint";
import { PROBLEM_CONTENT_TYPE } from "@bellyfed/core/problem";
import { type Json, jsonSchemaOf } from "./json-schema.ts";

const JSON_TYPE = "application/json";
const text = (description: string, schema: Json = {}): Json => ({ description, schema: { type: "string", ...schema } });

/** Header fields of answers, by the names of their components. */
const headers = {
  TraceId: { ...text("By which we find this request in our logs", { pattern: "^[0-9a-f]{32}$" }), required: true },
  ETag: text("The version of what is answered, for `If-None-Match` and `If-Match`"),
  Link: text(
    'The next page as `<address>; rel="next"` (RFC 8288), where there is one; of what is on its way out, where to read of it, as `rel="deprecation"`',
  ),
  Location: text("Where what was made is from now on"),
  IdempotencyReplayed: text("`true` when this request had been done before", { enum: ["true"] }),
  RateLimit: text(
    "Of writes, which we count ourselves: how many are left until when (draft-ietf-httpapi-ratelimit-headers-10)",
  ),
  RateLimitPolicy: text(
    "How many requests keys of each plan may make in which time, and where writes are counted, how many of those there may be (the same draft)",
  ),
  Cost: text(
    "What the request took of DynamoDB: read units `rcu`, write units `wcu`, and where it did not tell of some calls, `untold`, their number",
    { pattern: String.raw`^rcu=\d+(?:\.\d{1,3})?, wcu=\d+(?:\.\d{1,3})?(?:, untold=\d+)?$` },
  ),
  Timing: text("Milliseconds that the function took in `total`, and its calls of the database in `db`, each by itself"),
  Deprecation: text("Since when nobody should begin to use this operation (RFC 9745)", { pattern: String.raw`^@\d+$` }),
  Sunset: text("Up to when it works as before; afterwards it may be gone (RFC 8594)"),
  Behind: text("`true` when the version that `at_least` names, or something of the log, is not there yet", {
    enum: ["true"],
  }),
  Position: text("Up to which position of the log the answer goes; where it is gone, where the log ends now"),
  RetryAfter: text("In how many seconds to try again", { pattern: String.raw`^\d+$` }),
  Authenticate: text("How to sign in"),
};
/** The header fields that answers of these operations can have. */
export function headersOf(endpoints: readonly Pick<Endpoint, "deprecated">[]): Json {
  const { Deprecation, Sunset, ...others } = headers;
  return endpoints.some(({ deprecated }) => deprecated) ? headers : others;
}

const names: Readonly<Record<keyof typeof headers, string>> = {
  TraceId: "X-Trace-Id",
  ETag: "ETag",
  Link: "Link",
  Location: "Location",
  IdempotencyReplayed: "Idempotency-Replayed",
  RateLimit: "RateLimit",
  RateLimitPolicy: "RateLimit-Policy",
  Cost: "Bellyfed-Cost",
  Timing: "Server-Timing",
  Deprecation: "Deprecation",
  Sunset: "Sunset",
  Behind: "Bellyfed-Behind",
  Position: "Bellyfed-Position",
  RetryAfter: "Retry-After",
  Authenticate: "WWW-Authenticate",
};
const fields = (...components: readonly (keyof typeof headers)[]): Json =>
  Object.fromEntries(components.map((name) => [names[name], { $ref: `#/components/headers/${name}` }]));

/** What every answer of a function has; what the gateway answers by itself took nothing. */
const always = ["TraceId", "Cost", "Timing"] as const;

function refusal(description: string, ...more: readonly (keyof typeof headers)[]): Json {
  const content = { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: "#/components/schemas/Problem" } } };
  return { description, headers: fields(...always, ...more), content };
}

/** Answers that are problems, by the names of their components. */
export const refusals = {
  Malformed: refusal("The address, a header field or the body cannot be read"),
  NotSignedIn: refusal("The token is missing, wrong or too old", "Authenticate"),
  Forbidden: refusal("The API key is missing or wrong, or whoever is signed in may not do this"),
  Missing: refusal("What the address names is not there"),
  Conflict: refusal("It cannot be done with what is there now"),
  Merged: refusal("Another restaurant stands for this one", "Location"),
  Hidden: refusal("The restaurant is hidden"),
  Resync: refusal(
    "What is asked for is no longer kept: read what you need anew, then go on from `Bellyfed-Position`",
    "Position",
  ),
  Stale: refusal("It is not what `If-Match` or `If-None-Match` ask for"),
  TooLarge: refusal("The body, or what would be stored, is too large"),
  Unsupported: refusal("The body is not sent as JSON, or it is compressed"),
  Invalid: refusal("The body says something that cannot be, or came before with the same key and said another"),
  Throttled: refusal("Too many requests, or too many writes", "RetryAfter", "RateLimitPolicy", "RateLimit"),
  Unavailable: refusal("Not possible now; the same request may be possible later", "RetryAfter"),
  Problem: refusal("Any other problem"),
};

/** An operation's answers by their statuses. */
export function answers(endpoint: Endpoint): Json {
  const { method, status, otherStatus, refusesAs } = endpoint;
  return {
    [status]: success(endpoint, status),
    ...(otherStatus && { [otherStatus]: success(endpoint, otherStatus) }),
    // What is streamed is made anew each time, and has no tag to compare.
    ...(method === "GET" &&
      !endpoint.streaming && { 304: { description: "Not modified", headers: fields(...always, "ETag") } }),
    ...Object.fromEntries(
      Object.entries(refusalsOf(endpoint)).map(([refused, name]) => [
        refused,
        { $ref: `#/components/responses/${name}` },
      ]),
    ),
    ...(refusesAs && Object.fromEntries(PROTOCOLS.map((refused) => [refused, protocolRefusal(refusesAs)]))),
  };
}

/** Statuses of what is no message of a protocol with errors of its own. */
const PROTOCOLS = [400, 404] as const;

/** A refusal in a protocol's own form, or in ours. */
function protocolRefusal(form: NonNullable<Endpoint["refusesAs"]>): Json {
  const refused = refusal("What was sent is no message of the protocol, or none that is known");
  const content = { ...(refused.content as Json), [JSON_TYPE]: { schema: jsonSchemaOf(form, "output") } };
  return { ...refused, content };
}

function success(endpoint: Endpoint, status: number): Json {
  const { method, query, counted, follows, positioned, streaming, deprecated } = endpoint;
  const { data } = (jsonSchemaOf(endpoint.response, "output").properties ?? {}) as Json;
  const isRead = method === "GET";
  return {
    description: "Success",
    headers: fields(
      ...always,
      ...(streaming ? [] : (["ETag"] as const)),
      ...((isRead && data) || deprecated ? (["Link"] as const) : []),
      ...(deprecated ? (["Deprecation", "Sunset"] as const) : []),
      ...(status === 201 ? (["Location"] as const) : []),
      ...(isRead ? [] : (["IdempotencyReplayed"] as const)),
      ...(asksForKey(endpoint.access) ? (["RateLimitPolicy"] as const) : []),
      ...(counted ? (["RateLimit"] as const) : []),
      ...(positioned || "at_least" in (query as unknown as { entries: object }).entries ? (["Behind"] as const) : []),
      ...(follows || positioned ? (["Position"] as const) : []),
    ),
    ...(status !== 204 && { content: contentOf(endpoint) }),
  };
}

/** JSON by its own name, or by the name of what is said in it (RFC 6839). */
const isJson = (type: string): boolean => type === JSON_TYPE || type.endsWith("+json");

/** Answers of other types than JSON are described as plain text. */
function contentOf({ produces = [JSON_TYPE], forms = {}, response }: Endpoint): Json {
  const schema = jsonSchemaOf(response, "output");
  const own = produces.map((type) => [type, { schema: isJson(type) ? schema : { type: "string" } }]);
  const others = Object.entries(forms).map(([type, form]) => [type, { schema: jsonSchemaOf(form, "output") }]);
  return Object.fromEntries([...own, ...others]);
}

/** Which refusals an operation can answer. */
function refusalsOf({ method, path, access, function: answeredBy, mayBeHidden, follows }: Endpoint): Json {
  const hasKey = asksForKey(access);
  const isWrite = method !== "GET";
  const knowsCallers = typeof access === "object" || isOptional(access);
  const refused: readonly (readonly [number | "default", keyof typeof refusals, boolean])[] = [
    [308, "Merged", !isWrite && mayBeHidden === true],
    [400, "Malformed", true],
    [401, "NotSignedIn", knowsCallers],
    [403, "Forbidden", hasKey],
    [404, "Missing", path.includes("{")],
    [409, "Conflict", isWrite],
    [410, "Hidden", mayBeHidden === true],
    [410, "Resync", follows === true],
    [412, "Stale", isWrite],
    [413, "TooLarge", isWrite],
    [415, "Unsupported", isWrite],
    [422, "Invalid", isWrite],
    [429, "Throttled", hasKey],
    [503, "Unavailable", answeredBy !== "service"],
    ["default", "Problem", true],
  ];
  return Object.fromEntries(refused.flatMap(([status, name, can]) => (can ? [[status, name]] : [])));
}
