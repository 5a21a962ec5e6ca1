import { readTableOf } from "@bellyfed/core/read-table";
import { projections } from "./projections.ts";

/** The read table as the features need it: what infrastructure, generations and rebuild go by. */
export const readTable = readTableOf(projections);
