import { specify, specifyProjection } from "@bellyfed/testing/specification";
import { expect, test } from "vitest";
import { restaurant } from "./decider.ts";
import { restaurantErased, restaurantStream } from "./events.ts";
import { admin, created, hidden, moderator, owner, restaurantId, shownAgain } from "./fixtures.ts";
import { metaKey } from "./keys.ts";
import { readModel } from "./projection.ts";

const { given } = specify(restaurant);
const erased = (subject: string, hiding = false) => restaurantErased({ id: restaurantId, subject, hiding });
const erase = (subject: string) => ({ type: "erase", subject }) as const;

test("whoever hid it takes the reason along, and it stays hidden", () => {
  given(created(), hidden()).when(erase(moderator.sub)).yields(erased(moderator.sub, true));
  given(created(), hidden(), shownAgain()).when(erase(moderator.sub)).yields(erased(moderator.sub));
  given(created(), hidden()).when(erase(owner.sub)).yields(erased(owner.sub));
});

test("again changes nothing, and there is nothing to erase where nothing began", () => {
  given(created(), erased(owner.sub)).when(erase(owner.sub)).nothing();
  given().when(erase(owner.sub)).nothing();
});

test("whoever was erased changes nothing here any more; others do", () => {
  const close = { type: "close", reason: "Sold", actor: owner } as const;
  given(created(), erased(owner.sub)).when(close).fails("user.erased");
  given(created(), erased(owner.sub))
    .when({ ...close, actor: admin })
    .yields({ type: "RESTAURANT_CLOSED", payload: { id: restaurantId, reason: "Sold", closed_by: admin.sub } });
});

test("what a moderator had asked for before they were erased is hidden, but nothing is said in their name", () => {
  const hide = { type: "hide", actor: moderator } as const;
  const before = [created(), erased(moderator.sub)];
  given(...before)
    .when({ ...hide, reason: "Made up" })
    .fails("user.erased");
  const payload = { id: restaurantId, reason: null, hidden_by: moderator.sub };
  given(...before)
    .when({ ...hide, reason: null })
    .yields({ type: "RESTAURANT_HIDDEN", payload });
});

test("what is shown of it has no reason then", () => {
  const events = [created(), hidden("It names a waiter"), erased(moderator.sub, true)];
  const written = specifyProjection(readModel)
    .given()
    .after(restaurantStream(restaurantId), ...events)
    .operations();
  const text = JSON.stringify(written);
  expect(text).not.toContain("waiter");
  expect(text).toContain('\\"reason\\":null');
  expect(text).toContain(metaKey(restaurantId).PK);
});
