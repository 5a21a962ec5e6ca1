import { roles } from "@bellyfed/core/ports";
import { beforeAll, expect, it } from "vitest";
import { grantsOf } from "./testing/checks/grants.ts";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

let resources: readonly Resource[];
beforeAll(async () => {
  ({ resources } = await deployed("production"));
});

it("has a group for every role, the mightiest first", () => {
  const groups = ofType(resources, types.userGroup).map(({ inputs }) => inputs);
  const byMight = groups.sort((a, b) => a.precedence - b.precedence).map(({ name }) => name);
  expect(byMight).toEqual([...roles].reverse());
});

it("offers a second factor and asks for a decent password", () => {
  expect(theOnly(resources, types.userPool).inputs).toMatchObject({
    mfaConfiguration: "OPTIONAL",
    softwareTokenMfaConfiguration: { enabled: true },
    passwordPolicy: { minimumLength: 12, requireSymbols: false, requireUppercase: false, requireNumbers: false },
    deletionProtection: "ACTIVE",
  });
});

it("has role and name put into access tokens, on a plan that allows it", () => {
  const { lambdaConfig, userPoolTier } = theOnly(resources, types.userPool).inputs;
  expect(userPoolTier).toBe("ESSENTIALS");
  expect(lambdaConfig.preTokenGenerationConfig).toEqual({
    lambdaArn: expect.stringContaining("PreTokenFunction"),
    lambdaVersion: "V2_0",
  });
});

it("ends the sessions of before when a password is set anew", () => {
  const { lambdaConfig } = theOnly(resources, types.userPool).inputs;
  expect(lambdaConfig.postConfirmation).toContain("PostConfirmationFunction");
});

it("lets its own pool alone call its functions, and these ask it one thing each", () => {
  const callers = ofType(resources, types.permission).filter(
    ({ inputs }) => inputs.principal === "cognito-idp.amazonaws.com",
  );
  expect(callers).toHaveLength(2);
  for (const { inputs } of callers) expect(inputs.sourceArn).toContain("UsersUserPool");

  const { tags } = theOnly(resources, types.userPool).inputs;
  const [[tag, value]] = Object.entries(tags) as [[string, string]];
  for (const [name, action] of [
    ["PreToken", "cognito-idp:AdminGetUser"],
    ["PostConfirmation", "cognito-idp:AdminUserGlobalSignOut"],
  ] as const) {
    const asked = grantsOf(resources, name).filter(({ actions }) => actions.some((each) => each.startsWith("cognito")));
    expect(asked, name).toMatchObject([
      {
        actions: [action],
        resources: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/*"],
        conditions: [{ test: "StringEquals", variable: `aws:ResourceTag/${tag}`, values: [value] }],
      },
    ]);
  }
});

it("signs in by form, without OAuth pages or the implicit flow, and does not tell who has an account", () => {
  const { inputs } = theOnly(resources, types.userPoolClient);
  expect(inputs).toMatchObject({ allowedOauthFlowsUserPoolClient: false, preventUserExistenceErrors: "ENABLED" });
  expect(inputs.allowedOauthFlows).toBeUndefined();
  expect(inputs.generateSecret).not.toBe(true);
});

it("tells the API whose tokens to believe", () => {
  for (const name of ["QueryFunction", "CommandFunction", "ImportFunction"]) {
    const { variables } = theOnly(resources, types.lambda, name).inputs.environment;
    expect(variables.JWKS_URL, name).toBe(`${variables.JWT_ISSUER}/.well-known/jwks.json`);
    expect(variables.JWT_AUDIENCE, name).toBe("ClientClient-id");
  }
});
