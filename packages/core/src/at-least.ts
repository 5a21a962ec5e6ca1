import * as v from "valibot";
import { fault } from "./fault.ts";

/** A query parameter that names the version that an answer is to show at least. */
export const atLeast = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,12}$/, fault("pattern.version")),
    v.transform((version) => ({ version: Number(version) })),
  ),
);

/** The same, or `<id>:<version>` of a part that the answer is to count. */
export const atLeastOfPart = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^(?:[0-9a-z]{26}:)?\d{1,12}$/, fault("pattern.part_version")),
    v.transform((text) => {
      const [version, part] = text.split(":").toReversed();
      return { version: Number(version), part };
    }),
  ),
);
