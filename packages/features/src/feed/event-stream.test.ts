import { AppError } from "@bellyfed/core/error";
import { beforeEach, expect, it } from "vitest";
import { eventStream, type Source } from "./event-stream.ts";
import { STREAM_SECONDS } from "./open-streams.ts";
import type { Positions } from "./rules.ts";

let clock: number;
let log: string[];
/** What happens when a stream waits for news. */
let meanwhile: (until: number) => void;
let wait: number;
let fails: AppError | undefined;
let stays: boolean;
const leaving = () => new AbortController();
beforeEach(() => {
  clock = 1_000_000;
  log = [];
  meanwhile = (until) => {
    clock = until;
  };
  wait = 0;
  fails = undefined;
  stays = true;
});

const PAGE = 3;
/** A log of types: those that begin with an underscore are not wanted, and looked through. */
const source: Source = {
  page: async ([after = 0]) => {
    if (fails) throw fails;
    const looked = log.slice(after, after + PAGE).map((type, at) => ({ type, position: after + at + 1 }));
    const data = looked
      .filter(({ type }) => !type.startsWith("_"))
      .map(({ type, position }) => ({ event_type: type, position: String(position), payload: "a\nb" }) as never);
    return { data, after: [after + looked.length] };
  },
  watch: {
    isPast: ([after = 0]) => log.length > after,
    moved: async (_, until) => {
      wait++;
      meanwhile(until);
    },
  },
  mayStay: async () => stays,
  now: () => clock,
};

async function read(start: Positions, { left = leaving().signal, most = 1_000 } = {}): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of eventStream(source, start, left)) {
    pieces.push(piece);
    if (pieces.length >= most) break;
  }
  return pieces;
}

const event = (position: number, name: string, type: string) =>
  `id: ${position}\nevent: ${name}\ndata: {"event_type":"${type}","position":"${position}","payload":"a\\nb"}\n\n`;
const BEGIN = (position: number) => `retry: 1000\nid: ${position}\n\n`;
const BEAT = (position: number) => `: heartbeat\nid: ${position}\n\n`;

it("says at once where it begins, then what there is, each event with its position, name and data in one line", async () => {
  log = ["RESTAURANT_CREATED", "MENU_ITEM_ADDED"];
  expect(await read([0], { most: 2 })).toEqual([
    BEGIN(0),
    event(1, "restaurant.created", "RESTAURANT_CREATED") + event(2, "menu.item.added", "MENU_ITEM_ADDED"),
  ]);
});

it("reads on at once while there is more, and waits when there is not", async () => {
  log = Array.from({ length: 7 }, () => "A");
  const pieces = await read([0], { most: 4 });
  expect(pieces.slice(1).map((piece) => [...piece.matchAll(/^id: (\d+)/gm)].map(([, id]) => id))).toEqual([
    ["1", "2", "3"],
    ["4", "5", "6"],
    ["7"],
  ]);
  expect(wait).toBe(0);
});

it("shows every fifteen seconds that it lives, and how far it has looked", async () => {
  log = ["A", "_B", "_C"];
  expect(await read([1], { most: 3 })).toEqual([BEGIN(1), BEAT(3), BEAT(3)]);
  expect(clock).toBe(1_030_000);
});

it("ends after five minutes, and says when to come again and where to go on", async () => {
  const pieces = await read([0]);
  expect([pieces.length, pieces.at(-2), pieces.at(-1)]).toEqual([STREAM_SECONDS / 15 + 2 - 1, BEAT(0), BEGIN(0)]);
  expect(clock).toBe(1_000_000 + STREAM_SECONDS * 1_000);
});

it("keeps its heartbeat and its end also when news never cease", async () => {
  log = ["A"];
  const endless = {
    ...source,
    page: async (after: Positions) => {
      clock += 1_000;
      log.push("A", "A", "A", "A");
      return source.page(after);
    },
  };
  const pieces: string[] = [];
  for await (const piece of eventStream(endless, [0], leaving().signal)) pieces.push(piece);
  expect(pieces.filter((piece) => piece.startsWith(": heartbeat"))).toHaveLength(STREAM_SECONDS / 15);
  expect(wait).toBe(0);
});

it("ends at a heartbeat when another has taken its place, and comes again not so soon", async () => {
  stays = false;
  expect(await read([0])).toEqual([BEGIN(0), ": another stream has taken its place\nretry: 60000\n\n"]);
});

it("stays when nobody can say whether it may", async () => {
  const unknown = { ...source, mayStay: () => Promise.reject(new AppError("unavailable", "x", "y")) };
  const stream = eventStream(unknown, [0], leaving().signal);
  expect([(await stream.next()).value, (await stream.next()).value]).toEqual([BEGIN(0), BEAT(0)]);
  await stream.return(undefined);
});

it("says when what follows is no longer kept, and goes on at the log's end", async () => {
  log = Array.from({ length: 8 }, () => "_");
  fails = new AppError("gone", "feed.resync", "gone", [], { "bellyfed-position": "8" });
  meanwhile = () => {
    fails = undefined;
    log.push("A");
  };
  const pieces = await read([2], { most: 3 }).catch(String);
  expect(pieces).toEqual([BEGIN(2), 'id: 8\nevent: resync\ndata: {"position":"8"}\n\n', event(9, "a", "A")]);
});

it("waits for a table that cannot be asked now, and loses nothing", async () => {
  log = ["A"];
  fails = new AppError("unavailable", "x", "y");
  meanwhile = () => {
    fails = undefined;
  };
  expect(await read([0], { most: 2 })).toEqual([BEGIN(0), event(1, "a", "A")]);
  expect(wait).toBe(1);
});

it("breaks off at what is a mistake", async () => {
  fails = new AppError("malformed", "x", "y");
  await expect(read([0])).rejects.toBe(fails);
});

it("ends without a word when whoever reads has left", async () => {
  const leaves = leaving();
  meanwhile = () => leaves.abort();
  expect(await read([0], { left: leaves.signal })).toEqual([BEGIN(0)]);
});

it("loses nothing and repeats nothing, wherever it is cut", async () => {
  log = Array.from({ length: 60 }, (_, at) => (at % 3 === 1 ? "_HIDDEN" : "SHOWN"));
  const wanted = log.flatMap((type, at) => (type === "SHOWN" ? [at + 1] : []));
  const seen: number[] = [];
  let last = 0;
  for (let cut = 1; seen.length < wanted.length; cut = (cut % 3) + 1) {
    for (const piece of await read([last], { most: cut })) {
      for (const [, id, told] of piece.matchAll(/^id: (\d+)\n(event: )?/gm)) {
        last = Number(id);
        if (told) seen.push(last);
      }
    }
  }
  expect(seen).toEqual(wanted);
});
