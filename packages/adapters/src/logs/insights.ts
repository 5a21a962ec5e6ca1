import { type Credentials, failureIn, signedCall } from "../signed-call.ts";

export interface InsightsSettings {
  readonly region: string;
  readonly credentials: Credentials;
  /** Where CloudWatch Logs is; left out, in AWS. */
  readonly endpoint?: string | undefined;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface InsightsQuery {
  readonly groups: readonly string[];
  readonly query: string;
  /** Milliseconds since 1970, `to` not included. */
  readonly from: number;
  readonly to: number;
}

/** A row by its columns; a column without a value is missing. */
export type InsightsRow = Readonly<Partial<Record<string, string>>>;

const TIMEOUT_MS = 5_000;
const PAUSE_MS = 1_000;
const MOST_LOOKS = 120;
/** As many as Logs Insights answers. */
const MOST_ROWS = 10_000;

interface Results {
  readonly status: string;
  readonly results?: readonly (readonly { readonly field: string; readonly value?: string }[])[];
}

/**
 * CloudWatch Logs Insights by two operations of its API. Throws when a query fails, takes longer than two minutes, or has so many rows that
 * some would be missing.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
 */
export function insights(settings: InsightsSettings): (query: InsightsQuery) => Promise<readonly InsightsRow[]> {
  const { region, credentials, endpoint = `https://logs.${region}.amazonaws.com`, now } = settings;
  const { pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = settings;
  const call = signedCall({ service: "logs", region, credentials, endpoint, timeoutMs: TIMEOUT_MS, now });
  const ask = async (operation: "StartQuery" | "GetQueryResults", input: object): Promise<unknown> => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `Logs_20140328.${operation}` };
    const response = await call({ method: "POST", path: "/", headers, body: JSON.stringify(input) });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new Error(`Logs answered ${operation} with ${response.status} ${failureIn(response, text)}`);
  };
  return async ({ groups, query, from, to }) => {
    const started = await ask("StartQuery", {
      logGroupNames: groups,
      queryString: query,
      startTime: Math.floor(from / 1000),
      // Both ends are in it.
      endTime: Math.ceil(to / 1000) - 1,
      limit: MOST_ROWS,
    });
    const { queryId } = started as { readonly queryId: string };
    for (let look = 0; look < MOST_LOOKS; look++) {
      const { status, results = [] } = (await ask("GetQueryResults", { queryId })) as Results;
      if (status === "Complete") return rowsOf(results);
      if (status !== "Scheduled" && status !== "Running") throw new Error(`A query of the logs ended as ${status}`);
      await pause(PAUSE_MS);
    }
    throw new Error("A query of the logs took longer than two minutes");
  };
}

function rowsOf(results: NonNullable<Results["results"]>): InsightsRow[] {
  if (results.length >= MOST_ROWS) throw new Error(`A query of the logs has more than ${MOST_ROWS} rows`);
  return results.map((columns) =>
    Object.fromEntries(columns.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value]]))),
  );
}
