import { mappedTimeZones } from "@bellyfed/adapters/tz-lookup/time-zones";
import { timeZone } from "../compose/time-zone.ts";
import { entry } from "../lambda.ts";

export const compose = () => timeZone(mappedTimeZones);

export const handler = entry(compose);
