/** A request as a firewall sees it. */
export interface Seen {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  /** Under lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

export const pathOf = ({ url }: Seen): string => url.split("?", 1)[0] ?? "";
export const queryOf = ({ url }: Seen): string => url.split("?").slice(1).join("?");
/** The values of a query, as they were meant. */
export const queryValues = (request: Seen): string => [...new URLSearchParams(queryOf(request)).values()].join("\n");
