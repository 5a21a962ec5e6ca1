import { AppError } from "@bellyfed/core/error";

/** The error of a file that has more bytes than are read. */
export const tooLarge = (bytes: number, most: number): AppError =>
  new AppError("too_large", "object.too_large", `The file has ${bytes} bytes; at most ${most} are read`);
