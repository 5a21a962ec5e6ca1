import { openAiCompatible } from "@bellyfed/adapters/chat/openai-compatible";
import { judged } from "@bellyfed/features/guide/evals/judge";
import { arabic } from "@bellyfed/features/guide/evals/turns-ar";
import { german } from "@bellyfed/features/guide/evals/turns-de";
import { english } from "@bellyfed/features/guide/evals/turns-en";
import { modelPlanner } from "@bellyfed/features/guide/model/planner";
import { rules } from "@bellyfed/features/guide/understand/understand";
import { expect, test } from "vitest";

const { GUIDE_URL: url, GUIDE_MODEL: model = "default", GUIDE_MODEL_KEY: key } = process.env;
const all = [...english, ...german, ...arabic];
/** Of the golden turns a model that is worth its price understands so many as they were meant. */
const LEAST = 0.8;

test.skipIf(!url)(
  "a real model understands the golden turns (skipped: GUIDE_URL names no model)",
  { timeout: 3_600_000 },
  async () => {
    const [fallbacks, missed] = [[] as unknown[], [] as string[]];
    const chat = openAiCompatible({ url: url ?? "", model, key });
    const planner = modelPlanner(chat, rules, (error) => void fallbacks.push(error));
    for (const turn of all) {
      const misses = await judged(planner, turn);
      if (misses.length > 0) missed.push(`${turn.said.join(" / ")}: ${misses.join("; ")}`);
    }
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(all.length * (1 - LEAST));
    // A model that never answers would pass by rules alone.
    expect(fallbacks.length).toBeLessThan(all.length / 4);
  },
);
