import { MEASURED } from "./measured.ts";
import { ASSUMED, costOf, operations } from "./model.ts";
import { PRICES_OF, STANDING_PRICES, STORAGE, type Usage } from "./prices.ts";
import { standingTable } from "./standing/table.ts";

const dollars = (amount: number) => amount.toFixed(2);
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

const units = ({ readUnit = 0, writeUnit = 0 }: Usage) => [
  readUnit.toFixed(1).replace(/\.0$/, ""),
  writeUnit.toFixed(1).replace(/\.0$/, ""),
];

/** The price model as it stands in docs/operations.md. */
export const costTable = (): string => [...costs(), "", ...assumptions(), "", ...fixed()].join("\n");

function costs(): string[] {
  const rows = operations.map(({ name, usage }) => ({ name, usage, parts: costOf(usage) }));
  const heads = ["RCU", "WCU", ...Object.keys(rows[0]?.parts ?? {})];
  return [
    row(["US$ per million", ...heads, "together"]),
    row(["---", ...heads.map(() => "--:"), "--:"]),
    ...rows.map(({ name, usage, parts }) => {
      const amounts = Object.values(parts);
      return row([name, ...units(usage), ...amounts.map(dollars), `**${dollars(amounts.reduce((a, b) => a + b))}**`]);
    }),
  ];
}

const assumptions = (): string[] => [
  `- Prices: us-east-1, list, assumed as of ${PRICES_OF}, without free tiers and discounts.`,
  "- Capacity units: measured on the local engine by the code that does the work (packages/bench/src/price), loads and appends by the budgets of packages/testing; a restaurant with every field filled.",
  `- An answering function takes ${ASSUMED.answering.seconds * 1000} ms at ${ASSUMED.answering.gb} GB, a working one ${ASSUMED.working.seconds * 1000} ms at ${ASSUMED.working.gb} GB for ${ASSUMED.messagesPerConsumer} messages.`,
  `- ${ASSUMED.logGb * 1e9} bytes of logs and ${ASSUMED.answerGb * 1e9} bytes of answer per request; ${ASSUMED.traced * 100} % of requests are traced.`,
  `- A stream of events has ${ASSUMED.following.gb} GB for ${ASSUMED.following.seconds} seconds and looks once a second whether there is more; a streamed answer counts as a request for each 10 MB begun.`,
  "- Every read becomes an event, and nobody else of its batch looked at the same restaurant: the worst case; `readEventSample` in stacks/stage.ts lowers it.",
  "- A review comes alone, so that it alone pays for the list of recent reviews (48 of its WCU), which a batch writes once.",
];

/** Of one function in a month of 30 days. */
const KEY_REQUESTS = (30 * 24 * 60) / 5;

const fixed = (): string[] => [
  ...standingTable(),
  "",
  "- Counted from the resources that the stacks ask for, with a site and without a domain (stacks/costs.infra.test.ts), which refuses a type of resource that has no price here.",
  "- A queue is polled by five pollers of Lambda's, each for 20 seconds: 648,000 requests a month, which neither batches nor concurrency change.",
  `- A run of a schedule takes ${ASSUMED.scheduled.seconds * 1000} ms at ${ASSUMED.scheduled.gb} GB, ${ASSUMED.scheduled.logGb * 1e9} bytes of logs and a trace, the rollup ${MEASURED.rollUp.readUnit} RCU and ${MEASURED.rollUp.writeUnit} WCU besides.`,
  "- Without what an account has free each month, of all its stages together: 3 dashboards of at most 50 metrics, 10 metrics of alarms and 10 of one's own, a million requests of SQS and of Lambda, 100,000 traces, 10,000 users.",
  `- In use: DynamoDB asks KMS once in five minutes for each function that uses the table of keys: ${KEY_REQUESTS.toLocaleString("en")} requests a month, ${dollars(KEY_REQUESTS * STANDING_PRICES.keyRequest)} for each.`,
  "- In use: 0.30 for each metric of the functions that is written all the time, some fifteen.",
  "",
  `Storage per GB and month: tables ${STORAGE.table}, their recovery ${STORAGE.recovery}, the archive ${STORAGE.archive}, backups ${STORAGE.backup}, logs ${STORAGE.logs}.`,
];
