import { beforeEach, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { type Answer, ApiError, createClient, type Data } from "./client.ts";

type Stub = (request: Request) => Response | Promise<Response>;
let requests: { request: Request; init: RequestInit }[];
let answers: Stub[];
let waits: number[];

/** Keeps what was asked for and gives the next answer. */
const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
  const request = new Request(url, init);
  requests.push({ request, init });
  const answer = answers.shift();
  if (!answer) throw new Error(`No answer for ${request.method} ${request.url}`);
  return answer(request);
};
const clientWith = (more: Partial<Parameters<typeof createClient>[0]> = {}) =>
  createClient({
    baseUrl: "http://api.test/prod/",
    apiKey: "key",
    fetch,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  });
const client = clientWith();
beforeEach(() => {
  [requests, answers, waits] = [[], [], []];
});

const json =
  (body: unknown, init: ResponseInit = {}): Stub =>
  () =>
    Response.json(body, init);
const refused = (status: number, headers: Record<string, string> = {}, more: object = {}) =>
  json(
    { type: "urn:bellyfed:problem:x", title: "No", status, detail: "What happened", code: "x", trace_id: "t", ...more },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );
const page = (data: unknown[], next_cursor: string | null = null) => json({ data, next_cursor });
const sent = (index = 0) => requests[index]!.request;
const caught = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw error ?? new Error("nothing was thrown");
};
const id = "0123456789abcdefghjkmnpqrs";

test("a list is asked for with its query and answered with its body", async () => {
  answers = [page([{ name: "Ippudo" }], "c")];
  const list = await client.listRestaurants({ query: { city: "São Paulo", limit: 10, cuisine: undefined } });
  expect(list.data[0]?.name).toBe("Ippudo");
  expect([sent().method, sent().url]).toEqual(["GET", "http://api.test/prod/restaurants?city=S%C3%A3o+Paulo&limit=10"]);
  expect(sent().headers.get("x-api-key")).toBe("key");
  expect(sent().headers.has("idempotency-key")).toBe(false);
});

test("several values are sent as a parameter that is repeated, without those that are undefined", async () => {
  answers = [page([])];
  const query = { cuisine: ["Thai", "Ramen", undefined], price: 2 };
  await client.listRestaurants({ query: query as object });
  expect(sent().url).toBe("http://api.test/prod/restaurants?cuisine=Thai&cuisine=Ramen&price=2");
});

test("input that has nothing required may be left out", async () => {
  answers = [page([])];
  await client.listCities();
  expect(sent().url).toBe("http://api.test/prod/cities");
});

test("parameters become part of the path, and cannot lead out of it", async () => {
  answers = [json({ id })];
  await client.getRestaurant({ params: { id: "a/b?c#d" } });
  expect(sent().url).toBe("http://api.test/prod/restaurants/a%2Fb%3Fc%23d");
  for (const wrong of ["", ".", ".."]) {
    await expect(client.getRestaurant({ params: { id: wrong } })).rejects.toThrow(TypeError);
  }
});

test("a write sends its body as JSON with the token", async () => {
  answers = [json({ id }, { status: 201 })];
  const body = { name: "Ippudo", city: "Kyoto", cuisines: ["Ramen"] };
  const restaurant = await clientWith({ token: "jwt" }).createRestaurant({ body });
  expect(restaurant.id).toBe(id);
  expect(await sent().json()).toEqual(body);
  expect(sent().headers.get("content-type")).toBe("application/json");
  expect(sent().headers.get("authorization")).toBe("Bearer jwt");
});

test("the token may be found for each call, or be given with it", async () => {
  let calls = 0;
  const fresh = clientWith({ token: async () => `jwt${++calls}` });
  answers = [page([]), page([]), page([])];
  await fresh.listMyReviews();
  await fresh.listMyReviews();
  await fresh.listMyReviews({ token: "other" });
  expect(requests.map(({ request }) => request.headers.get("authorization"))).toEqual([
    "Bearer jwt1",
    "Bearer jwt2",
    "Bearer other",
  ]);
});

test("a write has a key of its own unless one is given", async () => {
  answers = [json({}), json({}), json({})];
  for (const key of [{}, {}, { idempotencyKey: "mine" }]) await client.reopenRestaurant({ params: { id }, ...key });
  const keys = requests.map(({ request }) => request.headers.get("idempotency-key"));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe("mine");
});

test("If-Match, headers, caching and cancellation reach fetch", async () => {
  answers = [json({})];
  const { signal } = new AbortController();
  const options = {
    ifMatch: '"3-0123abcd"',
    headers: { traceparent: "00-a" },
    cache: "no-store" as const,
    next: { tags: ["x"] },
    signal,
  };
  await client.updateRestaurant({ params: { id }, body: { name: "New" }, ...options });
  expect(sent().headers.get("if-match")).toBe('"3-0123abcd"');
  expect(sent().headers.get("traceparent")).toBe("00-a");
  expect(requests[0]?.init).toMatchObject({ cache: "no-store", next: { tags: ["x"] }, signal });
});

