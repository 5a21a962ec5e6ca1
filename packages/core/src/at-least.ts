import * as v from "valibot";

/** A query parameter that names the version that an answer is to show at least. */
export const atLeast = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,12}$/, "must be a version: a whole number"),
    v.transform((version) => ({ version: Number(version) })),
  ),
);

/** The same, or `<id>:<version>` of a part that the answer is to count. */
export const atLeastOfPart = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^(?:[0-9a-z]{26}:)?\d{1,12}$/, "must be a version, or the id of a part and its version: <id>:<version>"),
    v.transform((text) => {
      const [version, part] = text.split(":").toReversed();
      return { version: Number(version), part };
    }),
  ),
);
