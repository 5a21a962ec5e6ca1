import { manifest as restaurants } from "./restaurants/manifest.ts";

/** Every feature, once. */
export const manifests = [restaurants];
