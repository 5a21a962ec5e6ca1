import { exported } from "@/platform/export";
import { routeSession } from "@/platform/session/current";

/** All that whoever is signed in has written, as a file, passed on as it comes. */
export async function GET(): Promise<Response> {
  const session = await routeSession();
  if (!session) return new Response("Sign in first", { status: 401 });
  const answer = await exported(session.accessToken);
  if (!answer.ok) {
    await answer.body?.cancel();
    return new Response("The export is not possible now", { status: answer.status });
  }
  const field = (name: string) => answer.headers.get(name) ?? "";
  return new Response(answer.body, {
    headers: {
      "content-type": `${field("content-type")}; charset=utf-8`,
      "content-disposition": field("content-disposition"),
      "cache-control": "no-store",
    },
  });
}
