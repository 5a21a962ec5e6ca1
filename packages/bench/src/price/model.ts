import { BUDGETED, MEASURED } from "./measured.ts";
import { PRICES, type Resource, type Usage } from "./prices.ts";

/** What is assumed of a production stage besides the prices. */
export const ASSUMED = {
  /** GB and seconds of one invocation that answers; measured warm on a laptop and rounded up. */
  answering: { gb: 1.769, seconds: 0.02 },
  /** One invocation of the relay or of a consumer, whatever its batch. */
  working: { gb: 1, seconds: 0.06 },
  /** One run of a schedule when there is nothing to do; the GB of a personal stage are half of it. */
  scheduled: { gb: 1, seconds: 0.1, logGb: 2e-6 },
  /**
   * A stream of events that lasts its five minutes, in which little happens. It looks once a second where the log ends and at each of twenty
   * heartbeats whether it may stay, 1 RCU each; it comes and goes by two items in a transaction.
   */
  following: { gb: 0.25, seconds: 300, readUnit: 320 + 4, writeUnit: 8 },
  /** How full batches are in the long run. */
  commitsPerRelay: 5,
  messagesPerConsumer: 5,
  /** GB of access log, platform log and own lines per request. */
  logGb: 1.2e-6,
  /** GB of an answer on the wire, compressed. */
  answerGb: 2e-6,
  /** X-Ray keeps 5 %. */
  traced: 0.05,
} as const;

const { answering, working, following, commitsPerRelay, messagesPerConsumer } = ASSUMED;

/** What several things take together. */
export const sum = (...usages: readonly Usage[]): Usage => {
  const total: Partial<Record<Resource, number>> = {};
  for (const usage of usages) {
    for (const [name, amount] of Object.entries(usage) as [Resource, number][])
      total[name] = (total[name] ?? 0) + amount;
  }
  return total;
};

/** One invocation, or a share of it. */
export const invocation = ({ gb, seconds }: { gb: number; seconds: number }, share = 1): Usage => ({
  lambdaRequest: share,
  lambdaGbSecond: gb * seconds * share,
});

const request: Usage = sum(invocation(answering), {
  apiRequest: 1,
  firewallRequest: 1,
  logGb: ASSUMED.logGb,
  trace: ASSUMED.traced,
  transferGb: ASSUMED.answerGb,
});

/** What is streamed counts as a request for each 10 MB begun, and its first 6 MB cost nothing at Lambda. */
const streamed: Usage = sum(request, {
  lambdaGbSecond: following.gb * following.seconds - answering.gb * answering.seconds,
  readUnit: following.readUnit,
  writeUnit: following.writeUnit,
});

/** One event from the bus into one queue and through its consumer. */
export const delivered: Usage = sum(invocation(working, 1 / messagesPerConsumer), {
  queueRequest: 1 + 2 / messagesPerConsumer,
});

/** An event of the log gets its position. */
export const numbered: Usage = sum(delivered, MEASURED.numberEvent);

/** One event of what was looked at, counted. */
export const looked: Usage = sum(delivered, MEASURED.countLook, { busEvent: 1 });

/** One commit of one event: outbox, log and idempotency record in one; then the relay and the bus. */
export const committed: Usage = sum(invocation(working, 1 / commitsPerRelay), { busEvent: 1 });

export interface Operation {
  readonly name: string;
  readonly usage: Usage;
}

/** What people do. */
export const operations: readonly Operation[] = [
  { name: "GET one restaurant", usage: sum(request, MEASURED.getRestaurant, looked) },
  { name: "follow events for five minutes", usage: streamed },
  { name: "GET a page of 25", usage: sum(request, MEASURED.listRestaurants, looked) },
  {
    name: "PATCH a restaurant",
    usage: sum(
      ...[request, BUDGETED.count, BUDGETED.load, BUDGETED.append, committed],
      ...[delivered, MEASURED.projectUpdate, numbered],
    ),
  },
  {
    name: "POST a review",
    usage: sum(
      ...[request, BUDGETED.count, BUDGETED.load, BUDGETED.load, BUDGETED.append, committed],
      ...[BUDGETED.seal, BUDGETED.open, BUDGETED.open],
      ...[delivered, MEASURED.projectReview, delivered, MEASURED.countReview, numbered],
    ),
  },
  {
    name: "import a row with two inspections",
    usage: sum(
      ...[{ queueRequest: 0.5, busEvent: 1 }, delivered, BUDGETED.load, BUDGETED.appendImport, MEASURED.recordRow],
      // Three events are three messages of the read model.
      ...[committed, { busEvent: 2 }, delivered, delivered, delivered, MEASURED.projectImport],
      ...[numbered, numbered, numbered],
    ),
  },
];

const groups = {
  "gateway, firewall": ["apiRequest", "firewallRequest"],
  Lambda: ["lambdaRequest", "lambdaGbSecond"],
  DynamoDB: ["writeUnit", "readUnit"],
  "bus, queues": ["busEvent", "queueRequest"],
  "logs, traces, transfer": ["logGb", "trace", "transferGb"],
} as const satisfies Record<string, readonly Resource[]>;

/** Dollars per million, by group of resources. */
export const costOf = (usage: Usage): Readonly<Record<keyof typeof groups, number>> =>
  Object.fromEntries(
    Object.entries(groups).map(([group, names]) => [
      group,
      names.reduce((total, name) => total + 1e6 * PRICES[name] * (usage[name] ?? 0), 0),
    ]),
  ) as Record<keyof typeof groups, number>;
