/** No value can be made for a schema within the bounded number of tries. Caught by `generateCases`. */
export class Unsatisfiable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Unsatisfiable';
  }
}
