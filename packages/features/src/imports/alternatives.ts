import { formats, formatsOf, profiles } from "./rules.ts";

const ofOthers = (profile: (typeof profiles)[number]) =>
  formats.filter((format) => !formatsOf[profile].includes(format));

/** What JSON Schema says of an import besides its fields: a profile has no formats of others, and a file without content has a size. */
export const alternatives = {
  not: {
    anyOf: [
      { properties: { content: { const: null }, size: { const: null } } },
      ...profiles
        .filter((profile) => ofOthers(profile).length > 0)
        .map((profile) => ({
          required: ["profile", "format"],
          properties: { profile: { const: profile }, format: { enum: ofOthers(profile) } },
        })),
    ],
  },
};
