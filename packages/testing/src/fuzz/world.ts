import { type Call, eventually, tokenOf } from "../e2e/caller.ts";
import type { CloudProcess } from "../e2e/process.ts";

/** A restaurant with everything that addresses can name. */
export interface Place {
  readonly id: string;
  readonly itemId: string;
  readonly reviewId: string;
}

/** What requests are made of, so that many of them meet something. */
export interface World {
  readonly places: readonly Place[];
  readonly jobs: readonly string[];
  readonly cursors: readonly string[];
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

export async function tokensOf(cloud: Pick<CloudProcess, "dataDir" | "url">): Promise<Tokens> {
  const [owner, author, admin] = await Promise.all([
    tokenOf(cloud, "owner", "owner"),
    tokenOf(cloud, "author"),
    tokenOf(cloud, "root", "admin"),
  ]);
  const others = Array.from({ length: OTHERS }, (_, n) => tokenOf(cloud, `other-${n}`));
  return { owner, author, admin, others: await Promise.all(others) };
}

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
  return { id, itemId: "peach", reviewId: review.body.id };
}

/** New restaurants, each with a dish and a review, and an import; waits until the reads show them. */
export async function world(call: Call, tokens: Tokens, name: string): Promise<World> {
  const names = Array.from({ length: PLACES }, (_, n) => `${name} ${n}`);
  const places = await Promise.all(names.map((each) => place(call, tokens, each)));
  const job = await call("POST", "/imports", { body: { profile: "bellyfed", content: "" }, token: tokens.admin });
  for (const { id } of places) {
    await eventually(
      () => call("GET", `/restaurants/${id}/reviews`),
      ({ body }) => body.data?.length === 1,
    );
  }
  const lists = ["/restaurants?limit=1", "/restaurants?city=fuzzton&limit=1", "/cuisines?limit=1"];
  const pages = await Promise.all(lists.map((path) => call("GET", path)));
  return { places, jobs: [job.body.id], cursors: pages.map(({ body }) => String(body.next_cursor)), tokens };
}
