import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import type { Audience, TellingPorts } from "./telling.ts";

/** Throws AppError 400, with those that there are, for event types that the caller is not told of, whether there are such or not. */
export function requireKnown(
  types: readonly string[] | undefined,
  audience: Audience,
  { definitions }: Pick<TellingPorts, "definitions">,
): void {
  const options = audience === "everything" ? [...definitions.keys()] : Object.keys(audience);
  if (types === undefined || types.every((type) => options.includes(type))) return;
  const error = fieldError("/query/types", faultOf("not_one_of", { options: options.sort() }));
  throw new AppError("malformed", "input.malformed", `${error.pointer} ${error.message}`, [error]);
}
