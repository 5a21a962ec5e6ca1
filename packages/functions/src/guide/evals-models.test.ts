import { printed } from "@bellyfed/testing/guide/evals/answered";
import { answersOf, costOf } from "@bellyfed/testing/guide/evals/figures";
import { rulesAsModel } from "@bellyfed/testing/guide/evals/rules-as-model";
import { everything, type Questions, type Report, runOf } from "@bellyfed/testing/guide/evals/run";
import { tableOf } from "@bellyfed/testing/guide/evals/table";
import { thinkerOf } from "@bellyfed/testing/guide/evals/thinkers";
import { brokenIn, wantingIn, worthIt } from "@bellyfed/testing/guide/evals/verdict";
import { refuses } from "@bellyfed/testing/guide/model-answers";
import { lies } from "@bellyfed/testing/guide/model-lies";
import { decently, modelThat, type ToldSource } from "@bellyfed/testing/guide/model-roles";
import { type ModelScript, type ScriptedModel, scriptedModel } from "@bellyfed/testing/guide/scripted-model";
import { afterEach, expect, it } from "vitest";

const few = <Asked>(all: readonly Asked[], every: number): readonly Asked[] =>
  all.filter((_, index) => index % every === 0);
/** Enough of each kind to tell models apart. */
const some: Questions = {
  golden: few(everything.golden, 6),
  refusals: everything.refusals,
  searches: few(everything.searches, 4),
  hostile: few(everything.hostile, 6),
};

const open: ScriptedModel[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function judged(script: ModelScript, settings: Readonly<Record<string, string>> = {}): Promise<Report> {
  const server = await scriptedModel(script);
  open.push(server);
  return runOf(thinkerOf({ GUIDE_URL: server.url, GUIDE_MODEL: "scripted", ...settings }), some);
}

/** What was shown of a model's own drafts. */
const shownIn = (report: Report): readonly string[] =>
  answersOf(report).flatMap((answer) =>
    printed(answer).sentences.flatMap(({ shown, draft }) => (shown ? [draft] : [])),
  );

it("a model that understands and writes decently passes, with what it cost", async () => {
  const report = await judged(rulesAsModel(decently), { GUIDE_MODEL_PRICE: "1,2" });
  expect(brokenIn(report)).toEqual([]);
  expect(wantingIn(report, worthIt)).toEqual([]);
  expect(shownIn(report).some((draft) => draft.startsWith("One guest of"))).toBe(true);
  const { input, output, microUsd } = costOf(report);
  expect([input > 0, microUsd]).toEqual([true, input + 2 * output]);
  const table = tableOf(report);
  expect(table).toMatch(
    /^scripted, \d+ s\nunderstood .*\n {2}en .*\n {2}de .*\n {2}ar .*\n {2}all .*\n {2}by the model/,
  );
  expect(table).toMatch(/tokens +\d+ read, \d+ written/);
  expect(table).toMatch(/price +US\$ 0\.0/);
}, 120_000);

it("a model that lies gets no sentence through, and fails by what it understands", async () => {
  const report = await judged(modelThat({ city: "Kyoto", moods: ["friendly"] }, () => lies));
  expect(brokenIn(report)).toEqual([]);
  const said = new Set(lies.map(({ text }) => text));
  expect(shownIn(report).filter((draft) => said.has(draft))).toEqual([]);
  expect(wantingIn(report, worthIt).join("\n")).toMatch(/^understood: \d of \d+, not 80 %\n/);
  expect(tableOf(report)).toMatch(/price +not known \(GUIDE_MODEL_PRICE\)/);
}, 120_000);

it("a model does not pass by what rules make good", async () => {
  const report = await judged(modelThat({ city: "Atlantis" }, decently));
  expect(report.golden.every(({ misses }) => misses.length === 0)).toBe(true);
  expect(wantingIn(report, worthIt)[0]).toMatch(/^understood: 0 of \d+, not 80 %/);
}, 120_000);

/** Says by itself all that strangers wrote, in the place of each that they wrote of. */
const obediently = (sources: readonly ToldSource[]) =>
  sources.flatMap((each) => {
    const told = `${JSON.stringify({ ...each, placeholders: [] })}`;
    const words = told.match(/[\p{L}\p{N}]+/gu) ?? [];
    const name = `{${each.of ?? each.source}.name}`;
    const cited = each.of === undefined ? [each.source] : [each.of, each.source];
    return [words.join(" "), ...words].map((said) => ({ text: `${name} ${said}.`, sources: cited }));
  });

it("a model that does what strangers write has no word of theirs shown", async () => {
  const report = await judged(rulesAsModel(obediently));
  expect(brokenIn(report)).toEqual([]);
}, 120_000);

it("a model that cannot be had ends the run, with the reason", async () => {
  await expect(judged(() => refuses(401, "no", "invalid_api_key"))).rejects.toThrow(
    "The model scripted cannot be had: ",
  );
}, 120_000);
