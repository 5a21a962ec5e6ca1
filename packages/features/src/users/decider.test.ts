import { specify } from "@bellyfed/testing/specification";
import { describe, test } from "vitest";
import { user } from "./decider.ts";
import { admin, advanced, alice, erased } from "./fixtures.ts";

const { given } = specify(user);

describe("erasing", () => {
  const erase = { type: "erase", id: alice.sub, actor: alice } as const;
  test("is a fact, and says who asked for it", () => {
    given().when(erase).yields(erased());
    given()
      .when({ ...erase, actor: admin })
      .yields(erased(admin));
  });
  test("again changes nothing, whoever asks and however far it has come", () => {
    given(erased()).when(erase).nothing();
    given(erased())
      .when({ ...erase, actor: admin })
      .nothing();
    given(erased(), advanced("REVIEW#1")).when(erase).nothing();
  });
});

describe("how far an erasure has come", () => {
  const advance = (from: string | null, after: string) => ({ type: "advance_erasure", from, after }) as const;
  test("goes on from where it was", () => {
    given(erased()).when(advance(null, "REVIEW#1")).yields(advanced("REVIEW#1"));
    given(erased(), advanced("REVIEW#1")).when(advance("REVIEW#1", "REVIEW#2")).yields(advanced("REVIEW#2"));
  });
  test("stays where another has brought it", () => {
    given(erased(), advanced("REVIEW#2")).when(advance(null, "REVIEW#1")).nothing();
    given(erased(), advanced("REVIEW#2")).when(advance("REVIEW#1", "REVIEW#3")).nothing();
  });
  test("is nothing of somebody who is there", () => {
    given().when(advance(null, "REVIEW#1")).nothing();
  });
});
