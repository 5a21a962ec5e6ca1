import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import { moderation } from "./decider.ts";
import { hideByAuthorRequested, moderationErased } from "./events.ts";

const mo = { sub: "user-mo" };
const { given } = specify(moderation);
const ask = { type: "hide_by_author", id: "1", author_id: "user-eve", reason: "Made up", actor: mo } as const;
const asked = hideByAuthorRequested({ id: "1", author_id: "user-eve", reason: "Made up", requested_by: mo.sub });
const erased = moderationErased({ id: "1", subject: mo.sub });
const erase = { type: "erase", id: "1", subject: mo.sub } as const;

test("a request is made once, and not against oneself", () => {
  given().when(ask).yields(asked);
  given(asked).when(ask).fails("stream.exists");
  given()
    .when({ ...ask, author_id: mo.sub })
    .fails("restaurant.own");
});

test("its reason is erased once, also before it was made: it is not made then", () => {
  given(asked).when(erase).yields(erased);
  given().when(erase).yields(erased);
  given(asked, erased).when(erase).nothing();
  given(erased).when(ask).fails("user.erased");
});
