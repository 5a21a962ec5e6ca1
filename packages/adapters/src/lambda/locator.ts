import type { Locator, Whereabouts } from "@bellyfed/core/whereabouts";
import { type SignedCallSettings, signedCall } from "../signed-call.ts";

export interface LocatorSettings extends Pick<SignedCallSettings, "region" | "credentials"> {
  /** Where Lambda is; left out, in AWS. */
  readonly endpoint?: string | undefined;
  /** The function that is asked, by its name. */
  readonly name: string;
  /** After so long there is no answer. */
  readonly timeoutMs: number;
}

/**
 * Finds time zones and neighbourhoods by a function of their own: the maps that they are found in are larger than most of what asks. Each
 * question is one call, which is not repeated: who can wait asks again.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function lambdaLocator({ region, endpoint, name, ...settings }: LocatorSettings): Locator {
  const call = signedCall({
    ...settings,
    ...{ service: "lambda", region },
    endpoint: endpoint ?? `https://lambda.${region}.amazonaws.com`,
  });
  return {
    async at({ lat, lng }) {
      const path = `/2015-03-31/functions/${name}/invocations`;
      const response = await call({ method: "POST", path, body: JSON.stringify({ lat, lng }) });
      const found = response.ok ? whereaboutsIn(await response.json()) : undefined;
      if (found) return found;
      throw new Error(`The function ${name} answered ${response.status} without a time zone`);
    },
  };
}

function whereaboutsIn(answer: unknown): Whereabouts | undefined {
  const { time_zone, neighborhood } = (answer ?? {}) as { time_zone?: unknown; neighborhood?: unknown };
  if (typeof time_zone !== "string") return undefined;
  const isKnown = typeof neighborhood === "string" || neighborhood === null;
  return isKnown ? { time_zone, neighborhood } : { time_zone };
}
