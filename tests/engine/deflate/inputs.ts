/** Content that brings every branch of a deflate writer: the same bytes each time, so that Go's answers for them can be kept. */

/** Marsaglia's xorshift32. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function noise(length: number, seed = 1): Uint8Array {
  const next = randomSource(seed);
  return Uint8Array.from({ length }, () => next() >>> 24);
}

/** Bytes of a few values, the lower ones oftener: long codes and short ones. */
function skewed(length: number, seed = 2): Uint8Array {
  const next = randomSource(seed);
  return Uint8Array.from({ length }, () => Math.clz32(next()) * 7);
}

const WORDS =
  'the of and layer image a container in registry to is digest that manifest it blob was for on are as with they config tag'.split(' ');

function text(length: number, seed = 3): Uint8Array {
  const next = randomSource(seed);
  let written = '';
  while (written.length < length) {
    const word = WORDS[next() % WORDS.length] ?? '';
    written += next() % 9 === 0 ? `${word} ${String(next() % 100_000)}.\n` : `${word} `;
  }
  return new TextEncoder().encode(written.slice(0, length));
}

const run = (length: number, byte = 0): Uint8Array => new Uint8Array(length).fill(byte);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What a layer looks like: headers padded to 512 bytes between files of all kinds. */
function archive(files: number, seed = 4): Uint8Array {
  const next = randomSource(seed);
  const parts: Uint8Array[] = [];
  for (let file = 0; file < files; file++) {
    const length = next() % 20_000;
    const kind = next() % 4;
    parts.push(text(100, file + 1), run(412));
    parts.push(kind === 0 ? noise(length, file + 1) : kind === 1 ? run(length, file) : text(length, file + 1), run(512 - (length % 512)));
  }
  return joined(...parts, run(1024));
}

/** A piece that comes back after so many bytes of noise, which finds the end of the window. */
function echo(distance: number): Uint8Array {
  const piece = noise(300, 77);
  return joined(piece, noise(distance - 300, 78), piece, text(50));
}

const around = (border: number, make: (length: number) => Uint8Array, name: string): [string, () => Uint8Array][] =>
  [-1, 0, 1].map((more) => [`${name}, ${String(border + more)}`, () => make(border + more)]);

export const INPUTS: ReadonlyMap<string, () => Uint8Array> = new Map<string, () => Uint8Array>([
  ['nothing', () => run(0)],
  ['one byte', () => run(1, 65)],
  ['two bytes', () => text(2)],
  ['three equal bytes', () => run(3, 65)],
  ['four equal bytes', () => run(4, 65)],
  ['five equal bytes', () => run(5, 65)],
  ['an empty tar', () => run(1024)],
  ['a word twice', () => new TextEncoder().encode('layerlayer')],
  ['short text', () => text(40)],
  ['text of a page', () => text(3000)],
  ['noise of 20 bytes', () => noise(20)],
  ...around(258, run, 'zeros'),
  ...around(262, text, 'text'),
  ...around(4096, echo, 'echo'),
  ...around(16_384, noise, 'noise'),
  ...around(16_384, skewed, 'skewed'),
  ...around(32_768, noise, 'noise'),
  ...around(32_768, echo, 'echo'),
  ...around(32_506, echo, 'echo'),
  ...around(65_274, noise, 'noise'),
  ...around(65_274, text, 'text'),
  ...around(65_536, noise, 'noise'),
  ...around(65_536, run, 'zeros'),
  ...around(65_536, text, 'text'),
  ...around(65_536 + 32_768, text, 'text'),
  ['text of 100 KB', () => text(100_000)],
  ['text of 2 MB', () => text(2_000_000)],
  ['noise of 2 MB', () => noise(2_000_000)],
  ['zeros of 3 MB', () => run(3_000_000)],
  ['skewed bytes of 500 KB', () => skewed(500_000)],
  ['text after noise', () => joined(noise(50_000), text(200_000))],
  ['noise after text', () => joined(text(200_000), noise(50_000), text(10))],
  ['noise and zeros by turns', () => joined(...Array.from({ length: 50 }, (_, at) => joined(noise(3000, at + 1), run(7000))))],
  ['the same noise over and over', () => joined(...Array.from({ length: 20 }, () => noise(30_000)))],
  ['a small tar', () => archive(3)],
  ['a tar of 100 files', () => archive(100)],
  ['a tar of 500 files', () => archive(500, 9)],
]);
