import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { SearchIndex } from "@bellyfed/core/search/search-index";

const unpacked = promisify(gunzip);

/** A copy of an index that is this process's own. */
export interface OwnCopy {
  readonly index: SearchIndex;
  readonly path: string;
  /** Closes it and takes the file away. */
  discard(): Promise<void>;
}

/** Opens a copy of a packed file, or an empty index where there is none. */
export async function openCopy(packed: Uint8Array | undefined): Promise<OwnCopy> {
  const folder = await mkdtemp(join(tmpdir(), "bellyfed-search-"));
  const path = join(folder, "index.sqlite");
  if (packed) await writeFile(path, await unpacked(packed));
  const index = sqliteIndex(path);
  return {
    index,
    path,
    async discard() {
      await index.close();
      await rm(folder, { recursive: true });
    },
  };
}
