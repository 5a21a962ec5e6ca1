/** A plan that means nothing that there is. */
export class UnusablePlan extends Error {
  override readonly name = "UnusablePlan";
}
