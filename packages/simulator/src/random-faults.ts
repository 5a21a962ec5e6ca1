import fc from "fast-check";
import { callFaults, deliveryFaults, type Fault, methodFaults } from "./fault.ts";

const models = [
  "restaurants",
  "menus",
  "reviews",
  "votes",
  "reports",
  "imports",
  "restaurant-imports",
  "insights",
  "establishing",
  "hide-by-author",
  "own-reviews",
  "moved-reviews",
  "moved-votes",
  "closing",
  "time-zones",
  "erasure",
  "feed",
];
const projectors = ["restaurants", "restaurants", "reviews", "reviews", "votes", "reports", "menus", "imports"];
const methods: Readonly<Record<string, readonly string[]>> = {
  command: ["load", "append", "append", "append", "saveSnapshot", "read", "enlist", "create", "at", "at"],
  "community-command": [
    "load",
    "append",
    "append",
    "appendAll",
    "appendAll",
    "saveSnapshot",
    "read",
    "enlist",
    "create",
  ],
  import: ["append", "transact", "put", "send"],
  chats: ["transact", "transact", "transact", "load", "append", "append", "read", "create", "take"],
  relay: ["publish"],
  align: ["load", "appendAll", "appendAll"],
  query: ["get"],
  establish: ["query", "load", "append", "read"],
  establishing: ["get", "load", "append"],
  "hide-by-author": ["query", "load", "append", "read", "enlist"],
  rebuild: ["read", "get", "transact", "transact", "page", "remove", "batchGet"],
  reconcile: ["page", "batchGet", "since", "publish"],
  "import-jobs": ["load", "batchGet", "transact", "read", "send"],
  "import-rows": ["publish"],
  feed: ["batchGet", "batchGet", "transact", "transact", "transact", "since", "get"],
  "feed-keeper": ["batchGet", "transact", "transact", "page", "get", "since", "query"],
  insights: ["batchGet", "transact", "read"],
  closing: ["schedule", "schedule", "cancel"],
  "time-zones": ["at", "at", "load", "append", "transact"],
  timers: ["load", "append", "append", "read"],
  erasure: ["erase", "streamsOf", "load", "append", "append", "read", "remove", "transact", "since"],
  "own-reviews": ["load", "read", "enlist", "append", "append", "since", "get", "transact"],
  "moved-reviews": ["load", "query", "get", "appendAll", "appendAll", "append", "read", "enlist", "since", "transact"],
  "moved-votes": ["load", "query", "get", "appendAll", "appendAll", "since", "transact"],
  "restaurant-imports": ["load", "append", "batchGet", "transact"],
};
const called = [
  ...Object.entries(methods).flatMap(([name, own]) => own.map((method) => [name, method] as const)),
  ...projectors.flatMap((name) =>
    ["batchGet", "transact", "transact", "since", "read"].map((method) => [name, method] as const),
  ),
];

const nth = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 2 }) }, fc.nat({ max: 9 }));
const calls: fc.Arbitrary<Fault> = fc.constantFrom(...called).chain(([name, method]) => {
  const general = Object.keys(callFaults).filter((kind) => method !== "remove" || kind !== "stalled");
  const special = Object.keys(methodFaults[method as keyof typeof methodFaults] ?? {});
  const kind = fc.constantFrom(...general, ...special, ...special);
  return fc.record({ place: fc.constant(`${name}.${method}`), nth, kind });
});
const at = (places: readonly string[], kinds: readonly string[]): fc.Arbitrary<Fault> =>
  fc.record({ place: fc.constantFrom(...places), nth, kind: fc.constantFrom(...kinds) });
const functionNames = [...new Set(called.map(([name]) => name))];
const queues = [...models, "import-jobs", "import-rows", "timers"];

const onTheWay = fc.oneof(
  {
    weight: 3,
    arbitrary: at(
      models.map((model) => `bus>${model}`),
      Object.keys(deliveryFaults),
    ),
  },
  at(["stream"], ["dropped"]),
  at(["timer>timers"], ["twice", "late"]),
  { weight: 2, arbitrary: at(["restaurants.batchGet", "feed.batchGet"], ["torn"]) },
  {
    weight: 2,
    arbitrary: at(
      queues.map((name) => `${name}.queue`),
      ["again"],
    ),
  },
  {
    weight: 2,
    arbitrary: at(
      functionNames.map((name) => `${name}.answer`),
      ["unanswered"],
    ),
  },
  at(["client"], ["twice", "twice", "leaves"]),
);
/** Up to 40 faults; those whose place is passed often enough take place. */
export const faults: fc.Arbitrary<Fault[]> = fc.array(fc.oneof({ weight: 2, arbitrary: calls }, onTheWay), {
  maxLength: 40,
  size: "max",
});
