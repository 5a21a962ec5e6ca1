import { errorOf, unreadable } from "./error.ts";
import type { Answer } from "./operation.ts";

/** An answer whose body is still to be read. Throws ApiError when it is a refusal. */
export async function granted(response: Response): Promise<Response> {
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** A whole answer; of another type than JSON it comes as text. Throws ApiError for a refusal, and for what says that it is JSON and is not. */
export async function answerOf(response: Response): Promise<Answer<unknown>> {
  const { status, headers } = response;
  const head = { status, headers, etag: headers.get("etag"), behind: headers.get("bellyfed-behind") === "true" };
  if (status === 304) return { ...head, modified: false, data: undefined };
  const text = await (await granted(response)).text();
  const isJson = /json\b/.test(headers.get("content-type") ?? "") && !/ndjson/.test(headers.get("content-type") ?? "");
  if (!isJson || text === "") return { ...head, modified: true, data: text === "" ? null : text };
  try {
    return { ...head, modified: true, data: JSON.parse(text) };
  } catch {
    throw unreadable(response);
  }
}
