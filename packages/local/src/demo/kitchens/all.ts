import { asian } from "./asia.ts";
import { cafes } from "./cafes.ts";
import { others } from "./elsewhere.ts";
import { european } from "./europe.ts";
import type { Kitchen } from "./kitchen.ts";

export const kitchens: readonly Kitchen[] = [...european, ...asian, ...others, ...cafes];
