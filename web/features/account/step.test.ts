import { expect, it } from "vitest";
import { openStep, type Step, sealStep } from "./step.ts";

const SECRET = "s".repeat(43);
const NOW = Date.parse("2026-11-21T10:00:00Z");
const challenge: Step = { kind: "challenge", challenge: "totp", username: "alice", session: "AYAB" };
const code: Step = { kind: "confirm", username: "a@example.com" };

it("a step is what it was when it comes back", async () => {
  expect(await openStep("challenge", await sealStep(challenge, SECRET, NOW), SECRET, NOW)).toEqual(challenge);
  expect(await openStep("confirm", await sealStep(code, SECRET, NOW), SECRET, NOW)).toEqual(code);
});

it("nobody can read it", async () => {
  const sealed = await sealStep(challenge, SECRET, NOW);
  for (const part of sealed.split(".")) expect(Buffer.from(part, "base64url").toString()).not.toContain("AYAB");
});

it.each(["", undefined, null, "eyJhbGciOiJkaXIifQ..a.b.c", ["x"]])("%j opens nothing", async (sealed) => {
  expect(await openStep("challenge", sealed, SECRET, NOW)).toBeUndefined();
});

it("a step does not pass for another, nor with another secret, nor when too much time has passed", async () => {
  const sealed = await sealStep(code, SECRET, NOW);
  expect(await openStep("password", sealed, SECRET, NOW)).toBeUndefined();
  expect(await openStep("challenge", sealed, SECRET, NOW)).toBeUndefined();
  expect(await openStep("confirm", sealed, "t".repeat(43), NOW)).toBeUndefined();
  expect(await openStep("confirm", sealed, SECRET, NOW + 25 * 3_600_000)).toBeUndefined();
});
