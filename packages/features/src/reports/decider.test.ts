import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import { type FileReport, type ReportCommand, report } from "./decider.ts";
import { alice, at, closed, closing, erased, facts, filed, id, maria, moderator, subject } from "./fixtures.ts";
import type { SubjectFacts } from "./rules.ts";

const { given } = specify(report);
const { owner_id: owner, created_at, kind, restaurant_id } = subject;
const about = { kind, id: subject.id, restaurant_id } as const;
const shown: SubjectFacts = { status: "shown", owner, created_at };
const file = (changes: Partial<FileReport> = {}): FileReport => ({
  type: "file",
  ...{ id, subject: about, facts: shown, reason: "offensive", text: facts.text, actor: maria, at },
  ...changes,
});
const close = (actor: { readonly sub: string } = moderator): ReportCommand => ({
  type: "close",
  ...{ reason: closing.reason, actor, at },
});
const erase = (sub: string): ReportCommand => ({ type: "erase", id, subject: sub });

test("a report is filed once, until it was closed; then the same may be reported again", () => {
  given().when(file()).yields(filed());
  given(filed())
    .when(file({ reason: "spam", text: null }))
    .nothing();
  given(filed())
    .when(file({ facts: { status: "no_review" } }))
    .nothing();
  given(filed(), closed())
    .when(file({ reason: "spam", text: null }))
    .yields(filed({ reason: "spam", text: null }));
});

test("what nobody is shown is not reported", () => {
  given()
    .when(file({ facts: { status: "no_restaurant" } }))
    .fails("restaurant.missing");
  given()
    .when(file({ facts: { status: "no_review" } }))
    .fails("review.missing");
  given()
    .when(file({ facts: { status: "no_reply" } }))
    .fails("reply.missing");
  given()
    .when(file({ facts: { status: "hidden" } }))
    .fails("restaurant.hidden");
});

test("a moderator closes it once, and nobody one of what is their own", () => {
  given(filed()).when(close()).yields(closed());
  given(filed(), closed())
    .when(close({ sub: "another" }))
    .nothing();
  given(filed()).when(close(alice)).fails("report.own");
  given(filed(), closed()).when(close(alice)).fails("report.own");
  given().when(close()).fails("report.missing");
});

test("its reporter's words are erased, once, and the report stays, also to be closed", () => {
  const left = { ...facts, text: null, closing: null };
  given(filed()).when(erase(maria.sub)).yields(erased(maria.sub, left));
  given(filed(), erased(maria.sub, left)).when(erase(maria.sub)).nothing();
  given(filed(), erased(maria.sub, left))
    .when(close())
    .yields(closed({ text: null }));
  given(filed(), erased(maria.sub, left)).when(file()).fails("user.erased");
});

test("a moderator's reason is erased, and the report stays closed", () => {
  const left = { ...facts, closing: { ...closing, reason: null } };
  given(filed(), closed()).when(erase(moderator.sub)).yields(erased(moderator.sub, left));
  given(filed(), closed(), erased(moderator.sub, left))
    .when(close({ sub: "another" }))
    .nothing();
  given(filed(), erased(moderator.sub, { ...facts, closing: null }))
    .when(close())
    .fails("user.erased");
});

test("who is erased while they report something meets it", () => {
  given().when(erase(maria.sub)).yields(erased(maria.sub, null));
  given(erased(maria.sub, null)).when(file()).fails("user.erased");
});
