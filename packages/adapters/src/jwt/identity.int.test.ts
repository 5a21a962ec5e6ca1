import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jwtIdentity } from "./identity.ts";

const { publicKey, privateKey } = await generateKeyPair("ES256");
const key: JWK = { ...(await exportJWK(publicKey)), kid: "1", alg: "ES256" };

let server: Server;
let fetched: number;
let answer: { status: number; body: string };
beforeEach(async () => {
  fetched = 0;
  answer = { status: 200, body: JSON.stringify({ keys: [key] }) };
  server = createServer((_, response) => {
    fetched++;
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const issuer = "https://issuer.example";
const open = () => {
  const { port } = server.address() as AddressInfo;
  return jwtIdentity({ issuer, audience: "bellyfed", jwksUrl: `http://127.0.0.1:${port}/jwks.json` });
};
const token = (kid = "1") =>
  new SignJWT({ client_id: "bellyfed" })
    .setProtectedHeader({ alg: "ES256", kid })
    .setIssuer(issuer)
    .setSubject("alice")
    .setExpirationTime("5m")
    .sign(privateKey);

it("fetches the issuer's keys once for many tokens", async () => {
  const identity = open();
  const tokens = await Promise.all(Array.from({ length: 10 }, () => token()));
  const callers = await Promise.all(tokens.map((each) => identity.verify(each)));
  expect(callers.every(({ sub }) => sub === "alice")).toBe(true);
  expect(fetched).toBe(1);
});

it("does not ask again for every unknown key id that somebody thinks of", async () => {
  const identity = open();
  await identity.verify(await token());
  for (const kid of ["2", "3", "4"]) {
    await expect(identity.verify(await token(kid))).rejects.toMatchObject({ code: "token.invalid" });
  }
  expect(fetched).toBe(1);
});

it.each([
  ["answers an error", { status: 500, body: "" }],
  ["sends us elsewhere", { status: 302, body: "" }],
  ["answers no JSON", { status: 200, body: "<html>" }],
  ["answers no keys", { status: 200, body: '{"keys":7}' }],
])("is unavailable while the issuer %s, and well again afterwards", async (_, broken) => {
  const identity = open();
  const working = answer;
  answer = broken;
  await expect(identity.verify(await token())).rejects.toMatchObject({ status: 503, code: "identity.unavailable" });
  answer = working;
  expect(await identity.verify(await token())).toMatchObject({ sub: "alice" });
});

it("is unavailable when nobody answers", async () => {
  const identity = open();
  server.close();
  await once(server, "close");
  await expect(identity.verify(await token())).rejects.toMatchObject({ status: 503, code: "identity.unavailable" });
});