test("a whole answer tells status, ETag and headers", async () => {
  answers = [json({ id }, { headers: { etag: '"7-0123abcd"', "x-trace-id": "t" } })];
  const answer = await client.answers.getRestaurant({ params: { id } });
  expect(answer).toMatchObject({ status: 200, etag: '"7-0123abcd"', modified: true, data: { id } });
  expect(answer.headers.get("x-trace-id")).toBe("t");
});

test("what has not changed since is answered without data", async () => {
  answers = [() => new Response(null, { status: 304, headers: { etag: '"7"' } })];
  const answer = await client.answers.getRestaurant({ params: { id }, ifNoneMatch: '"7"' });
  expect(sent().headers.get("if-none-match")).toBe('"7"');
  expect(answer).toMatchObject({ status: 304, modified: false, data: undefined, etag: '"7"' });
});

test("a read may name a version, and its answer tells whether it is behind", async () => {
  answers = [json({ id }, { headers: { "bellyfed-behind": "true" } }), json({ id })];
  const read = () => client.answers.getRestaurant({ params: { id }, query: { at_least: `${id}:2` } });
  expect([(await read()).behind, (await read()).behind]).toEqual([true, false]);
  expect(sent().url).toBe(`http://api.test/prod/restaurants/${id}?at_least=${id}%3A2`);
  answers = [json({ version: 3, sections: [] }), json({ id })];
  await client.getMenu({ params: { id }, query: { at_least: 3 } });
  await client.getMyReview({ params: { id } });
  expect([sent(2).url, sent(3).url]).toEqual([
    `http://api.test/prod/restaurants/${id}/menu?at_least=3`,
    `http://api.test/prod/restaurants/${id}/reviews/mine`,
  ]);
});

test("an answer without content is null, and one that is not JSON is text", async () => {
  answers = [
    () => new Response(null, { status: 204 }),
    () => new Response("row,reason\n", { headers: { "content-type": "text/csv" } }),
    () => new Response('{"row":1}\n', { headers: { "content-type": "application/x-ndjson" } }),
  ];
  expect(await client.deleteReview({ params: { id, reviewId: id } })).toBeNull();
  expect(await client.listImportErrors({ params: { id }, query: { format: "csv" } })).toBe("row,reason\n");
  expect(await client.listImportErrors({ params: { id } })).toBe('{"row":1}\n');
});

test("pages follow the cursor to the end, with the same query", async () => {
  answers = [page([1], "a"), page([2], "b"), page([3])];
  const seen = [];
  for await (const { data } of client.pages.listRestaurants({ query: { city: "Kyoto" } })) seen.push(...data);
  expect(seen).toEqual([1, 2, 3]);
  expect(requests.map(({ request }) => new URL(request.url).search)).toEqual([
    "?city=Kyoto",
    "?city=Kyoto&cursor=a",
    "?city=Kyoto&cursor=b",
  ]);
});

test("what happened is followed to where nothing more has happened yet, also over pages without anything", async () => {
  answers = [page([1], "7"), page([], "1007"), page([2], "1012"), page([], "1012")];
  const seen = [];
  for await (const { data } of client.pages.listEvents({ query: { types: "REVIEW_CREATED" } })) seen.push(...data);
  expect(seen).toEqual([1, 2]);
  expect(requests.map(({ request }) => new URL(request.url).searchParams.get("after"))).toEqual([
    null,
    "7",
    "1007",
    "1012",
  ]);
});

test("whoever stops early asks for no further page", async () => {
  answers = [page([1], "a")];
  for await (const _ of client.pages.listCuisines()) break;
  expect(requests).toHaveLength(1);
});

test("a refusal is an ApiError with its problem document", async () => {
  const errors = [{ pointer: "/name", code: "required", params: {}, message: "is required" }];
  answers = [refused(422, {}, { errors })];
  const error = await caught(client.createRestaurant({ body: { name: "", city: "Kyoto", cuisines: [] } }));
  expect(error).toMatchObject({ name: "ApiError", status: 422, code: "x", problem: { trace_id: "t", errors } });
  expect([error.messageFor("/name"), error.messageFor("/city")]).toEqual(["is required", undefined]);
  expect(error.message).toBe("422 No: What happened");
});

test.each([
  ["a proxy's page", "<html>Bad gateway</html>"],
  ["nothing", ""],
  ["JSON of another kind", '{"message":"Forbidden"}'],
  ["null", "null"],
])("%s in place of a problem document is an ApiError all the same", async (_, text) => {
  answers = [() => new Response(text, { status: 502, statusText: "Bad Gateway" })];
  expect(await caught(client.listCities())).toMatchObject({
    status: 502,
    code: "http.502",
    problem: { title: "Bad Gateway" },
  });
});

