import type { ApiResponse } from "@bellyfed/core/http/route";
import type { SearchIndex } from "@bellyfed/core/search/search-index";

/** An index as it is now, and whether it is known to lack something of the log. */
export interface Looked {
  readonly index: SearchIndex;
  readonly isBehind: boolean;
}
/** The answer says up to which position of the log the index knew everything. */
export async function withPosition({ index, isBehind }: Looked, { body, headers }: ApiResponse): Promise<ApiResponse> {
  const position = await index.position();
  const told = { "bellyfed-position": position, ...(isBehind && { "bellyfed-behind": "true" }) };
  return { body, headers: { "cache-control": "private, max-age=0, must-revalidate", ...headers, ...told } };
}
