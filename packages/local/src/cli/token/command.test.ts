import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { runCommand } from "../terminal.ts";
import { tokenCommand } from "./command.ts";

let dataDir: string;
let printed: string[] = [];
let errors: string[] = [];
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "issuer-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));
beforeEach(() => {
  printed = [];
  errors = [];
});

const run = (...argv: string[]) =>
  runCommand(
    tokenCommand(() => ({ dataDir, url: "http://127.0.0.1:4000/issuer" })),
    {
      argv,
      output: { write: (text) => printed.push(text.trimEnd()) },
      errors: { write: (text) => errors.push(text) },
    },
  );

it("prints one token, with the claims of Cognito's", async () => {
  expect(await run("--sub", "alice", "--role", "admin", "--name", "Alice B.", "--ttl", "60")).toBe(0);
  expect(printed).toHaveLength(1);
  const claims = decodeJwt(printed[0] ?? "");
  expect(claims).toMatchObject({
    iss: "http://127.0.0.1:4000/issuer",
    sub: "alice",
    name: "Alice B.",
    client_id: "bellyfed-local",
    token_use: "access",
    "cognito:groups": ["admin"],
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(60);
});

it("is a user's token named like its subject, and valid for an hour, unless told otherwise", async () => {
  await run("--sub", "bob");
  const claims = decodeJwt(printed[0] ?? "");
  expect(claims).toMatchObject({ name: "bob", "cognito:groups": ["user"] });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
});

it("signs with the one key of the data folder, which only its owner may read", async () => {
  await run("--sub", "alice");
  await run("--sub", "alice");
  const file = join(dataDir, "issuer", "key.json");
  const { n, e } = JSON.parse(readFileSync(file, "utf8")) as JWK;
  const key = await importJWK({ kty: "RSA", n: n ?? "", e: e ?? "" }, "RS256");
  for (const token of printed) await jwtVerify(token, key);
  expect(new Set(printed.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, "issuer")).mode & 0o777).toBe(0o700);
});

it.each([
  [[], "--sub is missing"],
  [["--sub", ""], "--sub must"],
  [["--sub", "a#b"], "--sub must"],
  [["--sub", "alice", "--role", "king"], "not king"],
  [["--sub", "alice", "--ttl", "0"], "--ttl must"],
  [["--sub", "alice", "--ttl", "soon"], "not soon"],
  [["--subject", "alice"], "--subject"],
  [["alice"], "alice"],
])("says what is wrong with %j", async (argv, message) => {
  expect(await run(...argv)).toBe(2);
  expect(printed).toEqual([]);
  expect(errors.join()).toContain(message);
});

it("tells how it is used", async () => {
  expect(await run("--help")).toBe(0);
  expect(printed[0]).toMatch(/--sub.*--role.*--name.*--ttl/s);
});
