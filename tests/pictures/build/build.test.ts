import { describe, expect, it } from 'vitest';
import { buildPicture } from '../../../src/pictures/build/build';
import { buildSummary } from '../../../src/pictures/build/state';
import { wrapWords } from '../../../src/pictures/wrapWords';
import { humanSize } from '../../../src/pictures/size';
import type { Box } from '../../../src/pictures/geometry';
import { BUILDS, done, DOCKERFILE, planned, underway } from '../../../src/scenes/builds';

const WIDTHS = [264, 390, 559, 560, 760, 820, 1080];

describe('buildPicture', () => {
  it.each(Object.keys(BUILDS))('lays out the build %s as it did before, on a phone, in a pane and in full width', (name) => {
    const { build, machine } = BUILDS[name]?.() ?? underway();
    for (const width of [264, 640, 1000]) expect(buildPicture(build, machine, { width })).toMatchSnapshot(`${name} ${width}`);
  });

  it.each(WIDTHS)('keeps the parts of a row apart and inside it, %i px wide', (width) => {
    for (const scene of Object.values(BUILDS)) {
      const { build, machine } = scene();
      const geometry = buildPicture(build, machine, { width });
      for (const row of geometry.rows) {
        const parts = Object.values(row.parts).filter((part): part is Box => part !== undefined);
        const touching = parts.flatMap((one, n) => parts.slice(n + 1).filter((other) => overlap(one, other)));
        expect(touching).toEqual([]);
        expect(parts.filter((part) => part.y < row.y || part.y + part.height > row.y + row.height || part.x + part.width > width)).toEqual(
          [],
        );
      }
    }
  });

  it('shows every line of the Dockerfile once, comments and blank ones too', () => {
    const { build, machine } = underway();
    const geometry = buildPicture(build, machine, { width: 1000 });
    const numbers = [...geometry.silent, ...geometry.rows.flatMap((row) => row.lines)].map((line) => line.number).sort((a, b) => a - b);
    expect(numbers).toEqual(
      DOCKERFILE.trimEnd()
        .split('\n')
        .map((_, index) => index + 1),
    );
  });

  it('puts beside an instruction the layer and the history row that it made', () => {
    const { build, machine } = done();
    const rows = buildPicture(build, machine, { width: 1000 }).rows;
    const copy = rows.find((row) => row.instruction.text === 'COPY . .');
    expect(copy?.layer?.createdBy).toBe('COPY . . # buildkit');
    expect(copy?.historyRow?.createdBy).toBe('COPY . . # buildkit');
    const cmd = rows.at(-1);
    expect([cmd?.layer, cmd?.makes, cmd?.historyRow?.createdBy]).toEqual([
      undefined,
      'configuration, no layer',
      'CMD ["node" "server.js"]',
    ]);
  });
});

describe('the base of a build', () => {
  it('counts all layers that it brings, not the topmost alone', () => {
    const { build, machine } = done();
    const own = new Set(build.instructions.map(({ layer }) => layer));
    const base = machine.images[0]?.layers.filter((key) => !own.has(key)) ?? [];
    const bytes = base.reduce((sum, key) => sum + (machine.layers[key]?.size ?? 0), 0);
    const [from, ...rest] = build.instructions;
    if (!from) throw new Error('the scene has a FROM');
    const [row] = buildPicture({ ...build, instructions: [{ ...from, layer: base.at(-1) }, ...rest] }, machine, { width: 1000 }).rows;
    expect(base.length).toBeGreaterThan(1);
    expect([row?.layer, row?.makes]).toEqual([undefined, `${base.length} layers of the base, ${humanSize(bytes)}`]);
  });
});

describe('buildSummary', () => {
  it('counts what was cached and what ran', () => {
    expect(buildSummary(done().build)).toBe('build of shop:1.1: 4 cached, 4 ran');
    expect(buildSummary(planned().build)).toBe('plan for the build of shop:1.1: 5 will run, 3 configuration only');
  });
});

describe('wrapWords', () => {
  it('breaks between words, within one that is too long, and shortens the last line', () => {
    expect(wrapWords('one two three four', 9, 1, 3)).toEqual(['one two', 'three', 'four']);
    expect(wrapWords('abcdefghijkl', 5, 1, 2)).toEqual(['abcde', 'fghi…']);
    expect(wrapWords('', 50, 1, 2)).toEqual([]);
  });
});

function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}
