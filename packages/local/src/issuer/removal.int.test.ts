import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type UserPools, userPools } from "@bellyfed/adapters/cognito/user-pool";
import { issuerGateway } from "@bellyfed/testing/local/issuer";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { credentialsOf } from "../cloud/credentials.ts";
import type { Gateway } from "../gateway/server.ts";
import { COGNITO_PATH, POOL_ID } from "./cognito.ts";
import { CLIENT_ID, type Issuer, openIssuer } from "./issuer.ts";

let dataDir: string;
let issuer: Issuer;
let gateway: Gateway;
let url: string;
let pools: UserPools;
const users = [{ username: "olivia", password: "a pass word", role: "owner", name: "Olivia Overton" }] as const;
const open = async () => {
  issuer = await openIssuer({ dataDir, url, users });
};
const poolsOf = (secretAccessKey: string) =>
  userPools({
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey },
    endpoint: url + COGNITO_PATH,
  });
const olivia = { pool: POOL_ID, username: "olivia" };

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "removal-"));
  ({ gateway, url } = await issuerGateway(() => issuer));
  await open();
  pools = poolsOf(credentialsOf(dataDir).secretAccessKey);
});
afterEach(async () => {
  await gateway.stop();
  rmSync(dataDir, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly access_token?: string;
  readonly refresh_token?: string;
}
async function post(path: string, fields: Record<string, string>): Promise<Answer> {
  const response = await fetch(url + path, { method: "POST", body: new URLSearchParams(fields) });
  return { ...((await response.json()) as object), status: response.status };
}
const token = (fields: Record<string, string>) => post("/oauth2/token", { client_id: CLIENT_ID, ...fields });
const signIn = (username = "olivia", password = "a pass word") => token({ grant_type: "password", username, password });
const renew = ({ refresh_token = "" }: Answer) => token({ grant_type: "refresh_token", refresh_token });

it("ends every session, and nobody signs in with the account any more, also after a restart", async () => {
  const [first, second] = [await signIn(), await signIn()];
  await pools.remove(olivia);
  for (let start = 0; start < 2; start++) {
    for (const session of [first, second]) expect((await renew(session)).status).toBe(400);
    expect(await signIn()).toMatchObject({ status: 400, error: "invalid_grant" });
    await open();
  }
});

it("leaves no name of theirs in the issuer's files", async () => {
  await signIn();
  await pools.remove(olivia);
  const folder = join(dataDir, "issuer");
  const files = readdirSync(folder);
  expect(files).toContain("removed-users.json");
  for (const file of files) expect(readFileSync(join(folder, file), "utf8"), file).not.toMatch(/olivia|overton/i);
});

it("gives whoever registers with the same name another subject, each time", async () => {
  const account = { username: "olivia", password: "another one", name: "Olivia" };
  const subjects = [];
  for (let times = 0; times < 2; times++) {
    await pools.remove({ ...olivia, username: String(subjects.at(-1) ?? "olivia") });
    await open();
    expect(await post("/register", account)).toMatchObject({ status: 201, username: "olivia" });
    subjects.push(decodeJwt((await signIn("olivia", account.password)).access_token ?? "").sub);
  }
  expect(new Set(["olivia", ...subjects]).size).toBe(3);
});

it("gives nobody their subject who is there from the beginning either, once the file of users was lost", async () => {
  await pools.remove(olivia);
  rmSync(join(dataDir, "issuer", "users.json"));
  await open();
  expect(decodeJwt((await signIn()).access_token ?? "").sub).toMatch(/^olivia\.[0-9a-f]{16}$/);
});

it("takes somebody who is not there for removed, and gives nobody their subject later", async () => {
  await pools.remove({ ...olivia, username: "bob" });
  const account = { username: "bob", password: "another one", name: "Bob" };
  expect(await post("/register", account)).toMatchObject({ status: 201 });
  const { access_token } = await signIn("bob", account.password);
  expect(decodeJwt(access_token ?? "").sub).toMatch(/^bob\.[0-9a-f]{16}$/);
});

it("ends sessions alone when that is asked", async () => {
  const session = await signIn();
  await pools.signOutEverywhere(olivia);
  expect((await renew(session)).status).toBe(400);
  expect((await signIn()).status).toBe(200);
});

it("does nothing for whoever cannot sign as this data folder does, or means another pool or operation", async () => {
  await expect(poolsOf("guess").remove(olivia)).rejects.toThrow("403 SignatureDoesNotMatch");
  await expect(pools.remove({ ...olivia, pool: "us-east-1_x" })).rejects.toThrow("400 ResourceNotFoundException");
  await expect(pools.hasSecondFactor(olivia)).rejects.toThrow("400 UnknownOperationException");
  const unsigned = await fetch(url + COGNITO_PATH, {
    method: "POST",
    headers: { "x-amz-target": "AWSCognitoIdentityProviderService.AdminDeleteUser" },
    body: JSON.stringify({ UserPoolId: POOL_ID, Username: "olivia" }),
  });
  expect(unsigned.status).toBe(403);
  expect((await signIn()).status).toBe(200);
});
