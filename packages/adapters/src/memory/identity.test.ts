import { expect, it } from "vitest";
import { memoryIdentity } from "./identity.ts";

const alice = { sub: "alice", name: "Alice", role: "admin" } as const;
const identity = memoryIdentity({ "alice's token": alice });

it("knows a caller by their token", async () => {
  expect(await identity.verify("alice's token")).toEqual(alice);
});

it.each(["", "mallory's token", "constructor", "__proto__"])("refuses the token '%s'", async (token) => {
  await expect(identity.verify(token)).rejects.toMatchObject({ status: 401, code: "token.invalid" });
});
