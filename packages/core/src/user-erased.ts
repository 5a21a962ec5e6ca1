import { AppError } from "./error.ts";

/** What whoever was erased is told whatever they want to write: 403 `user.erased`. */
export const userErased = (): AppError =>
  new AppError("forbidden", "user.erased", "This account was erased: nothing more can be written with it");
