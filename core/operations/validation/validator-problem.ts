/** A part of a schema that cannot be checked: whatever it says is not applied. */
export interface ValidatorProblem {
  /** Reference of the component ('#/components/schemas/Order'), or '' for a schema written in place. */
  readonly schema: string;
  readonly message: string;
}
