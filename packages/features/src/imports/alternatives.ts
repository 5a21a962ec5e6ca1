import { formatsOf, type ProfileName, profiles } from "./rules.ts";

const ofProfile = (profile: ProfileName) => ({
  properties: { profile: { const: profile }, format: { enum: [...formatsOf[profile], null] } },
});
const holds = (name: string, type: string) => ({ required: [name], properties: { [name]: { type } } });

/** What JSON Schema says of an import besides its fields: each profile has its formats, and the file or its size is there. */
export const alternatives = {
  allOf: [{ anyOf: profiles.map(ofProfile) }, { anyOf: [holds("content", "string"), holds("size", "integer")] }],
};
