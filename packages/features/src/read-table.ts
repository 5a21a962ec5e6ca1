import { readTableOf } from "@bellyfed/core/read-table";
import { feedHoldings } from "./feed/entity.ts";
import { guideHoldings } from "./guide/keys.ts";
import { insightsHoldings } from "./insights/entity.ts";
import { projections } from "./projections.ts";
import { usageHoldings } from "./usage/keys.ts";

/** The read table as the features need it: what infrastructure, generations and rebuild go by. */
export const readTable = readTableOf([...projections, insightsHoldings, feedHoldings, guideHoldings, usageHoldings]);
