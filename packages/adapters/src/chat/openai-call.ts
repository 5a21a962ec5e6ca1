import { ModelFault } from "./model-fault.ts";
import { textOf } from "./openai-answer.ts";
import { type Asked, type OptionalPart, refusedPart, requestBody } from "./openai-request.ts";

export interface OpenAiSettings {
  /** Where `/chat/completions` stands, as `https://api.openai.com/v1`. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token; undefined where none is asked for. */
  readonly key: string | undefined;
  /** How often it is asked at most, while nothing of an answer has come. */
  readonly attempts?: number;
  /** How long is waited before it is asked again, in milliseconds, at most; each further time twice as long. */
  readonly pauseMs?: number;
  /** Bytes that an answer may have at most, as it is sent. */
  readonly mostBytes?: number;
}

/** It has too much to do, or something stands between that says so. */
const FOR_NOW = new Set([408, 425, 429, 500, 502, 503, 504, 529]);
const MALFORMED = new Set([400, 422]);
const ERROR_BYTES = 65_536;

/**
 * Asks once, and again without what the server calls malformed; what it refused is added to `refused` when it then answers. Answers a
 * response whose body has not been read. Throws ModelFault, whose words hold the status and a code at most: what a server says may repeat
 * the question, or the key.
 */
export async function call(
  settings: OpenAiSettings,
  asked: Asked,
  refused: Set<OptionalPart>,
  signal: AbortSignal,
): Promise<Response> {
  const left = new Set(refused);
  for (;;) {
    const response = await post(settings, requestBody(settings.model, asked, left), signal);
    if (response.ok) {
      for (const part of left) refused.add(part);
      return response;
    }
    const said = await textOf(response, ERROR_BYTES);
    const part = MALFORMED.has(response.status) ? refusedPart(said, asked, left) : undefined;
    if (!part) throw refusal(response, said);
    left.add(part);
  }
}

const post = ({ url, key }: OpenAiSettings, body: object, signal: AbortSignal): Promise<Response> =>
  fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    // A question and a key go where the settings say, and nowhere else.
    redirect: "manual",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
    signal,
  });

function refusal({ status, headers }: Response, said: string): ModelFault {
  const word = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([a-z_]{1,40})"`).exec(said)?.[1];
  const code = word("code") ?? word("type");
  const reason = `It answers ${status}${code ? `, ${code}` : ""}`;
  // OpenAI says 429 as well when an account has no money left.
  if (!FOR_NOW.has(status) || code === "insufficient_quota") return new ModelFault(reason);
  return new ModelFault(reason, retryAfter(headers.get("retry-after")));
}

/** In seconds, or as a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(value: string | null): number | "none" {
  if (value === null) return "none";
  const milliseconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : "none";
}
