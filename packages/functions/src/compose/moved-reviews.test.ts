import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { cursors } from "@bellyfed/core/cursor";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { api } from "@bellyfed/core/http/api";
import { derivedId } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { EventStore, Item } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { readTable } from "@bellyfed/features/read-table";
import { reads } from "@bellyfed/features/reads";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { least } from "@bellyfed/features/restaurants/fixtures";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { movedReviews, ownReviews } from "@bellyfed/features/reviews/policies";
import { isWritten, type ReviewState } from "@bellyfed/features/reviews/state";
import { voteType } from "@bellyfed/features/votes/decider";
import { movedVotes } from "@bellyfed/features/votes/policies";
import { projectLog } from "@bellyfed/testing/project-log";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal } from "../refusal.ts";
import { writeRoutes } from "./write-routes.ts";

const users = ["ann", "bob", "cara"] as const;
const callers = {
  ...Object.fromEntries(users.map((sub) => [sub, { sub, name: sub, role: "user" as const }])),
  ines: { sub: "ines", name: "Ines", role: "owner" },
  mo: { sub: "mo", name: "Mo", role: "moderator" },
  root: { sub: "root", name: "Root", role: "admin" },
} as const;
const log = { info: () => {}, warn: () => {}, error: () => {} };
const policies = [movedReviews, movedVotes, ownReviews];

/** Three restaurants; what policies are to react to waits until it is told to. */
async function begin() {
  const store = memoryEventStore();
  const table = memoryReadTable(readTable);
  let [clock, ids] = [Date.UTC(2026, 0, 1), 0];
  // The same course each time, so that a seed brings back what failed.
  const id = () => String(++ids).padStart(26, "0");
  const runtime = { now: () => (clock += 500), id, sleep: async () => {}, random: () => 0 };
  const ports = {
    ...{ table, generation: async () => ({ table, keys: currentKeys }), cursors: cursors("secret") },
    ...{ emit: async () => {}, runtime },
  };
  const routes = [...writeRoutes({ store, runtime }), ...reads.flatMap((make) => make(ports))];
  const app = api(routes, { identity: memoryIdentity(callers), log, bodySecret: "secret" });
  async function call(as: string | undefined, method: string, path: string, body?: object) {
    const headers = { "content-type": "application/json", ...(as && { authorization: `Bearer ${as}` }) };
    const response = await app.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  }
  const places: string[] = [];
  for (const name of ["A", "B", "C"])
    places.push((await call("ines", "POST", "/restaurants", { ...least, name })).body.id);
  const deliver = () => projectLog(store, table);
  const reacted = new Set<string>();
  const waiting = () =>
    store.appended
      .flatMap((commit) => envelopesOf(commit))
      .flatMap((event) => policies.map((policy) => ({ policy, event, key: `${policy.name} ${event.event_id}` })))
      .filter(({ policy, event, key }) => policy.on.has(event.event_type) && !reacted.has(key));
  /** Lets a policy react to one of the events that wait; `on`: the log as it is then. */
  async function react(at: number, on: EventStore = store): Promise<void> {
    const all = waiting();
    const next = all[at % Math.max(1, all.length)];
    if (!next) return;
    try {
      await next.policy.react(next.event as LogEnvelope, {
        store: on,
        runtime,
        log,
        table,
        scheduler: memoryScheduler(),
      });
      reacted.add(next.key);
    } catch (error) {
      if (isRefusal(error)) reacted.add(next.key);
    }
  }
  /** Lets each policy react to what has happened of this type in a stream that ends so. */
  async function reactTo(type: string, stream: string): Promise<void> {
    const isMeant = ({ event }: { readonly event: LogEnvelope }) =>
      event.event_type === type && event.stream_id.endsWith(stream);
    for (let at = waiting().findIndex(isMeant); at >= 0; at = waiting().findIndex(isMeant)) await react(at);
  }
  async function settle(): Promise<void> {
    for (let round = 0; round < 400; round++) {
      await deliver();
      if (waiting().length === 0) return;
      await react(round);
    }
    throw new Error(`Never at rest: ${waiting().map(({ key, event }) => `${key} ${event.event_type}`)}`);
  }
  return { store, table, call, places, deliver, react, reactTo, settle };
}
type System = Awaited<ReturnType<typeof begin>>;

