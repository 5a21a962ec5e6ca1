/** What the tour tells of where it has been. */
export interface Toured {
  readonly restaurants: number;
  readonly again: boolean;
  readonly created: string;
  readonly told: readonly string[];
  readonly written: readonly unknown[];
  readonly refused: string;
  readonly missing: string;
}

/** The package as others name it. */
const CLIENT = "@bellyfed/client";

/**
 * A program that goes through all that the client can do, against a running system: `tour(baseUrl, token, name)` adds a restaurant of that name.
 * It holds what a compiler must refuse as well.
 */
export const tour = `import { ApiError, createClient, type Happening, isProblemCode, type Restaurant } from "${CLIENT}";

export async function tour(baseUrl: string, token: string, name: string) {
  const client = createClient({ baseUrl, apiKey: "local-dev-key", token });

  const restaurants: Restaurant[] = [];
  for await (const { data } of client.pages.listRestaurants({ query: { limit: 7 } })) restaurants.push(...data);

  const params = { id: restaurants[0]?.id ?? "" };
  const first = await client.answers.getRestaurant({ params });
  const again = await client.answers.getRestaurant({ params, ...(first.etag && { ifNoneMatch: first.etag }) });

  const { data: end } = await client.listEvents({ query: { after: "latest" } }).then(({ next_cursor: data }) => ({ data }));
  const created = await client.createRestaurant({ body: { name, city: "Lisbon", cuisines: ["French"], website: undefined } });
  const told: Happening["event"][] = [];
  for await (const { event, data } of client.follow({ query: { after: end, types: "RESTAURANT_CREATED" } })) {
    if (data?.stream_id === \`RESTAURANT#\${created.id}\`) told.push(event);
    break;
  }

  const written: unknown[] = [];
  for await (const line of client.lines.exportMe()) written.push(line.complete ?? line.event_type);

  const refused = await codeOf(client.createRestaurant({ body: { name: "", city: "Lisbon", cuisines: [] } }));
  const missing = await codeOf(client.getRestaurant({ params: { id: "0".repeat(26) } }));
  return { restaurants: restaurants.length, again: again.modified, created: created.name, told, written, refused, missing };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError) || !isProblemCode(error.code)) throw error;
  return \`\${error.code} \${error.problem.errors?.map(({ pointer, code }) => \`\${pointer} \${code}\`).join(", ") ?? ""}\`.trim();
}

export const refusedByCompilers = (client: ReturnType<typeof createClient>) => [
  // @ts-expect-error a restaurant is asked for by its id
  () => client.getRestaurant({}),
  // @ts-expect-error there is no such field
  () => client.listRestaurants({ query: { town: "Lisbon" } }),
  // @ts-expect-error a rating is a number
  () => client.createReview({ params: { id: "a" }, body: { rating: "5" } }),
  // @ts-expect-error a restaurant has no pages
  () => client.pages.getRestaurant({ params: { id: "a" } }),
  // @ts-expect-error a count is a number
  async (): Promise<string> => (await client.getRestaurant({ params: { id: "a" } })).rating.count,
];
`;

/** A program for an engine without fetch, crypto, URLSearchParams, TextDecoder and perhaps Symbol.asyncIterator: React Native's. It prints what it has met. */
export const nativeTour = `import { ApiError, createClient } from "${CLIENT}";

const headers = { get: (name) => (name === "content-type" ? "application/json" : null) };
const json = (text) => ({ ok: true, status: 200, headers, text: async () => text });
const answers = [
  json('{"data":[{"name":"a"}],"next_cursor":"c"}'),
  json('{"data":[{"name":"b"}],"next_cursor":null}'),
  json('{"id":"x"}'),
  json('{"row":1}\\n{"row":2}\\n'),
  { ...json('{"status":404,"title":"t","detail":"d","code":"restaurant.missing"}'), ok: false, status: 404 },
  json(""),
];
const asked = [];
const fetch = async (url, { method, headers }) => {
  const key = headers["idempotency-key"];
  asked.push([method, url, ...(key ? [key.length] : [])].join(" "));
  return answers.shift();
};
const client = createClient({ baseUrl: "http://api.test", apiKey: "key", fetch });

async function main() {
  const seen = [];
  for await (const { data } of client.pages.listRestaurants({ query: { city: "São Paulo" } })) seen.push(...data.map(({ name }) => name));
  const { id } = await client.createRestaurant({ body: {} });
  for await (const { row } of client.lines.listImportErrors({ params: { id } })) seen.push(row);
  const error = await client.getRestaurant({ params: { id } }).catch((reason) => reason);
  const said = [];
  try {
    for await (const happening of client.follow()) said.push(happening);
  } catch (reason) {
    said.push(reason.message);
  }
  print(JSON.stringify({ seen, refused: error instanceof ApiError && error.code, said, asked }));
}
main().catch((error) => print("FAILED " + error.stack));
`;
