import type { WritePorts } from "@bellyfed/core/execute";
import type { ReadTable } from "@bellyfed/core/ports";
import { establishOld } from "@bellyfed/features/restaurants/establish";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface EstablishPorts extends WritePorts {
  /** The live generation. */
  readonly table: ReadTable;
}

export interface EstablishRequest {
  /** How long a restaurant must have stood; a day when left out. */
  readonly ageSeconds?: number;
}

const DAY_SECONDS = 86_400;
/** What is left of the time when no further page is begun. */
const RESERVE_MS = 60_000;

/** Establishes the restaurants that users have added and that have stood for a day without being hidden. */
export const establisher =
  (ports: EstablishPorts, { log, count, flush }: Telemetry): Handler<EstablishRequest, void> =>
  async ({ ageSeconds = DAY_SECONDS }, context) => {
    const before = new Date(ports.runtime.now() - ageSeconds * 1000).toISOString();
    const goesOn = () => context.getRemainingTimeInMillis() > RESERVE_MS;
    const traceId = ports.runtime.id();
    const commanded = await establishOld({ ...ports, log }, { before, traceId, goesOn });
    count("RestaurantsEstablished", commanded);
    flush();
  };
