import { lambdaLocator } from "@bellyfed/adapters/lambda/locator";
import type { Locate, Locator } from "@bellyfed/core/whereabouts";
import { type Env, required } from "./environment.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";

/** The function of this stage that knows time zones and neighbourhoods. */
export const locatorOf = (env: Env, timeoutMs: number): Locator =>
  lambdaLocator({
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

/** Goes on where nothing can be found out now. */
export const locateBy =
  (locator: Locator, { log, count }: Pick<Telemetry, "log" | "count">): Locate =>
  async (location) => {
    try {
      return await locator.at(location);
    } catch (error) {
      count("TimeZonesMissed", 1);
      log.warn("The time zone of a restaurant could not be found; it is asked for again", { error });
      return null;
    }
  };
