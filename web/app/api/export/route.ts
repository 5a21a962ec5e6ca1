import { ApiError, api, isUnreachable } from "@/platform/api";
import { routeSession } from "@/platform/session/current";

const NDJSON = "application/x-ndjson";

/** All that whoever is signed in has written, as a file, passed on as it comes. */
export async function GET(request: Request): Promise<Response> {
  const session = await routeSession();
  if (!session) return new Response("Sign in first", { status: 401 });
  try {
    const { body, headers } = await api.streams.exportMe({
      token: session.accessToken,
      headers: { accept: NDJSON },
      signal: request.signal,
      cache: "no-store",
    });
    return new Response(body, {
      headers: {
        "content-type": `${NDJSON}; charset=utf-8`,
        "content-disposition": headers.get("content-disposition") ?? "attachment",
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof ApiError) && !isUnreachable(error)) throw error;
    return new Response("The export is not possible now", { status: error instanceof ApiError ? error.status : 503 });
  }
}
