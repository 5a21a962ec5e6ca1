import { type Call, eventually, tokenOf } from "../e2e/caller.ts";
import type { CloudProcess } from "../e2e/process.ts";
import type { Operation } from "./document.ts";
import { creating, locationsFor } from "./things.ts";

/** What requests are made of, so that many of them meet something. */
export interface World {
  /** Where the things are that the operation's path can lead to. */
  readonly locations: readonly string[];
  readonly cursors: readonly string[];
  /** What fields of bodies can name, by their names. */
  readonly named: Readonly<Record<string, readonly unknown[]>>;
  readonly tokens: Tokens;
}

export interface Tokens {
  readonly owner: string;
  readonly author: string;
  readonly admin: string;
  /** Users who have not written anything yet. */
  readonly others: readonly string[];
}

const PLACES = 3;
const OTHERS = 8;

/** `operation`: each has people of its own, for some of them erase people. */
export async function tokensOf(
  cloud: Pick<CloudProcess, "dataDir" | "url">,
  { operationId }: Pick<Operation, "operationId">,
): Promise<Tokens> {
  const [owner, author, admin] = await Promise.all([
    tokenOf(cloud, `owner-${operationId}`, "owner"),
    tokenOf(cloud, `author-${operationId}`),
    tokenOf(cloud, `root-${operationId}`, "admin"),
  ]);
  const others = Array.from({ length: OTHERS }, (_, n) => tokenOf(cloud, `other-${operationId}-${n}`));
  return { owner, author, admin, others: await Promise.all(others) };
}

/** A restaurant with everything that addresses can name. */
async function place(call: Call, { owner, author }: Tokens, name: string): Promise<Place> {
  const created = await call("POST", "/restaurants", {
    body: { name, city: "Fuzzton", cuisines: ["Peach", "Plum"] },
    token: owner,
  });
  const { id } = created.body;
  const dish = { section: "Mains", name: "Peach", price: { amount: 100, currency: "EUR" } };
  const [, review] = await Promise.all([
    call("PUT", `/restaurants/${id}/menu/items/peach`, { body: dish, token: owner }),
    call("POST", `/restaurants/${id}/reviews`, { body: { rating: 4, text: "Good" }, token: author }),
  ]);
  const restaurant = `/restaurants/${id}`;
  const one = `${restaurant}/reviews/${review.body.id}`;
  const subject = { kind: "review", id: review.body.id, restaurant_id: id };
  const [, , report] = await Promise.all([
    call("POST", `${one}/reply`, { body: { text: "Thanks" }, token: owner }),
    call("PUT", `${one}/helpful`, { token: owner }),
    call("POST", "/reports", { body: { subject, reason: "other" }, token: owner }),
  ]);
  const locations = [restaurant, `${restaurant}/menu/items/peach`, one, `/reports/${report.body.id}`];
  const served = { kind: "dish", id: "peach", restaurant_id: id };
  return { id, locations, subjects: [{ kind: "restaurant", id }, subject, { ...subject, kind: "reply" }, served] };
}

interface Place {
  readonly id: string;
  readonly locations: readonly string[];
  /** What there is to be reported. */
  readonly subjects: readonly object[];
}

/** Where chats are that anybody may read, with an answer each and what is shared of it. */
async function chats(call: Call): Promise<string[]> {
  const asked = await Promise.all(
    ["Peach in Fuzzton", "Plum?"].map((message) =>
      call("POST", "/v1/chat/stream", { body: { message }, headers: { accept: "application/json" } }),
    ),
  );
  const own = asked.map(({ body }) => `/v1/chat/${body.chat_id}`);
  const shared = await Promise.all(own.map((chat) => call("POST", `${chat}/turns/1/share`, { body: {} })));
  return [
    ...own,
    ...own.map((chat) => `${chat}/turns/1`),
    ...shared.map(({ body }) => `/v1/shared-answers/${body.id}`),
  ];
}

/** How many of what the document's own operations create there are. */
const THINGS = 3;

/**
 * New restaurants, each with a dish and a review, an import, and whatever else the operation's path leads to; waits until the reads show
 * the restaurants.
 */
export async function world(call: Call, tokens: Tokens, operation: Operation): Promise<World> {
  const names = Array.from({ length: PLACES }, (_, n) => `${operation.operationId} ${n}`);
  const places = await Promise.all(names.map((each) => place(call, tokens, each)));
  const job = await call("POST", "/imports", { body: { profile: "bellyfed", content: "" }, token: tokens.admin });
  for (const [restaurant] of places.map(({ locations }) => locations)) {
    await eventually(
      () => call("GET", `${restaurant}/reviews`),
      ({ body }) => body.data?.length === 1,
    );
  }
  const lists = ["/restaurants?limit=1", "/restaurants?city=fuzzton&limit=1", "/cuisines?limit=1"];
  const pages = await Promise.all(lists.map((path) => call("GET", path)));
  const known = [
    ...places.flatMap(({ locations }) => locations),
    `/imports/${job.body.id}`,
    "/events/schemas/RESTAURANT_CREATED/2",
    `/users/reader-${operation.operationId}`,
    ...(operation.path.startsWith("/v1/") ? await chats(call) : []),
  ];
  const create = creating(call, tokens.owner);
  const locations: string[] = [];
  for (let n = 0; n < THINGS; n++) locations.push(...(await locationsFor(operation, known, create)));
  const cursors = pages.map(({ body }) => String(body.next_cursor));
  const named = { subject: places.flatMap(({ subjects }) => subjects), into: places.map(({ id }) => id) };
  return { locations: [...new Set(locations)], cursors, named, tokens };
}
