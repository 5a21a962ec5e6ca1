import { expect, it } from "vitest";
import { chatsCookie, type KnownChats, MOST_ANONYMOUS, readChats, withChat, withoutChat } from "./chats.ts";

const SITE = { secure: true, secret: "s".repeat(43) };
const NOW = Date.parse("2026-11-28T10:00:00Z");
const DAY = 86_400_000;
const none: KnownChats = { current: undefined, anonymous: [] };
const ids = Array.from({ length: 30 }, (_, index) => String(index).padEnd(22, "x"));

/** What a browser knows later that was given this. */
async function kept(known: KnownChats, later = 0): Promise<KnownChats> {
  const { name, value } = await chatsCookie(known, SITE, NOW);
  return readChats((asked) => (asked === name ? value : undefined), SITE, NOW + later);
}

it("are kept for thirty days, out of the reach of scripts, and cannot be read in the cookie", async () => {
  const known = withChat(none, ids[0] ?? "", true);
  const set = await chatsCookie(known, SITE, NOW);
  expect(set).toMatchObject({ name: "__Host-bellyfed_chats", httpOnly: true, secure: true, maxAge: 2_592_000 });
  expect(set.value).not.toContain(ids[0]);
  expect([await kept(known), await kept(known, 31 * DAY)]).toEqual([known, none]);
});

it("are known by the newest, no more than a cookie can hold", async () => {
  const known = ids.reduce((before, id) => withChat(before, id, true), none);
  expect(known.anonymous).toEqual(ids.slice(-MOST_ANONYMOUS).reverse());
  expect(await kept(known)).toEqual(known);
});

it("of somebody who is signed in are listed by the API: only the one is known that is gone on with", () => {
  expect(withChat(none, "a", false)).toEqual({ current: "a", anonymous: [] });
});

it("that are deleted are known no more, and the last one takes the cookie along", async () => {
  const known = withChat(none, "a", true);
  expect(withoutChat(known, "b")).toEqual(known);
  expect(await chatsCookie(withoutChat(known, "a"), SITE, NOW)).toMatchObject({ value: "", maxAge: 0 });
});

it("are none where a cookie is forged", async () => {
  expect(await readChats(() => "forged", SITE, NOW)).toEqual(none);
});
