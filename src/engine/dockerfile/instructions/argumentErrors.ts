import { DockerfileError } from '../ast';

export function atLeastOneArgument(instruction: string): DockerfileError {
  return new DockerfileError(`${instruction} requires at least one argument`);
}

export function exactlyOneArgument(instruction: string): DockerfileError {
  return new DockerfileError(`${instruction} requires exactly one argument`);
}

/** The single argument of an instruction that takes just one. */
export function singleArgument(args: readonly string[], instruction: string): string {
  const [only] = args;
  if (only === undefined || args.length !== 1) throw exactlyOneArgument(instruction);
  return only;
}
