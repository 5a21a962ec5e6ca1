import { testContext } from "@bellyfed/testing/invocation";
import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { beforeEach, expect, it } from "vitest";
import { preToken } from "./pre-token.ts";

const event = (groups: string[] | undefined, userAttributes: Record<string, string>) =>
  ({
    userPoolId: "us-east-1_pool",
    userName: "1a2b-3c4d",
    version: "2",
    triggerSource: "TokenGeneration_Authentication",
    request: { userAttributes, groupConfiguration: { groupsToOverride: groups } },
    response: {},
  }) as unknown as PreTokenGenerationV2TriggerEvent;

let asked: unknown[];
let secondFactor: boolean;
beforeEach(() => {
  [asked, secondFactor] = [[], true];
});

async function tokens(groups: string[] | undefined, attributes: Record<string, string> = {}) {
  const hasSecondFactor = async (user: unknown) => {
    asked.push(user);
    return secondFactor;
  };
  const { response } = await preToken({ hasSecondFactor })(event(groups, attributes), testContext);
  const { accessTokenGeneration, idTokenGeneration, groupOverrideDetails } =
    response.claimsAndScopeOverrideDetails ?? {};
  expect(idTokenGeneration).toEqual(accessTokenGeneration);
  return { claims: accessTokenGeneration?.claimsToAddOrOverride, groups: groupOverrideDetails?.groupsToOverride };
}
const claims = async (...event: Parameters<typeof tokens>) => (await tokens(...event)).claims;

it.each([
  [["admin"], "user", []],
  [["moderator"], "user", []],
  [["user", "owner", "moderator", "admin"], "owner", ["user", "owner"]],
])("gives %j no role of staff, nor its group, while there is no second factor", async (given, role, groups) => {
  expect(await tokens(given)).toMatchObject({ claims: { role: given.at(-1) }, groups: given });
  secondFactor = false;
  expect(await tokens(given)).toMatchObject({ claims: { role }, groups });
  expect(asked).toEqual(new Array(2).fill({ pool: "us-east-1_pool", username: "1a2b-3c4d" }));
});

it("asks about nobody who is no staff", async () => {
  secondFactor = false;
  for (const given of [undefined, [], ["user"], ["owner"]]) {
    expect(await tokens(given)).toMatchObject({ claims: { role: given?.[0] ?? "user" }, groups: given ?? [] });
  }
  expect(asked).toEqual([]);
});

it("makes no token when it cannot know", async () => {
  const pools = { hasSecondFactor: () => Promise.reject(new Error("throttled")) };
  await expect(preToken(pools)(event(["admin"], {}), testContext)).rejects.toThrow("throttled");
});

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
