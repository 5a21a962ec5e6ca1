import { foreignFormats } from "./rules.ts";

/** What JSON Schema says of an import besides its fields: a profile has no formats of others, and a file without content has a size. */
export const alternatives = {
  not: { anyOf: [{ properties: { content: { const: null }, size: { const: null } } }, ...foreignFormats] },
};
