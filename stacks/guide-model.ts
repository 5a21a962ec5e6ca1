import type { Stage } from "./stage.ts";
import type { Text } from "./surroundings.ts";

/**
 * The guide's language model, by environment variable; none where no model is connected. Its key is the secret `GuideModelKey`, which may be
 * left out for a server that asks for none.
 */
function modelVariables({ guideModel }: Pick<Stage, "guideModel">): Readonly<Record<string, Text>> {
  if (Object.keys(guideModel).length === 0) return {};
  return { ...guideModel, GUIDE_MODEL_KEY: new sst.Secret("GuideModelKey", "").value };
}

/** What the guide is given besides what others are: its model, and where its sources lead. */
export const guideVariables = (stage: Pick<Stage, "guideModel" | "domain">): Readonly<Record<string, Text>> => ({
  ...modelVariables(stage),
  ...(stage.domain && { SITE_URL: `https://${stage.domain.site}` }),
});
