import type { PageCache } from "@bellyfed/core/ports";

/** Remembers the tags that were revalidated, in order. */
export function memoryPageCache(): PageCache & { readonly revalidated: readonly string[] } {
  const revalidated: string[] = [];
  return {
    revalidated,
    revalidate: async (tags) => void revalidated.push(...tags),
  };
}
