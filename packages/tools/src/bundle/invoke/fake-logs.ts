type Json = Record<string, unknown>;

/** Logs Insights: every query finds one call in one hour. Notes what was asked of which group; a query is called by the groups that it asks. */
export function answerLogs(asked: Set<string>, operation: string, { logGroupNames, queryId }: Json): Json {
  const groups = (logGroupNames as string[] | undefined) ?? String(queryId).split(",");
  for (const group of groups) asked.add(`logs:${operation} ${group}`);
  const row = { api_key_id: "k1", hour: "2026-01-01 00:00:00.000", calls: "1", kind: "2", read: "0.5", write: "0" };
  const results = [Object.entries(row).map(([field, value]) => ({ field, value }))];
  return operation === "StartQuery" ? { queryId: groups.join() } : { status: "Complete", results };
}
