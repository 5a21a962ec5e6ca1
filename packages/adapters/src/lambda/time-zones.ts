import type { TimeZones } from "@bellyfed/core/time-zones";
import { type SignedCallSettings, signedCall } from "../signed-call.ts";

export interface TimeZoneSettings extends Pick<SignedCallSettings, "region" | "credentials"> {
  /** Where Lambda is; left out, in AWS. */
  readonly endpoint?: string | undefined;
  /** The function that is asked, by its name. */
  readonly name: string;
  /** After so long there is no answer. */
  readonly timeoutMs: number;
}

/**
 * Time zones by a function of their own: the map that they are found in is larger than most of what asks. Each question is one call, which is
 * not repeated: who can wait asks again.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function lambdaTimeZones({ region, endpoint, name, ...settings }: TimeZoneSettings): TimeZones {
  const call = signedCall({
    ...settings,
    ...{ service: "lambda", region },
    endpoint: endpoint ?? `https://lambda.${region}.amazonaws.com`,
  });
  return {
    async at({ lat, lng }) {
      const path = `/2015-03-31/functions/${name}/invocations`;
      const response = await call({ method: "POST", path, body: JSON.stringify({ lat, lng }) });
      const { time_zone } = response.ok ? ((await response.json()) as { time_zone?: unknown }) : {};
      if (typeof time_zone === "string") return time_zone;
      throw new Error(`The function ${name} answered ${response.status} without a time zone`);
    },
  };
}
