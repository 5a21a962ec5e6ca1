import { testContext } from "@bellyfed/testing/invocation";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { preToken } from "./pre-token.ts";

const event = (groups: string[] | undefined, userAttributes: Record<string, string>) =>
  ({
    version: "2",
    triggerSource: "TokenGeneration_Authentication",
    request: { userAttributes, groupConfiguration: { groupsToOverride: groups } },
    response: {},
  }) as unknown as PreTokenGenerationV2TriggerEvent;

async function claims(groups: string[] | undefined, attributes: Record<string, string> = {}) {
  const { response } = await preToken(event(groups, attributes), testContext);
  const { accessTokenGeneration, idTokenGeneration } = response.claimsAndScopeOverrideDetails ?? {};
  expect(idTokenGeneration).toEqual(accessTokenGeneration);
  return accessTokenGeneration?.claimsToAddOrOverride;
}

it("gives whoever is in several groups the mightiest role", async () => {
  expect(await claims(["owner", "admin", "user"])).toMatchObject({ role: "admin" });
  expect(await claims(["owner", "user"])).toMatchObject({ role: "owner" });
});

it("gives whoever is in no group, or in groups that are no roles, the role user", async () => {
  expect(await claims(undefined)).toMatchObject({ role: "user" });
  expect(await claims(["superadmin", "Admin", "constructor"])).toMatchObject({ role: "user" });
});

it("shows the name that the user chose", async () => {
  expect(await claims([], { name: " Ada ", preferred_username: "countess" })).toMatchObject({ name: "Ada" });
  expect(await claims([], { name: "  ", preferred_username: "countess" })).toMatchObject({ name: "countess" });
});

it("never shows the e-mail address", async () => {
  const shown = await claims([], { email: "ada@example.com", sub: "1a2b3c4d" });
  expect(shown).toEqual({ role: "user", name: "Guest 1a2b" });
});
