/** The provider cannot be reached, or is not well. */
export class ProviderUnavailable extends Error {
  override readonly name = "ProviderUnavailable";
}

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 5_000;

/** Posts to an identity provider and reads its JSON object. Throws ProviderUnavailable without an answer in five seconds, and for a 5xx. */
export async function post(url: string, headers: Record<string, string>, body: string): Promise<Reply> {
  const response = await reach(url, () =>
    fetch(url, {
      method: "POST",
      headers,
      body,
      // Credentials go to the address that was configured and nowhere else.
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }),
  );
  const text = await reach(url, () => response.text());
  if (response.status >= 500) throw new ProviderUnavailable(`${url} answers ${response.status}`);
  return { status: response.status, body: objectOf(text) ?? unexpected(url, response.status) };
}

async function reach<T>(url: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw new ProviderUnavailable(`${url} cannot be reached`, { cause });
  }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  // Cognito answers some calls with nothing at all.
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** An answer that the protocol does not know. Its body stays out of the message, which ends in logs. */
export function unexpected(where: string, status: number, code?: string): never {
  throw new Error(`${where} answers ${status}${code ? ` ${code}` : ""}, which is not expected`);
}

/** A member of an answer that is a text and not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