const reviewIdOf = (place: string, author: string) => derivedId("review", place, author);
const statesOf = ({ store }: System) => {
  const streams = Map.groupBy(store.appended, ({ stream }) => stream);
  const of = <S>(prefix: string, fold: (commits: typeof store.appended) => S) =>
    new Map([...streams].filter(([stream]) => stream.startsWith(prefix)).map(([stream, own]) => [stream, fold(own)]));
  const loaded = (commits: typeof store.appended) => ({ snapshot: undefined, commits });
  return {
    restaurants: of("RESTAURANT#", (own) => foldCommits(restaurantType, loaded(own)).state),
    reviews: of("REVIEW#", (own): ReviewState => foldCommits(reviewType, loaded(own)).state),
    votes: of("VOTE#", (own) => foldCommits(voteType, loaded(own)).state),
  };
};

/** What cannot be, once all has come to rest. */
function faultsIn(system: System): string[] {
  const { restaurants, reviews, votes } = statesOf(system);
  const intoOf = (id: string) => {
    const state = restaurants.get(`RESTAURANT#${id}`);
    return state?.status === "absent" ? undefined : state?.merged?.into;
  };
  const faults: string[] = [];
  let kept = 0;
  for (const [stream, state] of reviews) {
    const into = intoOf(stream.split("#")[1] ?? "");
    if (isWritten(state) || state.status === "aside") kept++;
    if (isWritten(state) && into) faults.push(`${stream} is at a restaurant that was merged`);
    if (isWritten(state) && state.from && intoOf(state.from.restaurant_id) !== state.restaurant_id)
      faults.push(`${stream} should have gone back`);
    if (state.status === "aside" && !into) faults.push(`${stream} is set aside for nothing`);
    if (state.status === "moved" && !state.home && into !== state.to.restaurant_id)
      faults.push(`${stream} was moved to where its restaurant is not`);
  }
  const events = system.store.appended.flatMap(({ events: own, actor }) => own.map(({ type }) => ({ type, actor })));
  const written = events.filter(({ type }) => type === "REVIEW_CREATED").length;
  const deleted = events.filter(({ type, actor }) => type === "REVIEW_DELETED" && !actor.startsWith("policy:")).length;
  if (kept !== written - deleted) faults.push(`${kept} reviews are left of ${written - deleted}`);
  for (const [stream, { marked }] of votes) {
    const review = marked && reviews.get(`REVIEW#${marked.restaurant_id}#${marked.review_id}`);
    if (review?.status === "moved" && review.created_at === marked?.review_created_at)
      faults.push(`${stream} was left behind`);
  }
  return [...faults, ...tableFaults(system, reviews, votes)];
}

