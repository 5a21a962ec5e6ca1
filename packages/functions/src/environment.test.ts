import { expect, it } from "vitest";
import { required, secret, share } from "./environment.ts";
import { functions } from "./functions.ts";

const strong = "s".repeat(43);

it("names all variables that are missing, at once", () => {
  expect(required({ A: "1", B: "2" }, "A", "B")).toEqual({ A: "1", B: "2" });
  expect(() => required({ A: "1", B: "" }, "A", "B", "C")).toThrow("Missing environment: B, C");
});

it("takes a share between 0 and 1", () => {
  expect([share({}, "S", 1), share({ S: "" }, "S", 1), share({ S: "0.5" }, "S", 1)]).toEqual([1, 1, 0.5]);
  expect(() => share({ S: "2" }, "S", 1)).toThrow("S must be a number between 0 and 1");
});

it("refuses a short secret by name, without printing it", () => {
  expect([secret({ S: strong }, "S"), secret({ S: "" }, "S"), secret({}, "S")]).toEqual([strong, undefined, undefined]);
  const read = () => secret({ S: "hush" }, "S");
  expect(read).toThrow("S must have at least 43 characters, not 4");
  expect(read).not.toThrow("hush");
});

const query = {
  READ_TABLE: "read",
  EVENT_BUS: "bus",
  JWT_ISSUER: "https://issuer",
  JWT_AUDIENCE: "audience",
  JWKS_URL: "https://issuer/keys",
  SITE_SECRET: strong,
  VISITOR_SECRET: strong,
};
const command = { ...query, EVENTS_TABLE: "events", KEYS_TABLE: "keys", SUBJECTS_TABLE: "subjects" };
const consumer = { EVENTS_TABLE: "events", KEYS_TABLE: "keys", READ_TABLE: "read", READ_MODEL: "restaurants" };

it.each([
  ["query", { ...query, CURSOR_SECRET: "short" }, "CURSOR_SECRET must have at least 43"],
  ["command", { ...command, BODY_HASH_SECRET: "short" }, "BODY_HASH_SECRET must have at least 43"],
  ["command", { ...command, BODY_HASH_SECRET: strong, WRITE_LIMITS: "many" }, "WRITE_LIMITS must be off, or JSON"],
  ["query", query, "Missing environment: CURSOR_SECRET"],
  ["query", { ...query, CURSOR_SECRET: strong, SITE_SECRET: "short" }, "SITE_SECRET must have at least 43"],
  ["query", { ...query, CURSOR_SECRET: strong, VISITOR_SECRET: "short" }, "VISITOR_SECRET must have at least 43"],
  ["consumer", { ...consumer, REVALIDATE_SECRET: "short" }, "REVALIDATE_SECRET must have at least 43"],
  ["insights-consumer", { ...consumer, REVALIDATE_SECRET: "short" }, "REVALIDATE_SECRET must have at least 43"],
] as const)("lets no %s begin with a weak secret or other nonsense", (name, env, reason) => {
  expect(() => functions[name]({ STAGE: "test", ...env })).toThrow(reason);
});

it("lets them begin with strong ones", () => {
  expect(() => functions.query({ STAGE: "test", ...query, CURSOR_SECRET: strong })).not.toThrow();
  expect(() => functions.consumer({ STAGE: "test", ...consumer, REVALIDATE_SECRET: strong })).not.toThrow();
});
