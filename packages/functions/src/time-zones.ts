import { lambdaTimeZones } from "@bellyfed/adapters/lambda/time-zones";
import type { FindZone, TimeZones } from "@bellyfed/core/time-zones";
import { type Env, required } from "./environment.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";

/** The function of this stage that knows time zones. */
export const timeZonesOf = (env: Env, timeoutMs: number): TimeZones =>
  lambdaTimeZones({
    region: env.AWS_REGION ?? "us-east-1",
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "local",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "local",
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
    endpoint: env.LAMBDA_ENDPOINT,
    name: required(env, "TIME_ZONE_FUNCTION").TIME_ZONE_FUNCTION,
    timeoutMs,
  });

/** Goes on without a zone where it cannot be found out now. */
export const findZone =
  (zones: TimeZones, { log, count }: Pick<Telemetry, "log" | "count">): FindZone =>
  async (location) => {
    try {
      return await zones.at(location);
    } catch (error) {
      count("TimeZonesMissed", 1);
      log.warn("The time zone of a restaurant could not be found; it is asked for again", { error });
      return null;
    }
  };
