/** What is chosen for an import, besides the file; as it was entered. */
export interface ImportSettings {
  readonly profile: string;
  readonly source: string | null;
  readonly city: string | null;
}

/** The import page with settings chosen, and what was wrong with them. */
export function importPath({ profile, source, city }: ImportSettings, problem?: string): string {
  const query = new URLSearchParams({
    ...(problem && { problem }),
    profile,
    ...(source && { source }),
    ...(city && { city }),
  });
  return `/import?${query}`;
}
