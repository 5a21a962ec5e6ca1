import type { WritePorts } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import { type DemoData, demoData } from "./data.ts";
import type { DemoMenuItem } from "./menus.ts";
import { type DemoPorts, type DemoRequest, demoPorts, type Outcome, perform } from "./request.ts";
import type { DemoRestaurant } from "./restaurants.ts";
import type { DemoReview } from "./reviews.ts";

/** How many commands wrote something now, had been executed before, or were refused. */
export type DemoLoaded = Readonly<Record<Outcome, number>>;
/** Told after every command: how many are done, of how many. */
export type DemoProgress = (done: number, total: number) => void;

const SEED = 1;
const CONCURRENCY = 16;

/**
 * Loads the demo data through the routes of the API's writes. Every command has an idempotency key, so that an interrupted load goes on
 * where it was and a second one writes nothing; what is refused because somebody changed the data in between is counted and left.
 * Throws when the store fails.
 */
export async function loadDemo(write: WritePorts, progress: DemoProgress = () => {}): Promise<DemoLoaded> {
  const ports = demoPorts(write);
  const data = demoData(SEED, await beginning(ports));
  const total = sizeOf(data);
  const counts = { written: 0, replayed: 0, refused: 0 };
  const send = async (request: DemoRequest) => {
    const { outcome, body } = await perform(ports, request);
    counts[outcome]++;
    progress(counts.written + counts.replayed + counts.refused, total);
    return body as { readonly id: string } | undefined;
  };
  const restaurants = new Map<string, Known>();
  await inParallel(data.restaurants, async (demo) => {
    const created = await send(creation(demo));
    if (!created) throw new Error(`${demo.key} could not be created`);
    restaurants.set(demo.key, { id: created.id, demo });
  });
  const known = (key: string) => restaurants.get(key) as Known;
  await inParallel(Map.groupBy(data.menus, ({ restaurant }) => restaurant).values(), async (items) => {
    for (const item of items) await send(dish(item, known(item.restaurant)));
  });
  await inParallel(data.reviews, async (review) => {
    const written = await send(reviewing(review, known(review.restaurant)));
    if (review.reply && written) await send(replying(review, known(review.restaurant), written.id));
    else if (review.reply) counts.refused++;
  });
  await inParallel([...restaurants.values()].filter(isClosed), (restaurant) => send(closing(restaurant)));
  return counts;
}

/** A demo restaurant with the id that the API gave it. */
interface Known {
  readonly id: string;
  readonly demo: DemoRestaurant;
}
const isClosed = ({ demo }: Known) => demo.closedAt !== null;

/** How many commands it takes. */
export const sizeOf = ({ restaurants, menus, reviews }: DemoData): number =>
  restaurants.length +
  menus.length +
  reviews.length +
  reviews.filter(({ reply }) => reply).length +
  restaurants.filter(({ closedAt }) => closedAt !== null).length;

/**
 * The moment that all times of this load are relative to. A load that is taken up again must send the very same commands, so the moment
 * follows from the first restaurant, which tells when it was created.
 */
async function beginning(ports: DemoPorts): Promise<number> {
  const now = ports.runtime.now();
  const [first] = demoData(SEED, now).restaurants;
  if (!first) return now;
  const { body } = await perform(ports, creation(first));
  return Date.parse((body as { created_at: string }).created_at) + (now - first.at);
}

const creation = ({ key, owner, at, body }: DemoRestaurant): DemoRequest => ({
  operation: "createRestaurant",
  caller: owner,
  at,
  key,
  body,
});

const dish = ({ itemId, body }: DemoMenuItem, { id, demo }: Known): DemoRequest => ({
  operation: "putMenuItem",
  caller: demo.owner,
  at: demo.at,
  key: `${demo.key} menu`,
  params: { id, itemId },
  body,
});

const reviewing = ({ author, at, body }: DemoReview, { id, demo }: Known): DemoRequest => ({
  operation: "createReview",
  caller: author,
  at,
  key: `${demo.key} review`,
  params: { id },
  body,
});

const replying = ({ reply, at }: DemoReview, { id, demo }: Known, reviewId: string): DemoRequest => ({
  operation: "replyToReview",
  caller: demo.owner,
  at: reply?.at ?? at,
  key: `${demo.key} reply`,
  params: { id, reviewId },
  body: { text: reply?.text },
});

const closing = ({ id, demo }: Known): DemoRequest => ({
  operation: "closeRestaurant",
  caller: demo.owner,
  at: demo.closedAt ?? demo.at,
  key: `${demo.key} closing`,
  params: { id },
});

const inParallel = <Item>(items: Iterable<Item>, work: (item: Item) => Promise<unknown>): Promise<unknown> =>
  parallel([...items], CONCURRENCY, work);
