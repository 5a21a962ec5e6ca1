import type { Coordinates } from "../search/document.ts";

/** What is said of a place that is looked for, as far as it is known. */
export interface Sought {
  readonly name: string | null;
  /** A line as people write it: `351 West 57th Street`, `Hafenstr. 1`. */
  readonly street: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  /** In the form of core/phone. */
  readonly phone: string | null;
  readonly website: string | null;
  readonly location: Coordinates | null;
}

/** A restaurant that it may be. */
export interface KnownPlace extends Sought {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}
