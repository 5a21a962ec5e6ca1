import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Welcome } from "../guard/refusal.ts";
import { LOOPBACK, listen } from "../loopback.ts";
import { type Delivery, startDelivery } from "./delivery.ts";
import { type FaultInjector, injectFaults } from "./fault.ts";
import { type Journal, openJournal } from "./journal.ts";
import { InvalidPattern } from "./operators.ts";
import { compilePattern, type EventPattern } from "./pattern.ts";
import { close, eventBridgeServer, type Mount } from "./protocol.ts";
import { type BusEvent, type Entry, isAccepted, readPutEvents } from "./put-events.ts";
import { DEFAULT_RETRY, type RetryPolicy, type Rule } from "./rule.ts";
import type { Deliver } from "./target.ts";

export interface BusOptions {
  /** Where the journal is kept; left out, in memory only. */
  readonly dataDir?: string;
  /** 0: any free port. */
  readonly port: number;
  /** The bus that the rules are on. As in AWS, entries for another bus are accepted and go nowhere. */
  readonly bus: string;
  readonly rules: readonly Rule[];
  /** How messages reach a queue: `sqsTarget(endpoint).deliver`, or a queue server's own in the same process. */
  readonly deliver: Deliver;
  readonly retry?: Partial<RetryPolicy>;
  readonly fault?: FaultInjector;
  /** What else its address answers. */
  readonly mounts?: readonly Mount[];
  /** Whose pages may call; left out, nobody's. */
  readonly welcome?: Welcome;
  readonly log?: (message: string) => void;
}

export interface Bus {
  readonly endpoint: string;
  /** Deliveries that are accepted and not done. */
  pending(): number;
  /** Resolves when every delivery is done. */
  idle(): Promise<void>;
  /** Tells the listener of each event that is accepted. Answers what stops that. */
  tap(listener: (event: BusEvent) => void): () => void;
  stop(): Promise<void>;
}

type CompiledRule = Rule & { readonly matches: EventPattern };

function compileRules(rules: readonly Rule[]): CompiledRule[] {
  if (new Set(rules.map(({ name }) => name)).size < rules.length)
    throw new Error("Two rules of the bus have the same name.");
  return rules.map((rule) => {
    try {
      return { ...rule, matches: compilePattern(rule.pattern) };
    } catch (error) {
      throw error instanceof InvalidPattern
        ? new Error(`Rule ${rule.name}: ${error.message}`, { cause: error })
        : error;
    }
  });
}

/** Where a data folder keeps what its bus has accepted. */
export const journalFile = (dataDir: string): string => join(dataDir, "bus.db");

function openJournalIn(dataDir: string | undefined): Journal {
  if (dataDir === undefined) return openJournal();
  mkdirSync(dataDir, { recursive: true });
  return openJournal(journalFile(dataDir));
}

/** Events for rules that are no longer there have no target any more. */
async function forgetOldRules(journal: Journal, rules: readonly Rule[], log: (message: string) => void): Promise<void> {
  const known = new Set(rules.map(({ name }) => name));
  for (const rule of journal.rules().filter((name) => !known.has(name))) {
    log(`The events that wait for rule ${rule} are dropped: there is no such rule any more.`);
    await journal.transact(() => journal.forget(rule));
  }
}

const resultOf = (entry: Entry) => (isAccepted(entry) ? { EventId: entry.event.id } : entry);

interface Core {
  readonly options: BusOptions;
  readonly rules: readonly CompiledRule[];
  readonly journal: Journal;
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly listeners: ReadonlySet<(event: BusEvent) => void>;
  readonly log: (message: string) => void;
}

/** Answers after the events are in the journal. */
async function accept(
  { options, rules, journal, deliveries, listeners, log }: Core,
  entries: readonly Entry[],
): Promise<void> {
  const accepted = entries.filter(isAccepted);
  for (const { bus } of accepted) if (bus !== options.bus) log(`An event for the unknown bus ${bus} went nowhere.`);
  const matched = accepted
    .filter(({ bus }) => bus === options.bus)
    .map(({ event, body }) => ({
      event,
      body,
      rules: rules.filter(({ matches }) => matches(event)).map(({ name }) => name),
    }));
  const kept = matched.filter((entry) => entry.rules.length > 0);
  if (kept.length > 0) {
    const now = Date.now();
    await journal.transact(() => {
      for (const entry of kept) journal.add(entry, now);
    });
  }
  for (const name of new Set(kept.flatMap((entry) => entry.rules))) deliveries.get(name)?.wake();
  try {
    for (const { event } of matched) for (const listener of listeners) listener(event);
  } catch (error) {
    log(`A listener of the bus failed: ${error}`);
  }
}

const putEvents = (core: Core) => async (request: unknown) => {
  const entries = readPutEvents(request, new Date(), randomUUID);
  const { answered, delivered, beforeAnswer } = injectFaults(entries, core.options.fault ?? (() => undefined));
  await accept(core, delivered);
  beforeAnswer();
  return {
    FailedEntryCount: answered.filter((entry) => !isAccepted(entry)).length,
    Entries: answered.map(resultOf),
  };
};

/** Promises that are kept when nothing is pending. */
function idleWaiters(journal: Journal) {
  let waiting: (() => void)[] = [];
  const check = () => {
    if (waiting.length === 0 || journal.pending() > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const idle = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      check();
    });
  return { check, idle };
}

/**
 * Starts the event bus on the loopback address. What an earlier run had accepted and not delivered is delivered now. Throws when a rule's
 * pattern is not valid or the port is taken.
 */
export async function startBus(options: BusOptions): Promise<Bus> {
  const rules = compileRules(options.rules);
  const log = options.log ?? ((message) => console.error(message));
  const journal = openJournalIn(options.dataDir);
  const { check, idle } = idleWaiters(journal);
  const deliveries = new Map<string, Delivery>();
  const listeners = new Set<(event: BusEvent) => void>();
  const core: Core = { options, rules, journal, deliveries, listeners, log };
  const server = eventBridgeServer({ PutEvents: putEvents(core) }, log, options.welcome, options.mounts);
  const port = await listen(server, options.port, "EVENTS_PORT").catch(async (error: unknown) => {
    await journal.close();
    throw error;
  });
  await forgetOldRules(journal, rules, log);
  const shared = { bus: options.bus, journal, deliver: options.deliver, log, onDone: check };
  const retry = { ...DEFAULT_RETRY, ...options.retry };
  for (const rule of rules) deliveries.set(rule.name, startDelivery({ ...shared, rule, retry }));
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    pending: () => journal.pending(),
    idle,
    tap(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await close(server);
      await Promise.all([...deliveries.values()].map((delivery) => delivery.stop()));
      await journal.close();
    },
  };
}
