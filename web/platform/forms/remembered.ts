/** What a browser remembers for us as JSON: a hidden input, its storage. Anything may come back, so nonsense is as if nothing were there. */
export function remembered(json: string | null): Partial<Record<string, unknown>> {
  try {
    return Object(JSON.parse(json ?? "{}"));
  } catch {
    return {};
  }
}
