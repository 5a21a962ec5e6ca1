import { expect, test } from "vitest";
import { modelSettings, setModelVariables } from "./model-settings.ts";

const ollama = { GUIDE_MODEL_URL: "http://127.0.0.1:11434/v1", GUIDE_MODEL: "llama3.2" };

test("no model is connected unless somebody says where one is", () => {
  expect(modelSettings({})).toBeUndefined();
  expect(
    modelSettings({ GUIDE_MODEL_URL: "", GUIDE_MODEL: "", GUIDE_MODEL_KEY: "", GUIDE_TOKENS_PER_DAY: "" }),
  ).toBeUndefined();
});

test("what is set is handed on, once it makes sense", () => {
  expect(setModelVariables({ ...ollama, GUIDE_MODEL_KEY: "", PATH: "/bin" })).toEqual(ollama);
  expect(setModelVariables({ GUIDE_TOKENS_PER_DAY: "5" })).toEqual({});
  expect(() => setModelVariables({ ...ollama, GUIDE_MODEL: "" })).toThrow("GUIDE_MODEL is not");
});

test("a model needs an address and a name, and is bounded", () => {
  expect(modelSettings(ollama)).toEqual({
    ...{ url: "http://127.0.0.1:11434/v1", model: "llama3.2", key: undefined, prices: undefined },
    limits: { perTurn: 16_000, perHolderDay: 200_000, perDay: 2_000_000 },
  });
});

test("bounds, key and prices are as they are set", () => {
  const set = {
    ...{ ...ollama, GUIDE_MODEL_URL: "https://api.openai.com/v1/chat/completions/", GUIDE_MODEL_KEY: "sk-1" },
    ...{ GUIDE_MODEL_PRICE: "0.25, 2", GUIDE_TOKENS_PER_TURN: "1", GUIDE_TOKENS_PER_USER_DAY: "2" },
    GUIDE_TOKENS_PER_DAY: "0",
  };
  expect(modelSettings(set)).toEqual({
    ...{ url: "https://api.openai.com/v1", model: "llama3.2", key: "sk-1", prices: { input: 0.25, output: 2 } },
    limits: { perTurn: 1, perHolderDay: 2, perDay: 0 },
  });
});

test.each([
  [{ GUIDE_MODEL: "m" }, "GUIDE_MODEL is set, but GUIDE_MODEL_URL is not"],
  [{ GUIDE_MODEL_KEY: "sk-secret" }, "GUIDE_MODEL_KEY is set, but GUIDE_MODEL_URL is not"],
  [{ GUIDE_MODEL_URL: ollama.GUIDE_MODEL_URL }, "GUIDE_MODEL is not: say which model"],
  [{ ...ollama, GUIDE_MODEL_URL: "sk-secret" }, "GUIDE_MODEL_URL must be an address"],
  [{ ...ollama, GUIDE_MODEL_URL: "ftp://model" }, "GUIDE_MODEL_URL must be an address"],
  [{ ...ollama, GUIDE_MODEL_URL: "https://me:sk-secret@model" }, "GUIDE_MODEL_URL must be an address"],
  [{ ...ollama, GUIDE_MODEL_URL: "https://model/v1?key=sk-secret" }, "GUIDE_MODEL_URL must be an address"],
  [{ ...ollama, GUIDE_MODEL_KEY: "sk-secret\n" }, "GUIDE_MODEL_KEY must have letters"],
  [{ ...ollama, GUIDE_TOKENS_PER_DAY: "many" }, "GUIDE_TOKENS_PER_DAY must be a number"],
  [{ ...ollama, GUIDE_TOKENS_PER_TURN: "-1" }, "GUIDE_TOKENS_PER_TURN must be a number"],
  [{ ...ollama, GUIDE_MODEL_PRICE: "2" }, "GUIDE_MODEL_PRICE must be US dollars"],
  [{ ...ollama, GUIDE_MODEL_PRICE: "1,2,3" }, "GUIDE_MODEL_PRICE must be US dollars"],
  [{ ...ollama, GUIDE_MODEL_PRICE: "," }, "GUIDE_MODEL_PRICE must be US dollars"],
])("what makes no sense is said at the start, without the key: %j", (env, sentence) => {
  expect(() => modelSettings(env)).toThrow(sentence);
  expect(() => modelSettings(env)).toThrow(/^(?!.*sk-secret)/s);
});
