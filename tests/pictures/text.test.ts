import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, HUES, MOTIF_COUNT } from '../../src/pictures/colour';
import { shortInstruction } from '../../src/pictures/instruction';
import { MOTIFS } from '../../src/pictures/motif';
import { humanSize } from '../../src/pictures/size';
import { fitName, fitText } from '../../src/pictures/text';
import recorded from '../../src/scenes/recordedImages.json';

describe('shortInstruction', () => {
  it.each([
    ['COPY . . # buildkit', 'COPY . .'],
    ['RUN /bin/sh -c npm ci # buildkit', 'RUN npm ci'],
    ['RUN npm ci # buildkit', 'RUN npm ci'],
    ['RUN /bin/bash -o pipefail -c make | tee log # buildkit', 'RUN make | tee log'],
    ['RUN |2 A=1 B=two words /bin/sh -c make A # buildkit', 'RUN make A'],
    ['RUN /bin/sh -c set -eux; make # buildkit', 'RUN make'],
    ['RUN /bin/sh -c set -x     && groupadd nginx # buildkit', 'RUN groupadd nginx'],
    ['RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends curl # buildkit', 'RUN apt-get install … curl'],
    ['/bin/sh -c npm ci', 'RUN npm ci'],
    ['/bin/sh -c #(nop)  CMD ["/bin/bash"]', 'CMD ["/bin/bash"]'],
    [`/bin/sh -c #(nop) ADD file:${'43d479b270bb'}${'0'.repeat(52)} in / `, 'ADD file:43d479b270bb… in /'],
    [`/bin/sh -c #(nop) COPY dir:${'a'.repeat(64)} in /app `, 'COPY dir:aaaaaaaaaaaa… in /app'],
    ["# debian.sh --arch 'amd64' out/ 'bookworm' '@1789689600'", 'base: debian bookworm'],
    ['ADD alpine-minirootfs-3.24.2-x86_64.tar.gz / # buildkit', 'base: alpine 3.24.2'],
    ['ADD site.tar.gz / # buildkit', 'ADD site.tar.gz /'],
    ['BusyBox 1.38.0 (glibc), Debian 13', 'BusyBox 1.38.0 (glibc), Debian 13'],
    ['EXPOSE map[80/tcp:{}]', 'EXPOSE 80/tcp'],
    ['EXPOSE [80/tcp 443/tcp]', 'EXPOSE 80/tcp 443/tcp'],
    ['EXPOSE map[443/tcp:{} 80/tcp:{}]', 'EXPOSE 443/tcp 80/tcp'],
    ['CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx" "-g" "daemon off;"]'],
    ['', 'no instruction recorded'],
  ])('makes of %j the label %j', (createdBy, label) => {
    expect(shortInstruction(createdBy)).toBe(label);
  });

  it('adds no word to any recorded history row but "base"', () => {
    for (const { rows } of Object.values(recorded)) {
      for (const [createdBy] of rows) {
        const words = shortInstruction(String(createdBy)).split(/[\s…:]+/);
        for (const word of words) expect(word === 'base' || String(createdBy).includes(word), `${word} in ${String(createdBy)}`).toBe(true);
      }
    }
  });
});

describe('colourOf', () => {
  it('knows hue and motif from the digest alone, spread over all of them', () => {
    const digests = Array.from(
      { length: 400 },
      (_, n) => `sha256:${((n + 1) * 2_654_435_761).toString(16).padStart(16, '7').repeat(4).slice(0, 64)}`,
    );
    const colours = digests.map(colourOf);
    expect(colours).toEqual(digests.map(colourOf));
    expect(new Set(colours.map((colour) => colour?.hue))).toEqual(new Set(HUES));
    expect(new Set(colours.map((colour) => colour?.motif)).size).toBe(MOTIF_COUNT);
  });

  it('has a drawing for every motif and twelve hues that differ by 30 degrees', () => {
    expect(MOTIFS).toHaveLength(MOTIF_COUNT);
    const sorted = [...HUES].sort((a, b) => a - b);
    expect(sorted.map((hue, n) => (n === 0 ? 30 : hue - (sorted[n - 1] ?? 0)))).toEqual(Array.from({ length: 12 }, () => 30));
  });

  it('gives what has no digest yet no colour', () => {
    expect(colourOf('')).toBeUndefined();
  });
});

const CORPUS = '../shared/fidelity/corpora/human-size-cases.json';

describe('humanSize', () => {
  it.each([
    [0, '0B'],
    [999, '999B'],
    [1000, '1kB'],
    [4_445_830, '4.45MB'],
    [408_513_240, '409MB'],
    [999_999, '1e+03kB'],
  ])('prints %i bytes as %s', (bytes, text) => {
    expect(humanSize(bytes)).toBe(text);
  });

  it.skipIf(!existsSync(CORPUS))('agrees with every case recorded from go-units (skipped where the shared corpora are absent)', () => {
    const { cases } = JSON.parse(readFileSync(CORPUS, 'utf8')) as { cases: readonly { bytes: number; humanSizePrecision3: string }[] };
    expect(cases.map((each) => humanSize(each.bytes))).toEqual(cases.map((each) => each.humanSizePrecision3));
  });
});

describe('fitting', () => {
  it('never takes more room than there is, and leaves what fits alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 140 }), fc.integer({ min: 0, max: 600 }), (text, width) => {
        for (const fit of [fitText, fitName]) {
          const fitted = fit(text, width, 7);
          expect(Array.from(fitted).length * 7).toBeLessThanOrEqual(Math.max(width, 0));
          if (Array.from(text).length * 7 <= width) expect(fitted).toBe(text);
        }
      }),
    );
  });
});