function tableFaults(
  { table, places }: System,
  reviews: ReadonlyMap<string, ReviewState>,
  votes: ReturnType<typeof statesOf>["votes"],
): string[] {
  const items = new Map(table.items().map((item): [string, Item] => [`${item.PK} ${item.SK}`, item]));
  const shown = [...reviews.values()].filter((state) => isWritten(state) && state.status === "published");
  const faults = places.flatMap((id) => {
    const meta = items.get(`EST#${id} META#${id}`);
    return [1, 2, 3, 4, 5].flatMap((rating) => {
      const own = shown.filter((state) => isWritten(state) && state.restaurant_id === id && state.rating === rating);
      const counted = Number(meta?.[`rating_${rating}`] ?? 0);
      return counted === own.length ? [] : [`${id} counts ${counted} of ${rating} stars, and there are ${own.length}`];
    });
  });
  const seen = [...items.values()].filter(({ SK, doc }) => /^REVIEW#\d/.test(String(SK)) && doc !== undefined);
  if (seen.length !== shown.length) faults.push(`${seen.length} reviews are shown of ${shown.length}`);
  for (const state of shown) {
    if (!isWritten(state)) continue;
    const item = items.get(`EST#${state.restaurant_id} REVIEW#${state.created_at}#${state.id}`);
    const helpful = [...votes.values()].filter(
      ({ marked }) => marked?.review_id === state.id && marked.review_created_at === state.created_at,
    ).length;
    if (Number(item?.rating_count ?? 0) !== helpful)
      faults.push(`${state.id} is helpful to ${item?.rating_count}, not ${helpful}`);
  }
  return faults;
}

type Step = (system: System) => Promise<unknown>;
type Doings = fc.Arbitrary<readonly Step[]>;
const place = fc.nat({ max: 2 });
const user = fc.constantFrom(...users);
const stars = fc.integer({ min: 1, max: 5 });

const at = (n: number, path: string) => (places: readonly string[]) => `/restaurants/${places[n]}${path}`;
const ask =
  (as: string, method: string, path: (places: readonly string[]) => string, body: object = {}): Step =>
  ({ call, places }) =>
    call(as, method, path(places), body);
const ofReview = (n: number, author: string, verb: string) => (places: readonly string[]) =>
  `/restaurants/${places[n]}/reviews/${reviewIdOf(places[n] ?? "", author)}${verb}`;
const review = (as: string, n: number, rating: number) => ask(as, "POST", at(n, "/reviews"), { rating });
const vote = (as: string, author: string, n: number, method = "PUT") =>
  ask(as, method, ofReview(n, author, "/helpful"));
const merge =
  (one: number, other: number): Step =>
  ({ call, places }) =>
    call("mo", "POST", `/restaurants/${places[one]}/merge`, { into: places[other] });
const unmerge = (n: number) => ask("mo", "POST", at(n, "/unmerge"));
const deliver: Step = (system) => system.deliver();
const settled: Step = (system) => system.settle();

const reviews: Doings = fc
  .tuple(user, place, stars, stars, fc.nat({ max: 4 }))
  .map(([as, n, first, then, what]) => [
    review(as, n, first),
    ...([
      [ask(as, "PATCH", ofReview(n, as, ""), { rating: then })],
      [ask(as, "DELETE", ofReview(n, as, ""))],
      [ask("mo", "POST", ofReview(n, as, "/remove"), { reason: "Rude" })],
      [ask("mo", "POST", ofReview(n, as, "/restore"))],
    ][what] ?? []),
  ]);
const votes: Doings = fc
  .tuple(user, place, stars, fc.boolean())
  .map(([author, n, rating, back]) => [
    review(author, n, rating),
    ...users.map((as) => vote(as, author, n)),
    ...(back ? users.slice(1).map((as) => vote(as, author, n, "DELETE")) : []),
  ]);
const chains: Doings = fc
  .tuple(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), user, stars, fc.boolean())
  .map(([[a = 0, b = 0, c = 0], as, rating, isKnown]) => [
    review(as, a, rating),
    ...(isKnown ? [deliver] : []),
    merge(a, b),
    merge(b, c),
  ]);
/** Merged the wrong way round, which is undone, and the right one, while little or nothing has followed. */
const turns: Doings = fc
  .tuple(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), user, stars, fc.boolean(), fc.boolean())
  .map(([[a = 0, b = 0, c = 0], as, rating, isKnown, isChain]) => [
    ...[review(as, a, rating), merge(a, b), ...(isChain ? [merge(b, c)] : [])],
    ...(isKnown ? [settled] : []),
    ...(isChain ? [unmerge(b)] : []),
    ...[unmerge(a), isChain ? merge(b, c) : merge(b, a)],
  ]);
