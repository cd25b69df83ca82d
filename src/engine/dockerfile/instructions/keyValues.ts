import { DockerfileError } from '../ast';
import { atLeastOneArgument } from './argumentErrors';
import type { KeyValue } from './instruction';

/** The pairs of ENV and LABEL out of the parser's triples (key, value, delimiter). */
export function keyValues(args: readonly string[], instruction: string): KeyValue[] {
  if (args.length === 0) throw atLeastOneArgument(instruction);
  if (args.length % 3 !== 0) throw new DockerfileError(`Bad input to ${instruction}, too many arguments`);
  const pairs: KeyValue[] = [];
  for (let i = 0; i < args.length; i += 3) {
    const key = args[i] ?? '';
    if (key === '') throw new DockerfileError(`${instruction} names can not be blank`);
    pairs.push({ key, value: args[i + 1] ?? '', noDelimiter: args[i + 2] === '' });
  }
  return pairs;
}
