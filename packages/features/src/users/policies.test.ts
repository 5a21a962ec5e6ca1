import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryWriteCounter } from "@bellyfed/adapters/memory/write-counter";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { execute } from "@bellyfed/core/execute";
import { beforeEach, expect, test } from "vitest";
import { userType } from "./decider.ts";
import { userStream } from "./events.ts";
import { alice, at } from "./fixtures.ts";
import { type ErasurePorts, erasure } from "./policies.ts";

let store: ReturnType<typeof memoryEventStore>;
let keys: ReturnType<typeof memoryKeyStore>;
let subjects: ReturnType<typeof memoryWriteCounter>;
let clock: number;
/** In the order in which it happened. */
let done: string[];
let commands: Map<string, number>;
/** What happens when a stream is erased, or at any other call. */
let onCall: (call: string) => void;

/** Every call takes a second, so that there is time for a few pages of streams only. */
const note = (call: string) => {
  clock += call.startsWith("page") ? 5_000 : 0;
  onCall(call);
  done.push(call);
};
const log = { info: () => {}, warn: () => {}, error: () => {} };
const ports = (): ErasurePorts => ({
  store: {
    ...store,
    append: async (commit) => {
      note("append");
      return store.append(commit);
    },
  },
  log,
  scheduler: { schedule: async () => {}, cancel: async () => {} },
  runtime: { now: () => clock, id: () => "id", sleep: async () => {}, random: () => 0 },
  table: memoryReadTable(),
  keys: {
    erase: async (sub) => {
      note("key");
      await keys.erase(sub);
    },
    streamsOf: async (sub, after) => {
      note(`page ${after ?? ""}`);
      return keys.streamsOf(sub, after);
    },
  },
  subjects: {
    erase: async (sub) => {
      note("mark");
      await subjects.erase(sub);
    },
  },
  accounts: { remove: async (sub) => note(`account ${sub}`) },
  erasures: [
    {
      streams: "THING#",
      erase: async (_, stream, subject, { commandId, actor }) => {
        note(stream);
        expect([subject, actor]).toEqual([alice.sub, "policy:erasure"]);
        commands.set(commandId, (commands.get(commandId) ?? 0) + 1);
      },
    },
  ],
});

const streamOf = (n: number) => `THING#${String(n).padStart(5, "0")}`;
const enlist = async (count: number) => {
  for (let n = 0; n < count; n++) await keys.enlist(alice.sub, streamOf(n));
};
/** The events of the log that the policy has not reacted to. */
const waiting = (from: number): LogEnvelope[] =>
  store.appended.flatMap((commit) => envelopesOf(commit)).filter(({ stream_version }) => stream_version > from);
const react = (event: LogEnvelope) => erasure.react(event, ports());
/** As the bus does: each event until it succeeds, then what came of it. Answers how many reactions that took. */
async function deliver(): Promise<number> {
  let reactions = 0;
  for (let version = 0; ; version++) {
    const [event] = waiting(version);
    if (!event) return reactions;
    for (let isDone = false; !isDone; reactions++) {
      if (reactions > 10_000) throw new Error("This never ends");
      isDone = await react(event).then(
        () => true,
        () => false,
      );
    }
  }
}
const erased = () => new Set(done.filter((call) => call.startsWith("THING#")));

beforeEach(async () => {
  [store, keys, subjects] = [memoryEventStore(), memoryKeyStore(), memoryWriteCounter()];
  [clock, done, commands, onCall] = [Date.parse(at), [], new Map(), () => {}];
  const command = { type: "erase", id: alice.sub, actor: alice } as const;
  const meta = { commandId: "c", bodyHash: "", actor: alice.sub, traceId: "t", at };
  await execute({ store, runtime: ports().runtime }, { type: userType, stream: userStream(alice.sub), command, meta });
});

test("the key goes first, then the account, and every stream is told", async () => {
  await keys.create(alice.sub, new Uint8Array(32));
  await enlist(3);
  await deliver();
  expect(done[0]).toBe("key");
  expect(done.toSorted()).toEqual([
    streamOf(0),
    streamOf(1),
    streamOf(2),
    `account ${alice.sub}`,
    "key",
    "mark",
    "page ",
  ]);
  expect((await keys.read([alice.sub])).get(alice.sub)).toBeNull();
  expect(await subjects.isErased(alice.sub)).toBe(true);
});

test("whoever has written nothing is erased as well", async () => {
  await deliver();
  expect(done).toContain(`account ${alice.sub}`);
});

test("ten thousand streams are told in several turns, each from where the one before it was", async () => {
  await enlist(10_000);
  expect(await deliver()).toBe(25);
  expect(erased().size).toBe(10_000);
  expect(done.filter((call) => call.startsWith("THING#"))).toHaveLength(10_000);
  expect(done.filter((call) => call.startsWith("page"))).toHaveLength(100);
  expect(Math.max(...commands.values())).toBe(1);
  expect(done.filter((call) => call === "key")).toHaveLength(1);
});

test("an event that comes again after others came of it looks at no stream", async () => {
  await enlist(1_000);
  await deliver();
  done = [];
  const [first, second] = waiting(0) as [LogEnvelope, LogEnvelope];
  await react(first);
  await react(second);
  expect(done.toSorted()).toEqual([`account ${alice.sub}`, "key", "mark"]);
  expect(store.appended).toHaveLength(3);
});

test("two deliveries at once leave out nothing and part nobody's way", async () => {
  await enlist(2_000);
  const [first] = waiting(0) as [LogEnvelope];
  await Promise.all([react(first), react(first)]);
  await deliver();
  expect(erased().size).toBe(2_000);
});

test("a fault at any call is made up for when the event comes again", async () => {
  await enlist(700);
  await deliver();
  const calls = done;
  for (const broken of new Set(
    calls.filter((_, index) => index % 37 === 0 || index < 12 || index > calls.length - 12),
  )) {
    const [event] = waiting(0);
    store = memoryEventStore();
    await store.append({ ...commitOf(event as LogEnvelope), sequence: 1 });
    [done, commands] = [[], new Map()];
    let times = 0;
    onCall = (call) => {
      if (call === broken && times++ === 0) throw new Error(`${call} broke`);
    };
    await deliver();
    expect([broken, erased().size, times > 0, done.includes(`account ${alice.sub}`)]).toEqual([
      broken,
      700,
      true,
      true,
    ]);
  }
});

const commitOf = ({ stream_id, event_id, event_type, timestamp, payload }: LogEnvelope) => ({
  stream: stream_id,
  events: [{ id: event_id, type: event_type, version: 1, payload }],
  ...{ commandId: "c", bodyHash: "", actor: alice.sub, traceId: "t", timestamp },
});

test("one stream that fails holds back no other, and the event comes again", async () => {
  await enlist(50);
  onCall = (call) => {
    if (call === streamOf(7)) throw new AppError("forbidden", "some.refusal", "No");
  };
  const failure = await react(waiting(0)[0] as LogEnvelope).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(AppError);
  expect(erased().size).toBe(49);
});

test("an account that cannot be removed holds back no stream", async () => {
  await enlist(3);
  onCall = (call) => {
    if (call.startsWith("account")) throw new Error("Cognito is away");
  };
  await expect(react(waiting(0)[0] as LogEnvelope)).rejects.toThrow("Cognito is away");
  expect(erased().size).toBe(3);
});

test("a stream of a kind of which nobody says how it is erased is an error", async () => {
  await keys.enlist(alice.sub, "OTHER#1");
  await expect(react(waiting(0)[0] as LogEnvelope)).rejects.toThrow("Nothing says how OTHER#1 is erased");
});