const plain: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, place).map(([one, other]) => merge(one, other)),
  place.map(unmerge),
  fc
    .tuple(place, fc.constantFrom("ann", "ines"))
    .map(([n, owner_id]) => ask("root", "PUT", at(n, "/owner"), { owner_id })),
  fc.tuple(user, place, stars).map(([as, n, rating]) => review(as, n, rating)),
  fc.tuple(user, place).map(([as, n]) => ask(as, "DELETE", ofReview(n, as, ""))),
  fc.tuple(user, user, place).map(([as, author, n]) => vote(as, author, n)),
  fc.constant(deliver),
);
/** A policy reacts; its function is killed at its first append of several, or something else happens behind its back. */
const reactions: Doings = fc
  .tuple(fc.nat(), fc.constantFrom("well", "before", "after", "interrupted", "interrupted"), fc.nat({ max: 6 }), plain)
  .map(([which, how, nth, other]): Step[] => [
    async (system) => {
      const { react, store } = system;
      if (how === "before" || how === "after") return react(which, killed(store, how));
      await react(which, how === "well" ? store : interrupted(store, nth, () => other(system)));
    },
  ]);
const doings: Doings = fc.oneof(
  { weight: 2, arbitrary: reviews },
  { weight: 2, arbitrary: votes },
  { weight: 2, arbitrary: chains },
  { weight: 1, arbitrary: turns },
  { weight: 4, arbitrary: plain.map((each) => [each]) },
  { weight: 8, arbitrary: reactions },
);

/** A log whose function is killed before or after its first append of several. */
const killed = (store: EventStore, when: "before" | "after"): EventStore => ({
  ...store,
  async appendAll(commits, known) {
    if (when === "after") await store.appendAll(commits, known);
    throw new Error("Killed");
  },
});

/** A log in which something else happens after its nth load. */
function interrupted(store: EventStore, nth: number, happens: () => Promise<unknown>): EventStore {
  let loads = 0;
  return {
    ...store,
    async load(stream, schema) {
      const loaded = await store.load(stream, schema);
      if (loads++ === nth) await happens();
      return loaded;
    },
  };
}

async function undoAll({ call, places, settle }: System): Promise<void> {
  for (let round = 0; round < places.length; round++) {
    for (const id of places) await call("mo", "POST", `/restaurants/${id}/unmerge`, {});
    await settle();
  }
}

