import { openAiCompatible } from "@bellyfed/adapters/chat/openai-compatible";
import { modelSettings } from "@bellyfed/core/guide/model-settings";
import type { TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { Runtime } from "@bellyfed/core/ports";
import { templates } from "@bellyfed/features/guide/compose/writer";
import { answerCache } from "@bellyfed/features/guide/model/answer-cache";
import { resting } from "@bellyfed/features/guide/model/resting";
import { type Connected, embedded, type Rules, thinkingWith } from "@bellyfed/features/guide/model/thinking";
import type { Thinking } from "@bellyfed/features/guide/ports";
import { rules } from "@bellyfed/features/guide/understand/understand";
import type { Env } from "../environment.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Whoever asks: in their name tokens are counted. */
interface Asker {
  readonly caller: { readonly sub: string } | undefined;
  /** The key that was called with, or the visitor of the site. */
  readonly holder: string;
}

export interface ThinkingPorts {
  readonly meter: TokenMeter;
  readonly runtime: Pick<Runtime, "now">;
  readonly signals: Pick<Telemetry, "log" | "count">;
}

const own: Rules = { planner: rules, writer: templates };

/**
 * What thinks in the turns of this instance, as the environment says: rules alone, or the language model at GUIDE_MODEL_URL with rules to fall
 * back to. Throws for settings that make no sense.
 */
export function thinkingOf(env: Env, { meter, runtime, signals }: ThinkingPorts): (asker: Asker) => Thinking {
  const settings = modelSettings(env);
  if (!settings) {
    const alone = embedded(own);
    return () => alone;
  }
  const connected: Connected = {
    ...{ limits: settings.limits, prices: settings.prices, meter, ...signals },
    model: resting(openAiCompatible(settings), runtime),
    cache: answerCache(runtime),
  };
  return ({ caller, holder }) =>
    thinkingWith(connected, own, { name: caller ? caller.sub : holder, now: runtime.now() });
}
