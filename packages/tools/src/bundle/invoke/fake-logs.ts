type Json = Record<string, unknown>;

/** Logs Insights: every query finds one call in one hour. Notes what was asked of which group. */
export function answerLogs(asked: Set<string>, operation: string, { logGroupNames: groups = ["*"] }: Json): Json {
  for (const group of groups as string[]) asked.add(`logs:${operation} ${group}`);
  const row = { api_key_id: "k1", hour: "2026-01-01 00:00:00.000", calls: "1", kind: "2", read: "0.5", write: "0" };
  const results = [Object.entries(row).map(([field, value]) => ({ field, value }))];
  return operation === "StartQuery" ? { queryId: "1" } : { status: "Complete", results };
}
