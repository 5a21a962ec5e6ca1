import type { Item } from "@bellyfed/core/ports";
import type { ReportState } from "@bellyfed/features/reports/decider";

/** What the read table must hold of a report: one that is open counts for what it is about. */
export function reportFacts(
  facts: Map<string, unknown>,
  add: (key: string, by: number) => void,
  state: ReportState,
): void {
  if (state.status === "absent") return;
  const { id, subject, filed_at, text, status } = state;
  const [at, reason] = status === "open" ? [filed_at, null] : [state.closing.closed_at, state.closing.reason];
  facts.set(`REPORT#${id} / REPORT`, `REPORTS#${status} ${at}#${id} ${text} ${reason}`);
  if (status === "open") add(`REPORTED#${subject.kind}#${subject.restaurant_id}#${subject.id} / COUNT`, 1);
}

/** The same of a report's item as the read table tells it. */
export const reportIn = ({ doc, GSI1PK, GSI1SK }: Item): string => {
  const { text, closing } = JSON.parse(String(doc));
  return `${GSI1PK} ${GSI1SK} ${text} ${closing?.reason ?? null}`;
};
