import autocannon from "autocannon";
import { type Kind, kinds, type LoadRequest } from "./requests.ts";

/** One answered request. */
export interface Hit {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly ms: number;
}

export interface Driven {
  readonly hits: readonly Hit[];
  /** How many were answered, by kind. */
  readonly answered: Readonly<Record<Kind, number>>;
  /** Refused with 429, by the usage plan. */
  readonly throttled: number;
  /** What went wrong, one line per kind and status. */
  readonly errors: readonly string[];
}

export interface DriveOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly next: () => LoadRequest;
}

const codeOf = (body: string): string => /"code":"([\w.]+)"/.exec(body)?.[1] ?? body.slice(0, 200);
const ok = (status: number) => status >= 200 && status < 300;

/** Sends a mix of requests over some connections, each with its next request as soon as the one before is answered. */
export async function drive({ url, connections, seconds, next }: DriveOptions): Promise<Driven> {
  const answered = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const faults = new Map<string, number>();
  const hits: Hit[] = [];
  let throttled = 0;
  const count = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1);
  const request = {
    setupRequest: (template: object, context: Record<string, unknown>) => {
      const { kind, headers, ...request } = next();
      context.kind = kind;
      return { ...template, ...request, headers: { ...headers } };
    },
    onResponse: (status: number, body: string, { kind }: Record<string, unknown>) => {
      answered[kind as Kind]++;
      if (status === 429) throttled++;
      else if (!ok(status)) count(`${kind}: ${status} ${codeOf(body)}`);
    },
  };
  const began = performance.now();
  const run = autocannon({ url, connections, duration: seconds, timeout: 30, requests: [request] });
  run.on("response", (_: unknown, status: number, __: number, ms: number) => {
    if (ok(status)) hits.push({ at: (performance.now() - began) / 1000, ms });
  });
  run.on("reqError", (error: Error) => count(`connection: ${error.message}`));
  await run;
  return { hits, answered, throttled, errors: [...faults].map(([fault, times]) => `${times} x ${fault}`) };
}
