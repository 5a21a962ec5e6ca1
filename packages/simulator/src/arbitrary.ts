import fc from "fast-check";
import type { History } from "./history.ts";
import { faults } from "./random-faults.ts";
import { steps } from "./random-steps.ts";
import { searchFaults } from "./search-faults.ts";

const feed = { lanes: fc.constantFrom(1, 1, 1, 3), unnumbered: fc.boolean() };

/** Histories of commands with faults. In half of them nothing is lost for good, so that reconcile must find nothing to do. */
export const histories: fc.Arbitrary<History> = fc
  .record({ steps, faults, luck: fc.nat({ max: 99_999 }), lossless: fc.boolean(), former: fc.boolean(), ...feed })
  .map(({ steps, faults, luck, lossless, former, lanes, unnumbered }) => ({
    ...{ steps, luck, former, lanes, unnumbered },
    faults: [...faults.filter(({ kind }) => !lossless || kind !== "dropped"), ...searchFaults(luck)],
  }));
