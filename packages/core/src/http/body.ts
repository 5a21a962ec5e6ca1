import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import { checkShape } from "./limits.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a body. Throws AppError 400 for bytes that are not UTF-8. */
export function decodeBody(bytes: ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new AppError("malformed", "body.encoding", "The body is not valid UTF-8", [
      fieldError("", faultOf("not_utf8")),
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
      [fieldError("", faultOf("not_json"))],
    );
  }
}
