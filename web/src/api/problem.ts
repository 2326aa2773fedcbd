/** What went wrong with a request, as the server says it (problem details) or as the page found it. */
import { Refusal } from "@contingent/server/platform/outcome";
import { z } from "zod";

const Fault = z.object({ path: z.string(), message: z.string() });

const ProblemDetails = z.object({
  type: z.string().optional(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  id: z.string().optional(),
  refusals: z.array(Refusal).optional(),
  faults: z.array(Fault).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
type ProblemDetails = z.infer<typeof ProblemDetails>;

/** A request that did not bring what was asked. `status` 0 means that the server could not be reached. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(details.detail ?? details.title, options);
    this.details = details;
  }

  get status(): number {
    return this.details.status;
  }

  /** Every reason against; empty when the request failed for something else. */
  get refusals(): readonly Refusal[] {
    return this.details.refusals ?? [];
  }
}

/** The problem an answer tells of; an answer that is no problem document gives its status alone. */
export async function problemFrom(response: Response): Promise<Problem> {
  const parsed = ProblemDetails.safeParse(await response.json().catch(() => null));
  return new Problem(parsed.success ? parsed.data : { title: response.statusText, status: response.status });
}

/** The problem of not reaching the server at all. */
export function unreachable(cause: unknown): Problem {
  return new Problem({ title: "unreachable", status: 0 }, { cause });
}
