import * as v from "valibot";
import { AppError, type ErrorKind, type FieldError } from "../error.ts";
import { checkShape } from "./limits.ts";
import { pointerStep } from "./pointer.ts";

const MAX_ERRORS = 20;

function fieldError(issue: v.BaseIssue<unknown>, prefix: string): FieldError {
  const path = issue.path?.map((item) => pointerStep(String(item.key))).join("/") ?? "";
  const known = issue.type === "strict_object" && issue.expected === "never";
  const missing = issue.received === "undefined";
  const message = known ? "is not a known field" : missing ? "is required" : issue.message;
  return { pointer: path ? `${prefix}/${path}` : prefix, message: message.slice(0, 200) };
}

/** Parses input at the border. Throws AppError with one pointer per fault, at most 20. */
export function parse<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
  { prefix = "", kind = "invalid" }: { prefix?: string; kind?: ErrorKind } = {},
): Output {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const errors = result.issues.slice(0, MAX_ERRORS).map((issue) => fieldError(issue, prefix));
  const first = errors[0];
  const detail = first ? `${first.pointer || "The body"} ${first.message}` : "The input is not valid";
  throw new AppError(kind, kind === "invalid" ? "input.invalid" : "input.malformed", detail, errors);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a body. Throws AppError 400 for bytes that are not UTF-8. */
export function decodeBody(bytes: ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new AppError("malformed", "body.encoding", "The body is not valid UTF-8", [
      { pointer: "", message: "must be UTF-8" },
    ]);
  }
}

/**
 * Reads a JSON body; an empty one is an empty object. Throws AppError 400 for what is not JSON, 415 for another content type, 422 for what
 * is nested too deeply or has too many entries.
 */
export function parseJson(body: string, contentType: string | undefined): unknown {
  if (body === "") return {};
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "")) {
    throw new AppError("unsupported", "body.unsupported", "Send the body as application/json");
  }
  const value = jsonOf(body);
  checkShape(value);
  return value;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new AppError(
      "malformed",
      "body.malformed",
      `The body is not JSON: ${(error as Error).message}`.slice(0, 300),
      [{ pointer: "", message: "must be JSON" }],
    );
  }
}
