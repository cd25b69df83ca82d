/** A noun with commands of its own: `docker image`. */
export interface Group {
  readonly name: string;
  readonly summary: string;
  /** As its help lists them. */
  readonly commands: readonly (readonly [name: string, summary: string])[];
}
