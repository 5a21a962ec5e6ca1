/** The parameters of an address, as Next.js hands them to a page. */
export type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** A parameter of an address that is given once; undefined for none, and for several. */
export function parameter(query: Parameters, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" ? value : undefined;
}