test("a review that is shown late follows its restaurant, which was merged before anybody could see it there", async () => {
  const system = await begin();
  const { call, places, react, settle } = system;
  await call("ann", "POST", `/restaurants/${places[0]}/reviews`, { rating: 4 });
  const [first] = system.store.appended.slice(-1);
  // Each look takes two seconds and more of the clock.
  for (let look = 0; look < 40; look++) await react(0);
  await merge(0, 1)(system);
  const before = system.store.appended.length;
  for (let each = 0; each < 3; each++) await react(each);
  expect([first?.stream, system.store.appended.length]).toEqual([expect.stringMatching(/^REVIEW#/), before]);
  await settle();
  expect(faultsIn(system)).toEqual([]);
});

const letterOf = ({ places }: System, id: string) => "ABC"[places.indexOf(id)];
/** Whose review is where, and of how many stars; what is set aside or has moved is left out. */
function writtenIn(system: System): string[] {
  return [...statesOf(system).reviews.values()]
    .filter(isWritten)
    .map(({ restaurant_id, author_id, rating }) => `${author_id} at ${letterOf(system, restaurant_id)}: ${rating}`)
    .sort();
}
function votedIn(system: System): string[] {
  const { reviews, votes } = statesOf(system);
  return [...votes.values()]
    .flatMap(({ marked }) => {
      const state = marked && reviews.get(`REVIEW#${marked.restaurant_id}#${marked.review_id}`);
      if (!state || !isWritten(state) || state.created_at !== marked.review_created_at) return [];
      return [`${marked.voter_id} for ${state.author_id} at ${letterOf(system, marked.restaurant_id)}`];
    })
    .sort();
}
const all = async (system: System, ...steps: readonly Step[]) => {
  for (const step of steps) await step(system);
};
type Happened = readonly [type: string, n: number];
/** Lets these events of restaurants be reacted to, in this order, and no others. */
async function reactOnly(system: System, ...first: readonly Happened[]): Promise<void> {
  await system.deliver();
  for (const [type, n] of first) await system.reactTo(type, `#${system.places[n]}`);
}
async function settleFirst(system: System, ...first: readonly Happened[]): Promise<void> {
  await reactOnly(system, ...first);
  await system.settle();
}

test("a review comes home where its restaurant was merged the wrong way round, and at once the right one", async () => {
  const system = await begin();
  await all(system, review("ann", 0, 4), merge(0, 1));
  await system.settle();
  expect(writtenIn(system)).toEqual(["ann at B: 4"]);
  await all(system, unmerge(0), merge(1, 0));
  await settleFirst(system, ["RESTAURANT_MERGED", 1]);
  expect([writtenIn(system), faultsIn(system)]).toEqual([["ann at A: 4"], []]);
});

test("a review comes home before what it was merged into takes it along", async () => {
  const system = await begin();
  await all(system, review("ann", 0, 4), merge(0, 1));
  await system.settle();
  await all(system, unmerge(0), merge(1, 2));
  await settleFirst(system, ["RESTAURANT_MERGED", 1]);
  expect([writtenIn(system), faultsIn(system)]).toEqual([["ann at A: 4"], []]);
});

test.each([
  ["and is there", [], ["ann at A: 4"]],
  ["and was set aside there", [review("ann", 2, 1)], ["ann at A: 4", "ann at C: 1"]],
])("a review comes home by a way that is whole again but for its beginning, %s", async (_, before, left) => {
  const system = await begin();
  await all(system, ...before, review("ann", 0, 4), merge(0, 1), merge(1, 2));
  await system.settle();
  await all(system, unmerge(1), unmerge(0), merge(1, 2));
  await system.settle();
  expect([writtenIn(system), faultsIn(system)]).toEqual([left, []]);
});

test("a review that was deleted where it went is not waited for, whatever else its author has there by now", async () => {
  const system = await begin();
  await all(system, review("ann", 0, 4), merge(0, 1));
  await system.settle();
  await all(system, ask("ann", "DELETE", ofReview(1, "ann", "")), review("ann", 1, 2), unmerge(0), merge(1, 2));
  await settleFirst(system, ["RESTAURANT_MERGED", 1], ["RESTAURANT_UNMERGED", 0]);
  expect([writtenIn(system), faultsIn(system)]).toEqual([["ann at C: 2"], []]);
  expect((await system.call("ann", "POST", `/restaurants/${system.places[0]}/reviews`, { rating: 3 })).status).toBe(
    201,
  );
});

test("votes for a review that is home pass by those for what its author has written on its way", async () => {
  const system = await begin();
  await all(system, review("ann", 0, 4), vote("bob", "ann", 0), merge(0, 1), merge(1, 2));
  await system.settle();
  // The review goes home, and none of the votes for it has followed.
  await all(system, unmerge(1), unmerge(0));
  await reactOnly(system, ["RESTAURANT_UNMERGED", 0]);
  expect(writtenIn(system)).toEqual(["ann at A: 4"]);
  await all(system, review("ann", 1, 2), vote("bob", "ann", 1));
  await system.settle();
  expect([faultsIn(system), votedIn(system)]).toEqual([[], ["bob for ann at A", "bob for ann at B"]]);
});

test("votes for a review that was deleted where it went leave alone those for what its author has written there since", async () => {
  const system = await begin();
  await all(system, review("ann", 0, 4), vote("bob", "ann", 0), merge(0, 1));
  await reactOnly(system, ["RESTAURANT_MERGED", 0]);
  await all(system, ask("ann", "DELETE", ofReview(1, "ann", "")), review("ann", 1, 2), vote("bob", "ann", 1));
  await system.settle();
  expect([faultsIn(system), votedIn(system)]).toEqual([[], ["bob for ann at B"]]);
});

test("whatever is written while restaurants are merged and unmerged and functions are killed, each review is there once and counted right", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doings, { minLength: 3, maxLength: 25, size: "max" }), async (all) => {
      const system = await begin();
      for (const each of all.flat()) await each(system);
      await system.settle();
      expect(faultsIn(system)).toEqual([]);
      await undoAll(system);
      expect(faultsIn(system)).toEqual([]);
      const left = [...statesOf(system).reviews.values()].filter(
        (state) =>
          state.status === "aside" || (state.status === "moved" && !state.home) || (isWritten(state) && state.from),
      );
      expect(left).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);
