/** What a parameter takes: Go checks it before it calls. */
export type Parameter = 'string' | 'int' | 'any';

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** What any further ones take. */
  readonly rest?: Parameter;
}

const takes = (...parameters: readonly Parameter[]): Signature => ({ parameters });
const takesMore = (rest: Parameter, ...parameters: readonly Parameter[]): Signature => ({ parameters, rest });

/** Parameters of the functions that templates may call (docker/cli templates.go; text/template funcs.go). */
export const signatures: Readonly<Record<string, Signature>> = {
  json: takes('any'),
  split: takes('string', 'string'),
  join: takes('any', 'string'),
  title: takes('string'),
  lower: takes('string'),
  upper: takes('string'),
  pad: takes('string', 'int', 'int'),
  truncate: takes('string', 'int'),
  println: takesMore('any'),
  print: takesMore('any'),
  printf: takesMore('any', 'string'),
  len: takes('any'),
  index: takesMore('any', 'any'),
  slice: takesMore('any', 'any'),
  call: takesMore('any', 'any'),
  and: takesMore('any', 'any'),
  or: takesMore('any', 'any'),
  not: takes('any'),
  eq: takesMore('any', 'any'),
  ne: takes('any', 'any'),
  lt: takes('any', 'any'),
  le: takes('any', 'any'),
  gt: takes('any', 'any'),
  ge: takes('any', 'any'),
  html: takesMore('any'),
  js: takesMore('any'),
  urlquery: takesMore('any'),
};

/** Go's complaint about the number of arguments; undefined when it is right. */
export function arityProblem(name: string, { parameters, rest }: Signature, count: number): string | undefined {
  const least = parameters.length;
  if (rest === undefined) return count === least ? undefined : `wrong number of args for ${name}: want ${least} got ${count}`;
  return count >= least ? undefined : `wrong number of args for ${name}: want at least ${least} got ${count}`;
}

export function parameterAt({ parameters, rest }: Signature, position: number): Parameter {
  return parameters[position] ?? rest ?? 'any';
}
