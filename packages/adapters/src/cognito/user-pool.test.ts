import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type UserPools, userPools } from "./user-pool.ts";

const user = { pool: "us-east-1_pool", username: "1a2b-3c4d" };
let answers: { readonly status: number; readonly body: unknown }[];
let asked: {
  readonly url: unknown;
  readonly target: unknown;
  readonly authorization: unknown;
  readonly body: unknown;
}[];
let server: Server;
let pools: UserPools;
beforeEach(async () => {
  [answers, asked] = [[], []];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { "x-amz-target": target, authorization } = request.headers;
    asked.push({ url: request.url, target, authorization, body: JSON.parse(body) });
    const { status, body: answer } = answers.shift() ?? { status: 500, body: { __type: "InternalErrorException" } };
    response.writeHead(status).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  pools = userPools({
    region: "us-east-1",
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

it.each([
  [["SOFTWARE_TOKEN_MFA"], true],
  [["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"], true],
  [["SMS_MFA"], false],
  [undefined, false],
])("knows a second factor by the user's settings: %j", async (UserMFASettingList, has) => {
  answers = [{ status: 200, body: { Username: user.username, UserMFASettingList } }];
  expect(await pools.hasSecondFactor(user)).toBe(has);
  expect(asked).toEqual([
    {
      url: "/",
      target: "AWSCognitoIdentityProviderService.AdminGetUser",
      authorization: expect.stringContaining("/us-east-1/cognito-idp/aws4_request"),
      body: { UserPoolId: user.pool, Username: user.username },
    },
  ]);
});

it("ends every session of a user", async () => {
  answers = [{ status: 200, body: {} }];
  await pools.signOutEverywhere(user);
  expect(asked).toMatchObject([{ target: "AWSCognitoIdentityProviderService.AdminUserGlobalSignOut" }]);
});

it("ends the sessions of a user before it deletes them", async () => {
  answers = [
    { status: 200, body: {} },
    { status: 200, body: {} },
  ];
  await pools.remove(user);
  const body = { UserPoolId: user.pool, Username: user.username };
  expect(asked).toMatchObject([
    { target: "AWSCognitoIdentityProviderService.AdminUserGlobalSignOut", body },
    { target: "AWSCognitoIdentityProviderService.AdminDeleteUser", body },
  ]);
});

const named = { status: 400, body: { __type: "com.amazonaws.cognito#UserNotFoundException" } };
const absent = { status: 400, body: { __type: "UserNotFoundException", message: "User does not exist." } };

it.each([
  ["before", [absent, absent, absent, absent]],
  ["between the calls", [{ status: 200, body: {} }, absent, absent]],
  ["before, as it says with its namespace,", [named, named, named, named]],
])("takes a user who was deleted %s for deleted, and asks for it all the same", async (_, all) => {
  answers = [...all];
  await expect(pools.remove(user)).resolves.toBeUndefined();
  expect(asked).toHaveLength(all.length);
  expect(asked.at(-1)?.target).toContain("AdminDeleteUser");
});

it.each([
  ["AdminUserGlobalSignOut", []],
  ["AdminDeleteUser", [{ status: 200, body: {} }]],
])("does not take a user for deleted while Cognito does not answer %s", async (operation, before) => {
  const throttled = { status: 400, body: { __type: "TooManyRequestsException" } };
  answers = [...before, throttled, throttled];
  await expect(pools.remove(user)).rejects.toThrow(`Cognito answers ${operation} with 400 TooManyRequestsException`);
});

it("asks below the path of an endpoint that has one, and signs that", async () => {
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/issuer/cognito`;
  const credentials = { accessKeyId: "id", secretAccessKey: "secret" };
  answers = [{ status: 200, body: {} }];
  await userPools({ region: "us-east-1", credentials, endpoint }).signOutEverywhere(user);
  expect(asked).toMatchObject([{ url: "/issuer/cognito/", authorization: expect.any(String) }]);
});

it("asks once more, and then throws without what Cognito says about somebody", async () => {
  answers = [
    { status: 500, body: {} },
    { status: 200, body: {} },
  ];
  await pools.signOutEverywhere(user);
  expect(asked).toHaveLength(2);
  const refused = { status: 400, body: { __type: "UserNotFoundException", message: "1a2b-3c4d does not exist" } };
  answers = [refused, refused];
  const error = await pools.hasSecondFactor(user).catch((reason: unknown) => reason);
  expect(String(error)).toBe("Error: Cognito answers AdminGetUser with 400 UserNotFoundException");
});
