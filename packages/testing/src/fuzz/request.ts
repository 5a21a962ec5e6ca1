import fc from "fast-check";
import { KEY } from "../e2e/process.ts";
import type { JsonSchema, Operation } from "./document.ts";
import { hostileBodies, hostileHeaders, hostileQueries, hostileSegments, hostileTexts } from "./hostile.ts";
import { almost } from "./mutate.ts";
import { filled, type Segments, segmentsOf } from "./things.ts";
import { valuesOf } from "./values.ts";
import type { World } from "./world.ts";

/** A request as it goes onto the wire. */
export interface Request {
  readonly method: string;
  /** Path and query as they are sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
}

const JSON_HEADERS = { "content-type": "application/json" };

const asSegment = (value: unknown): string => encodeURIComponent(String(value).toWellFormed());

/** The path's parameters: of something that is there, of its own shape, or nothing of the kind. */
function addressesOf({ path, parameters }: Operation, { locations }: World, strange: boolean): fc.Arbitrary<Segments> {
  const there = locations.map((location) => segmentsOf(path, location)).filter((segments) => segments !== undefined);
  const known: fc.Arbitrary<Segments> = there.length > 0 ? fc.constantFrom(...there) : fc.constant({});
  if (!strange) return known;
  const shaped = fc.record(
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name, schema }) => [name, fc.oneof(valuesOf(schema).map(asSegment), hostileSegments)]),
    ),
  );
  return fc.oneof(known, shaped);
}

function queriesOf({ parameters }: Operation, { cursors }: World, strange: boolean): fc.Arbitrary<string> {
  const own = parameters.filter((parameter) => parameter.in === "query");
  const value = (name: string, schema: JsonSchema): fc.Arbitrary<readonly string[]> =>
    name === "cursor"
      ? fc.constantFrom(...cursors).map((cursor) => [cursor])
      : valuesOf(schema, name).map((chosen) => [chosen].flat().map(String));
  const fields = Object.fromEntries(
    own.filter(({ name }) => strange || name !== "cursor").map(({ name, schema }) => [name, value(name, schema)]),
  );
  const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name);
  const valid = fc.record(fields, { requiredKeys }).map((chosen) => {
    const pairs = Object.entries(chosen as Record<string, readonly string[]>);
    return pairs.flatMap(([name, texts]) => texts.map((text) => `${name}=${encodeURIComponent(text)}`)).join("&");
  });
  return strange ? fc.oneof(valid, hostileQueries) : valid;
}

function bodiesOf({ requestBody }: Operation, { named }: World): fc.Arbitrary<unknown> | undefined {
  const schema = requestBody?.content["application/json"]?.schema;
  const names = Object.keys(schema?.properties ?? {}).filter((name) => Object.hasOwn(named, name));
  if (!schema || names.length === 0) return schema && valuesOf(schema);
  // Of what is not there nothing is said.
  const there = fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...(named[name] ?? []))])));
  return fc.tuple(valuesOf(schema), there).map(([body, chosen]) => ({ ...Object(body), ...chosen }));
}

/** Who calls: somebody who may, with and without a token where it is optional, or, when `strange`, perhaps nobody. */
function callers(
  { security, "x-roles": roles = [] }: Operation,
  { tokens }: World,
  strange: boolean,
): fc.Arbitrary<Segments> {
  const { owner, author, admin, others } = tokens;
  const key = security.length > 0 ? { "x-api-key": KEY } : {};
  // Most of what is there is the owner's.
  const anybody = [owner, owner, owner, author, admin, ...others];
  const able = strange || roles.includes("user") || roles.length === 0 ? anybody : [admin];
  const ways = security.length > 0 ? security : [{}];
  const signed = fc
    .tuple(fc.constantFrom(...able), fc.constantFrom(...ways))
    .map(([token, way]) => ({ ...key, ...("token" in way && { authorization: `Bearer ${token}` }) }));
  if (!strange) return signed;
  const wrong = fc.constantFrom<Segments>(
    key,
    {},
    { "x-api-key": "wrong", authorization: `Bearer ${admin}` },
    { ...key, authorization: "Bearer x" },
    { ...key, authorization: `Bearer ${admin.slice(0, -4)}AAAA` },
    { ...key, authorization: `Basic ${"A".repeat(2000)}` },
  );
  return fc.oneof({ weight: 5, arbitrary: signed }, { weight: 1, arbitrary: wrong });
}

const target = (path: string, segments: Segments, query: string) =>
  query === "" ? filled(path, segments) : `${filled(path, segments)}?${query}`;

const asJson = (value: unknown) => JSON.stringify(value) ?? "";

/** Requests that the document allows. */
function validRequests(operation: Operation, world: World): fc.Arbitrary<Request> {
  const bodies = bodiesOf(operation, world)?.map(asJson) ?? fc.constant(undefined);
  return fc
    .tuple(
      addressesOf(operation, world, false),
      queriesOf(operation, world, false),
      callers(operation, world, false),
      bodies,
    )
    .map(([segments, query, headers, body]) => ({
      method: operation.method,
      target: target(operation.path, segments, query),
      headers: { ...headers, ...(body !== undefined && JSON_HEADERS) },
      body,
    }));
}

/** Requests with one thing wrong in the body, or, without one, in the query. */
function almostValidRequests(operation: Operation, world: World): fc.Arbitrary<Request> {
  const bodies = bodiesOf(operation, world);
  const wrong = bodies ? almost(bodies).map(asJson) : fc.constant(undefined);
  return fc
    .tuple(
      addressesOf(operation, world, false),
      queriesOf(operation, world, !bodies),
      callers(operation, world, false),
      wrong,
    )
    .map(([segments, query, headers, body]) => ({
      method: operation.method,
      target: target(operation.path, segments, query),
      headers: { ...headers, ...(body !== undefined && JSON_HEADERS) },
      body,
    }));
}

/** Requests with anything wrong: address, query, header fields, caller, body; GET with a body, HEAD for GET. */
function hostileRequests(operation: Operation, world: World): fc.Arbitrary<Request> {
  const { method, path } = operation;
  const bodies = fc.oneof(
    hostileBodies,
    almost(bodiesOf(operation, world) ?? hostileTexts).map(asJson),
    ...(method === "GET" || method === "DELETE" ? [fc.constant(undefined), fc.constant(undefined)] : []),
  );
  return fc
    .tuple(
      addressesOf(operation, world, true),
      queriesOf(operation, world, true),
      callers(operation, world, true),
      fc.oneof(fc.constant({}), hostileHeaders),
      bodies,
      fc.constantFrom(method, method, method === "GET" ? "HEAD" : method),
    )
    .map(([segments, query, headers, more, body, verb]) => ({
      method: verb,
      target: target(path, segments, query),
      headers: { ...(body !== undefined && JSON_HEADERS), ...headers, ...more },
      body,
    }));
}

/** Requests to one operation: valid, almost valid and hostile. */
export const requestsOf = (operation: Operation, world: World): fc.Arbitrary<Request> =>
  fc.oneof(
    { weight: 3, arbitrary: validRequests(operation, world) },
    { weight: 4, arbitrary: almostValidRequests(operation, world) },
    { weight: 3, arbitrary: hostileRequests(operation, world) },
  );
