import { ApiError, api, isUnreachable } from "@/platform/api";
import { requiredText } from "@/platform/forms/form-data";
import { isOwnOrigin } from "@/platform/security/own-origin";
import { routeSession } from "@/platform/session/current";

/** Stops the answer that is being written in the chat that a form names: what there is of it stays. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response("The page is not of this site", { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const session = await routeSession();
  return new Response(null, {
    status: await stop(requiredText(form, "chat_id"), session?.accessToken),
    headers: { "cache-control": "no-store" },
  });
}

/** The status to answer with. */
async function stop(id: string, token: string | undefined): Promise<number> {
  try {
    await api.stopChat({ params: { id }, ...(token !== undefined && { token }) });
    return 204;
  } catch (error) {
    if (error instanceof ApiError) return error.status;
    if (isUnreachable(error)) return 503;
    throw error;
  }
}
