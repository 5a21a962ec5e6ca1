import type { api } from "@/platform/api";

export type RowFormat = "csv" | "ndjson";
type Answers = Pick<typeof api, "answers">;

/** The lists of an import's rows, each with the operation that reads it. */
const operations = { errors: "listImportErrors", notes: "listImportNotes" } as const;
export type RowList = keyof typeof operations;
export const isRowList = (name: string): name is RowList => Object.hasOwn(operations, name);

/**
 * The rejected or the noted rows of an import as bytes of text, page after page. The first page is asked for before this answers, so that a refusal (ApiError) is
 * known before anything is sent; only the first page of a CSV has the header line.
 */
export async function rowFile(
  { answers }: Answers,
  {
    list,
    id,
    format,
    token,
  }: { readonly list: RowList; readonly id: string; readonly format: RowFormat; readonly token: string },
) {
  const page = (cursor?: string) =>
    answers[operations[list]]({
      params: { id },
      query: { format, ...(cursor && { cursor }) },
      token,
      cache: "no-store",
    });
  const first = await page();
  return (async function* (): AsyncGenerator<Uint8Array> {
    for (let answer = first; ; ) {
      // In these formats the client hands the text on.
      yield Buffer.from(String(answer.data ?? ""));
      const next = nextCursor(answer.headers.get("link"));
      if (!next) return;
      answer = await page(next);
    }
  })();
}

/** The cursor in a Link header (RFC 8288) of the API. */
export function nextCursor(link: string | null): string | undefined {
  const target = /<([^>]*)>;\s*rel="next"/.exec(link ?? "")?.[1];
  return (target && new URLSearchParams(target.split("?")[1]).get("cursor")) || undefined;
}
