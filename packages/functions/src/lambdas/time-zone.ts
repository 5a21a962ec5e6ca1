import { timeZone } from "../compose/time-zone.ts";
import type { Env } from "../environment.ts";
import { entry } from "../lambda.ts";
import { mappedLocator } from "../mapped-locator.ts";

export const compose = (env: Env) => timeZone(mappedLocator(env));

export const handler = entry(compose);
