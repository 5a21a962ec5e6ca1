/** SQLite's codes for a disk that is full, and for a file that cannot be written to its end. */
const SQLITE_CODES = new Set([13, 10]);
/** The system's, for a disk, a quota and a limit of a file's size. */
const SYSTEM_CODES = new Set<unknown>(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Whether something failed because there is no room on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("errcode" in error && typeof error.errcode === "number") return SQLITE_CODES.has(error.errcode & 0xff);
  return "code" in error && SYSTEM_CODES.has(error.code);
}

/** For whoever asked for something that could not be stored. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
  /** 507 Insufficient Storage; Fastify answers it. */
  readonly statusCode = 507;
  constructor(cause: unknown) {
    super("There is no room on the disk", { cause });
  }
}
