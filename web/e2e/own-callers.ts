import { callersOf, taken } from "@bellyfed/testing/e2e/callers";
import { expect } from "vitest";
import type { Site } from "./site.ts";

/** The site takes what comes from its own callers and nothing else. */
export async function expectOwnCallers({ env }: Site["cloud"], method: string): Promise<void> {
  const listener = { port: Number(env.WEB_PORT), path: "/robots.txt", audience: "browsers" } as const;
  for (const [fields, expected] of callersOf(listener, listener.port)) {
    expect([fields, await taken(listener, method, fields)]).toEqual([fields, expected]);
  }
}
