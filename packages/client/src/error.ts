import type { Problem as Complete } from "@bellyfed/core/problem";
import type { ProblemCode } from "@bellyfed/features/features";

/** The code of a problem: the API's, or one of the client's own for an answer that is no problem document. */
export type Code = ProblemCode | "answer.unreadable" | `http.${number}`;

type OfApi = "instance" | "trace_id";
/** A problem document (RFC 9457) as the API sends it; what stands before the API leaves out two members. */
export type Problem = Omit<Complete, OfApi | "code"> & Partial<Pick<Complete, OfApi>> & { readonly code: Code };

/** The API refused a call, or what stands before it did. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: Code;
  readonly problem: Problem;
  readonly headers: Headers;

  constructor(problem: Problem, headers: Headers) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
    this.headers = headers;
  }

  /** The message for one field of the input, by its JSON pointer: `/name`. */
  messageFor(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.message;
  }
}

/** Reads an answer's problem document; a proxy's page or an empty body becomes one with the code `http.<status>`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const { status, statusText, headers } = response;
  const text = await response.text().catch(() => "");
  return new ApiError(problemIn(text) ?? foreign(status, statusText, text), headers);
}

function problemIn(text: string): Problem | undefined {
  try {
    const body = JSON.parse(text) as Problem | null;
    return typeof body?.code === "string" && typeof body.status === "number" ? body : undefined;
  } catch {
    return undefined;
  }
}

const foreign = (status: number, statusText: string, text: string): Problem => ({
  type: "about:blank",
  title: statusText || "Error",
  status,
  detail: text.slice(0, 200) || "The answer came without an explanation",
  code: `http.${status}`,
});

/** An answer that says it is JSON and is not. */
export const unreadable = ({ status, headers }: Response): ApiError =>
  new ApiError(
    {
      type: "about:blank",
      title: "Unreadable answer",
      status,
      detail: "The answer is not JSON",
      code: "answer.unreadable",
    },
    headers,
  );
