import { isOwnOrigin } from "./own-origin.ts";

/**
 * The status with which a form is refused that Next.js would throw at, and so answer 500: 403 when a page of another origin sent it (a
 * program sends no Origin), 400 when its body cannot be read. Undefined for all others.
 */
export async function formRefusal(request: Request): Promise<400 | 403 | undefined> {
  const { method, headers } = request;
  if (method !== "POST") return undefined;
  if (headers.has("origin") && !isOwnOrigin(headers)) return 403;
  const isForm = /^multipart\/form-data/i.test(headers.get("content-type") ?? "");
  return isForm && !(await canBeRead(request)) ? 400 : undefined;
}

const canBeRead = (request: Request): Promise<boolean> =>
  request
    .clone()
    .formData()
    .then(
      () => true,
      () => false,
    );
