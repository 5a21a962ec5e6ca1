import { manifest as imports } from "./imports/manifest.ts";
import { manifest as insights } from "./insights/manifest.ts";
import { manifest as menus } from "./menus/manifest.ts";
import { manifest as restaurants } from "./restaurants/manifest.ts";
import { manifest as reviews } from "./reviews/manifest.ts";
import { manifest as service } from "./service/manifest.ts";

/** Every feature, once. */
export const manifests = [imports, insights, menus, restaurants, reviews, service];
