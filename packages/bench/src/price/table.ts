import { ASSUMED, costOf, operations } from "./model.ts";
import { FIXED, PRICES_OF, STORAGE, type Usage } from "./prices.ts";

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
  "- Every read becomes an event, and nobody else of its batch looked at the same restaurant: the worst case; `readEventSample` in stacks/stage.ts lowers it.",
  "- A review comes alone, so that it alone pays for the list of recent reviews (48 of its WCU), which a batch writes once.",
];

function fixed(): string[] {
  const together = FIXED.reduce((total, { dollars: each }) => total + each, 0);
  return [
    `Before the first request, production costs about US$ ${dollars(together)} a month:`,
    "",
    ...FIXED.map(({ what, dollars: each }) => `- ${what}: ${dollars(each)}`),
    "",
    `Storage per GB and month: tables ${STORAGE.table}, their recovery ${STORAGE.recovery}, the archive ${STORAGE.archive}, logs ${STORAGE.logs}.`,
  ];
}