test("an answer that says it is JSON and is not is an ApiError", async () => {
  answers = [() => new Response("<html>", { headers: { "content-type": "application/json" } })];
  expect(await caught(client.listCities())).toMatchObject({ status: 200, code: "answer.unreadable" });
});

test("a refused body whose cancelling never ends holds up nothing", async () => {
  const endless = new ReadableStream({ cancel: () => new Promise<void>(() => {}) });
  answers = [async () => new Response(endless, { status: 503 }), page([])];
  expect(await client.listCities()).toEqual({ data: [], next_cursor: null });
});

test.each([429, 503])("after a %i the call is sent again when Retry-After says", async (status) => {
  answers = [refused(status, { "retry-after": "2" }), page([])];
  await client.listCities();
  expect(waits).toEqual([2000]);
});

test("a date in Retry-After is waited for", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
  onTestFinished(() => void vi.useRealTimers());
  answers = [refused(503, { "retry-after": new Date(Date.now() + 5000).toUTCString() }), page([])];
  await client.listCities();
  expect(waits).toEqual([5000]);
});

test("without Retry-After each pause is longer than the last", async () => {
  answers = [refused(503), refused(503), page([])];
  await client.listCities();
  expect(waits[0]).toBeGreaterThanOrEqual(300);
  expect(waits[1]).toBeGreaterThanOrEqual(600);
});

test("a write is sent again with the same key and body", async () => {
  answers = [refused(429, { "retry-after": "1" }), json({ id })];
  await client.createRestaurant({ body: { name: "Ippudo", city: "Kyoto", cuisines: ["Ramen"] } });
  expect(sent(1).headers.get("idempotency-key")).toBe(sent(0).headers.get("idempotency-key"));
  expect(await sent(1).text()).toBe(await sent(0).text());
});

test("after two retries, or when it would take too long, the refusal is told", async () => {
  answers = [refused(503), refused(503), refused(503), refused(429, { "retry-after": "3600" })];
  expect((await caught(client.listCities())).status).toBe(503);
  expect((await caught(client.listCities())).status).toBe(429);
  expect(waits).toHaveLength(2);
});

test.each([400, 404, 409, 412, 500])("after a %i nothing is sent again", async (status) => {
  answers = [refused(status)];
  expect((await caught(client.listCities())).status).toBe(status);
  expect(requests).toHaveLength(1);
});

test("a call that is given up while it waits ends with the reason", async () => {
  const stop = new AbortController();
  answers = [refused(503, { "retry-after": "9" }), page([])];
  const patient = createClient({ baseUrl: "http://api.test", apiKey: "key", fetch });
  const call = patient.listCities({ signal: stop.signal });
  setTimeout(() => stop.abort(new Error("changed my mind")), 5);
  await expect(call).rejects.toThrow("changed my mind");
  expect(requests).toHaveLength(1);
});

test("without a fetch of its own the client uses the one that is there when it is called", async () => {
  const before = globalThis.fetch;
  const plain = createClient({ baseUrl: "http://api.test", apiKey: "key" });
  answers = [page([])];
  globalThis.fetch = fetch;
  try {
    await plain.listCities();
  } finally {
    globalThis.fetch = before;
  }
  expect(requests).toHaveLength(1);
});

test("an answer can be read as it comes, and what is refused is thrown", async () => {
  const body = new TransformStream<Uint8Array, Uint8Array>();
  answers = [() => new Response(body.readable, { status: 200 }), refused(410)];
  const response = await client.streams.listCities({ headers: { accept: "text/event-stream" } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const writer = body.writable.getWriter();
  void writer.write(new TextEncoder().encode("a"));
  expect(await reader?.read()).toEqual({ done: false, value: "a" });
  await reader?.cancel();
  expect((await caught(client.streams.listCities())).status).toBe(410);
});

test("input and answers have the contracts' types", () => {
  expectTypeOf<Data<"getRestaurant">["rating"]["count"]>().toEqualTypeOf<number>();
  expectTypeOf(client.listRestaurants).parameter(0).exclude<undefined>().toHaveProperty("query");
  expectTypeOf<Awaited<ReturnType<typeof client.answers.getMenu>>>().toEqualTypeOf<Answer<Data<"getMenu">>>();
  // @ts-expect-error a restaurant is asked for by its id
  const missing = () => client.getRestaurant({});
  // @ts-expect-error there is no such field
  const unknown = () => client.listRestaurants({ query: { town: "Kyoto" } });
  // @ts-expect-error a restaurant has no pages
  const pages = client.pages.getRestaurant;
  expect([typeof missing, typeof unknown, pages]).toEqual(["function", "function", expect.any(Function)]);
});
