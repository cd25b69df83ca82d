import { goQuote, goQuoteList } from '../dockerfile/goText';
import { goDurationString } from '../dockerfile/instructions/goDuration';
import type { Healthcheck, KeyValue } from '../dockerfile/instructions/instruction';

/** Texts of history rows as BuildKit writes them (fidelity README 3.3; dockerfile2llb/convert.go). */

export function pairsText(instruction: string, pairs: readonly KeyValue[]): string {
  return [instruction, ...pairs.map(({ key, value }) => `${key}=${value}`)].join(' ');
}

/** `RUN |1 WHO=world /bin/sh -c echo $WHO # buildkit`: arguments in scope first, each once, with its last value. */
export function runText(argv: readonly string[], args: readonly (readonly [name: string, value: string])[]): string {
  const byName = new Map<string, string>();
  for (const [name, value] of args) byName.set(name, value);
  const counted = byName.size === 0 ? [] : [`|${byName.size}`, ...[...byName].map(([name, value]) => `${name}=${value}`)];
  return `RUN ${[...counted, ...argv].join(' ')} # buildkit`;
}

export function quotedText(instruction: string, argv: readonly string[]): string {
  return `${instruction} ${goQuoteList(argv)}`;
}

export function bracketText(instruction: string, words: readonly string[]): string {
  return `${instruction} [${words.join(' ')}]`;
}

/** Go's `%q` of the structure: durations as quoted text, the number of retries as a quoted character. */
export function healthcheckText(health: Healthcheck): string {
  const times = [health.interval, health.timeout, health.startPeriod, health.startInterval].map((ns) => goQuote(goDurationString(ns)));
  return `HEALTHCHECK &{${goQuoteList(health.test)} ${times.join(' ')} ${quotedCharacter(health.retries)}}`;
}

function quotedCharacter(code: number): string {
  const character = String.fromCodePoint(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0xfffd : code);
  if (character === "'") return "'\\''";
  return `'${goQuote(character).slice(1, -1).replace('\\"', '"')}'`;
}
