import * as v from "valibot";
import { AppError, type ErrorKind } from "./error.ts";
import { type FieldError, fieldError } from "./fault.ts";
import { faultOfIssue } from "./issue.ts";
import { pointerStep } from "./pointer.ts";

const MAX_ERRORS = 20;

function errorOf(issue: v.BaseIssue<unknown>, prefix: string): FieldError {
  const path = issue.path?.map((item) => `/${pointerStep(String(item.key))}`).join("") ?? "";
  return fieldError(`${prefix}${path}`, faultOfIssue(issue));
}

/** Parses input at the border. Throws AppError with pointer, code and params of each fault, at most 20 or `most`. */
export function parse<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
  { prefix = "", kind = "invalid", most = MAX_ERRORS }: { prefix?: string; kind?: ErrorKind; most?: number } = {},
): Output {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const errors = result.issues.slice(0, most).map((issue) => errorOf(issue, prefix));
  const first = errors[0];
  const detail = first ? `${first.pointer || "The body"} ${first.message}` : "The input is not valid";
  throw new AppError(kind, kind === "invalid" ? "input.invalid" : "input.malformed", detail, errors);
}
