import { digestOf } from './digest/digest';

export type IdKind = 'container' | 'buildRef' | 'cacheRecord' | 'containerName' | 'volume' | 'process';

export interface NameWords {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const BASE_36 = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Identifiers that Docker draws at random, here drawn from a seed: the n-th of a kind is always the same. */
export function idSource(seed: string, words: NameWords | undefined): (kind: IdKind) => string {
  const counts = new Map<IdKind, number>();
  return (kind) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    const hex = digestOf(`${seed}\n${kind}\n${count}`).slice('sha256:'.length);
    switch (kind) {
      case 'container':
      case 'volume':
      case 'process':
        return hex;
      case 'buildRef':
      case 'cacheRecord':
        return buildRef(hex);
      case 'containerName':
        return words === undefined ? hex.slice(0, 12) : containerName(hex, words);
    }
  };
}

/** 25 characters, the first a letter or digit, as BuildKit's identifiers. */
function buildRef(hex: string): string {
  return Array.from({ length: 25 }, (_, at) => BASE_36[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 36] ?? '0').join('');
}

function containerName(hex: string, { left, right }: NameWords): string {
  const pick = (words: readonly string[], at: number): string => words[Number.parseInt(hex.slice(at, at + 8), 16) % words.length] ?? '';
  const name = `${pick(left, 0)}_${pick(right, 8)}`;
  // moby, pkg/namesgenerator: "Steve Wozniak is not boring".
  return name === 'boring_wozniak' ? `${pick(left, 16)}_${pick(right, 24)}` : name;
}
