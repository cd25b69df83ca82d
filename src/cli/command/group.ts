/** A noun with commands of its own: `docker image`. */
export interface Group {
  readonly name: string;
  readonly summary: string;
  /** What help says between usage and commands, where that is more than the summary; without a newline at its end. */
  readonly description?: string;
  /** What follows the name in the usage line of an unknown command. */
  readonly usageOfUnknown?: string;
  /** As its help lists them. */
  readonly commands: readonly (readonly [name: string, summary: string])[];
}
