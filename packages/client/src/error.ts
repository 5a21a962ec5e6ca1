import type { FaultCode, ProblemCode } from "./generated/codes.ts";

/** The code of a problem: the API's, or one of the client's own for an answer that is no problem document. */
export type Code = ProblemCode | "answer.unreadable" | `http.${number}`;

/** One thing wrong with the input: a JSON pointer (RFC 6901) to the place and what is wrong there, for machines and in English. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FaultCode;
  /** What the message speaks of: `{ most: 120 }`. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  readonly message: string;
}

/** A problem document (RFC 9457) as the API sends it; what stands before the API leaves out `instance` and `trace_id`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly code: Code;
  readonly trace_id?: string;
  /** What is wrong with the input. */
  readonly errors?: readonly FieldError[];
}

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

/** An answer whose body is not what it says it is: JSON, or lines of it. */
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
