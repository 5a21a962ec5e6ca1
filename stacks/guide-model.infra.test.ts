import { expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";

const KEY = "sk-a-key-that-nobody-else-knows";
const OPENAI = { GUIDE_MODEL_URL: "https://api.openai.com/v1", GUIDE_MODEL: "gpt-x", GUIDE_MODEL_PRICE: "0.25,2" };
const variablesOf = ({ inputs }: Resource): Record<string, string> => inputs.environment?.variables ?? {};
const guideIn = (resources: readonly Resource[]) => variablesOf(theOnly(resources, types.lambda, "GuideFunction"));

it("connects the guide with the model that the deployment names, and tells its key to nothing else", async () => {
  const { resources } = await deployed("alice", { env: { ...OPENAI, SST_SECRET_GuideModelKey: KEY } });
  expect(guideIn(resources)).toMatchObject({ ...OPENAI, GUIDE_MODEL_KEY: KEY });
  const knowing = ofType(resources, types.lambda).filter(({ inputs }) => JSON.stringify(inputs).includes(KEY));
  expect(knowing.map(({ name }) => name)).toEqual(["GuideFunction"]);
});

it("asks for no key where the model has none, and for no model where none is named", async () => {
  const keyless = await deployed("alice", { env: OPENAI });
  expect(guideIn(keyless.resources)).toMatchObject({ ...OPENAI, GUIDE_MODEL_KEY: "" });
  const none = await deployed("alice");
  expect(Object.keys(guideIn(none.resources)).filter((name) => name.startsWith("GUIDE_"))).toEqual([]);
});

it("refuses a deployment whose model makes no sense", async () => {
  await expect(deployed("alice", { env: { ...OPENAI, GUIDE_MODEL: "" } })).rejects.toThrow("GUIDE_MODEL is not");
});
