import { expect, it, vi } from "vitest";
import { admitted, RENEWAL_HEADER } from "../../../platform/security/door.ts";
import { POST } from "./route.ts";

const renewed = vi.hoisted(() => [] as string[]);
vi.mock("next/cache", () => ({ revalidateTag: (tag: string) => void renewed.push(tag) }));
vi.stubEnv("REVALIDATE_SECRET", "secret");

/** Asks as it arrives from CloudFront, which signs what it asks of the site. */
const ask = (sent: Readonly<Record<string, string>>, tags: unknown = ["restaurants"]) => {
  const headers = admitted({ ...sent, authorization: "AWS4-HMAC-SHA256 Credential=ASIA", "x-amz-date": "20261127" });
  return POST(new Request("https://site.example/", { method: "POST", headers, body: JSON.stringify({ tags }) }));
};

it("renews what the secret's holder names, by a header that comes through the door", async () => {
  expect((await ask({ [RENEWAL_HEADER]: "secret" })).status).toBe(200);
  expect(renewed).toEqual(["restaurants"]);
});

it("refuses whoever does not know the secret, and what are no tags", async () => {
  renewed.length = 0;
  const refused = [{}, { [RENEWAL_HEADER]: "" }, { [RENEWAL_HEADER]: "guess" }, { authorization: "Bearer secret" }];
  for (const headers of refused) expect((await ask(headers)).status).toBe(401);
  for (const tags of [[], "restaurants", [1], null]) {
    expect((await ask({ [RENEWAL_HEADER]: "secret" }, tags)).status).toBe(422);
  }
  expect(renewed).toEqual([]);
});
