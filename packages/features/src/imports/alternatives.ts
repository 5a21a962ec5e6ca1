import { formats, formatsOf, profiles } from "./rules.ts";

const ofOthers = (profile: (typeof profiles)[number]) =>
  formats.filter((format) => !formatsOf[profile].includes(format));

const foreign = profiles
  .filter((profile) => ofOthers(profile).length > 0)
  .map((profile) => ({
    required: ["profile", "format"],
    properties: { profile: { const: profile }, format: { enum: ofOthers(profile) } },
  }));

/** What JSON Schema says of a file besides its fields: a profile has no formats of others. */
export const ownFormats = { not: { anyOf: foreign } };

/** What it says of an import: a file without content has a size, too. */
export const alternatives = {
  not: { anyOf: [{ properties: { content: { const: null }, size: { const: null } } }, ...foreign] },
};
