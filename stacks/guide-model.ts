import type { Stage } from "./stage.ts";
import type { Text } from "./surroundings.ts";

/**
 * The guide's language model, by environment variable; none where no model is connected. Its key is the secret `GuideModelKey`, which may be
 * left out for a server that asks for none.
 */
export function guideModelVariables({ guideModel }: Pick<Stage, "guideModel">): Readonly<Record<string, Text>> {
  if (Object.keys(guideModel).length === 0) return {};
  return { ...guideModel, GUIDE_MODEL_KEY: new sst.Secret("GuideModelKey", "").value };
}
