import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest/digest';
import type { Box, StackGeometry } from '../../src/pictures/geometry';
import { layerStack } from '../../src/pictures/layerStack';
import { itemsOf } from '../../src/pictures/navigation';
import { slabPitch } from '../../src/pictures/slabHeight';
import { FONT_SIZE } from '../../src/pictures/text';
import type { MachineView } from '../../src/session/worldView';
import { builtRows, fortyImages, nodeAndPython, oneLayer, pulling, scene, SCENES, twelveImages, webApp } from '../../src/scenes/machines';
import type { Row } from '../../src/scenes/machines';

const WIDTHS = [264, 320, 460, 760, 1080];

/** Machines of every shape: images that branch off one another anywhere, end anywhere, share nothing, have no layer, are unnamed, run containers. */
const machines = fc
  .array(
    fc.record({
      base: fc.nat(),
      keep: fc.nat(9),
      sizes: fc.array(fc.oneof(fc.nat(2000), fc.nat(900_000_000)), { maxLength: 6 }),
      names: fc.array(fc.string({ minLength: 1, maxLength: 120 }), { maxLength: 6 }),
      containers: fc.nat(3),
      configuration: fc.nat(12),
    }),
    { maxLength: 9 },
  )
  .map((specs): MachineView => {
    const s = scene();
    const built: (readonly Row[])[] = [];
    specs.forEach((spec, n) => {
      const below = built.length === 0 ? [] : (built[spec.base % built.length] ?? []).slice(0, spec.keep);
      const own = spec.sizes.map((size, k): Row => ({ createdBy: `RUN step ${n} ${k}`, size, digest: digestOf(`${n} ${k} ${size}`) }));
      const rows = [...below, ...own];
      built.push(rows);
      const configuration = Array.from({ length: spec.configuration }, (_, k): Row => ({ createdBy: `ENV K${k}=${n}` }));
      const id = s.image(spec.names, [...rows, ...configuration], { id: digestOf(`image ${n}`) });
      for (let k = 0; k < spec.containers; k += 1) {
        s.container({ id: `${n}-${k}`, name: `container_${n}_${k}`, image: id, state: 'running', writableSize: k * 1_000_000 });
      }
    });
    return s.machine();
  });

const cases = fc.tuple(machines, fc.integer({ min: 240, max: 1200 }), fc.option(fc.integer({ min: 100, max: 900 }), { nil: undefined }));

describe('layerStack', () => {
  it.each(Object.keys(SCENES))('lays out the scene %s as it did before, on a phone and in a pane', (name) => {
    const view = SCENES[name]?.() ?? oneLayer();
    for (const width of [264, 460]) expect(sketch(layerStack(view, { width }))).toMatchSnapshot(`${name} ${width}`);
  });

  it('puts nothing on top of anything else', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const items = itemsOf(layerStack(view, { width, height })).filter((item) => item.kind !== 'image');
        items.forEach((a, n) => items.slice(n + 1).forEach((b) => expect(overlap(a, b), `${a.id} and ${b.id}`).toBe(false)));
      }),
    );
  });

  it('keeps flags clear of every slab and container', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const geometry = layerStack(view, { width, height });
        const solid = [...geometry.slabs, ...geometry.containers];
        for (const flag of geometry.towers.flatMap((tower) => tower.flags)) for (const box of solid) expect(overlap(flag, box)).toBe(false);
      }),
    );
  });

  it('draws every layer once, spanning exactly the columns of the images that have it', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const geometry = layerStack(view, { width, height });
        expect(geometry.slabs.map((slab) => slab.layer.key).sort()).toEqual(
          [...new Set(view.images.flatMap((image) => image.layers))].sort(),
        );
        for (const slab of geometry.slabs) {
          const owners = view.images.filter((image) => image.layers.includes(slab.layer.key));
          const lanes = geometry.towers.filter((tower) => owners.includes(tower.image)).map((tower) => tower.lanes);
          expect(new Set(slab.images)).toEqual(new Set(owners));
          expect(slab.lanes).toEqual({ first: Math.min(...lanes.map((l) => l.first)), last: Math.max(...lanes.map((l) => l.last)) });
          expect(lanes.reduce((sum, l) => sum + l.last - l.first + 1, 0)).toBe(slab.lanes.last - slab.lanes.first + 1);
        }
      }),
    );
  });

  it('stacks each image from its base to its top without a gap', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const geometry = layerStack(view, { width, height });
        for (const image of view.images) {
          const slabs = image.layers.map((key) => geometry.slabs.find((slab) => slab.layer.key === key));
          slabs.forEach((slab, n) => {
            const above = slabs[n + 1];
            if (slab && above) expect(slab.y - (above.y + above.height)).toBe(3);
          });
        }
      }),
    );
  });

  it('keeps everything inside its bounds', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const geometry = layerStack(view, { width, height });
        const boxes: readonly Box[] = [...itemsOf(geometry), ...geometry.towers.flatMap((tower) => [...tower.flags, ...tower.pennants])];
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(geometry.width);
          expect(box.y + box.height).toBeLessThanOrEqual(geometry.height);
        }
      }),
    );
  });

  it('never makes a bigger layer lower than a smaller one, nor any lower than a finger needs', () => {
    fc.assert(
      fc.property(cases, ([view, width, height]) => {
        const slabs = [...layerStack(view, { width, height }).slabs].sort((a, b) => a.layer.size - b.layer.size);
        slabs.forEach((slab, n) => {
          expect(slab.height + 3).toBeGreaterThanOrEqual(24);
          const bigger = slabs[n + 1];
          if (bigger) expect(bigger.height).toBeGreaterThanOrEqual(slab.height);
        });
      }),
    );
  });

  it('is as wide as the room unless one tree of images is wider', () => {
    expect(layerStack(twelveImages(), { width: 760 }).width).toBe(760);
    expect(layerStack(fortyImages(), { width: 760 }).width).toBeGreaterThan(760);
    for (const width of WIDTHS) expect(layerStack(nodeAndPython(), { width }).width).toBe(width);
  });

  it('finds room for three containers of one image in half a pane', () => {
    const s = scene();
    const id = s.image(['app:1'], builtRows(['COPY a /', 10]));
    for (const name of ['one', 'two', 'three']) s.container({ id: name, name, image: id, state: 'running', writableSize: 0 });
    const geometry = layerStack(s.machine(), { width: 460 });
    expect(geometry.width).toBe(460);
    expect(geometry.containers.map((container) => container.label)).toEqual(['one', 'two', 'three']);
  });

  it('begins a new street for images that share nothing where the room is narrow', () => {
    const s = scene();
    for (const name of ['a', 'b', 'c']) s.image([`${name}:1`], builtRows([`COPY ${name} /`, 10]));
    expect(layerStack(s.machine(), { width: 264 }).grounds).toHaveLength(2);
    expect(layerStack(s.machine(), { width: 760 }).grounds).toHaveLength(1);
  });

  it('keeps images in order of arrival, moving one only to stand beside those it shares layers with', () => {
    const s = scene();
    s.image(['a:1'], builtRows(['COPY base /', 10], ['COPY a /', 1]));
    s.image(['b:1'], builtRows(['COPY other /', 10]));
    s.image(['c:1'], builtRows(['COPY base /', 10], ['COPY c /', 1]));
    const order = [...layerStack(s.machine(), { width: 760 }).towers].sort((a, b) => a.lanes.first - b.lanes.first);
    expect(order.map((tower) => tower.image.names[0])).toEqual(['a:1', 'c:1', 'b:1']);
  });

  it('keeps 32 bytes visible beside 200 MB', () => {
    const scale = { floor: 24, gain: 52 };
    expect(slabPitch(32, scale)).toBeGreaterThanOrEqual(24);
    expect(slabPitch(200_000_000, scale)).toBeGreaterThan(2 * slabPitch(32, scale));
    expect(FONT_SIZE).toBeGreaterThanOrEqual(12);
  });

  it('fills what is being downloaded by its progress and leaves what waits empty', () => {
    const filled = (state: string): readonly number[] =>
      layerStack(pulling(), { width: 460 })
        .slabs.filter((slab) => slab.layer.state === state)
        .map((slab) => slab.filled);
    expect(filled('downloading')).toEqual([0.47]);
    expect(filled('waiting')).toEqual([0]);
    expect(new Set(filled('stored'))).toEqual(new Set([1]));
  });

  it('hangs configuration at the side of a lone image, counts it on the pole where there is no room, and never makes a slab of it', () => {
    const wide = layerStack(webApp(), { width: 640 });
    expect(wide.towers[0]?.pennants).toHaveLength(8);
    expect(wide.slabs).toHaveLength(webApp().images[0]?.layers.length ?? 0);
    const narrow = layerStack(webApp(), { width: 280 });
    expect(narrow.towers[0]?.pennants.map((pennant) => pennant.lines)).toEqual([['8 configuration rows']]);
  });

  it('says how many configuration rows it leaves out at the side', () => {
    const s = scene();
    const variables = Array.from({ length: 12 }, (_, n) => [`ENV A${n}=1`] as const);
    s.image(['many:1'], builtRows(['COPY a /', 10], ...variables));
    const texts = layerStack(s.machine(), { width: 640 }).towers[0]?.pennants.map((pennant) => pennant.lines[0]) ?? [];
    expect(texts[0]).toMatch(/^\+\d+ more$/);
    expect(Number.parseInt(texts[0]?.slice(1) ?? '', 10) + texts.length - 1).toBe(12);
  });

  it('plants a flag for each of a few names and counts the rest, with every name in full at hand', () => {
    const s = scene();
    const names = Array.from({ length: 9 }, (_, n) => `app:1.${n}`);
    s.image(names, builtRows(['COPY a /', 10]));
    const flags = layerStack(s.machine(), { width: 460 }).towers[0]?.flags ?? [];
    expect(flags.map((flag) => flag.lines.join(''))).toEqual(['app:1.0', 'app:1.1', 'app:1.2', '+6 more']);
    expect(flags.flatMap((flag) => flag.fullText.split('\n'))).toEqual(names);
  });

  it('keeps the tag readable of a name too long for its flag', () => {
    const s = scene();
    const name = `registry.example.com/${'team/'.repeat(18)}app:2026-nightly`;
    s.image([name], builtRows(['COPY a /', 10]));
    const flag = layerStack(s.machine(), { width: 280 }).towers[0]?.flags[0];
    expect(flag?.lines[1]).toBe(':2026-nightly');
    expect(flag?.lines[0]).toContain('…');
    expect(flag?.fullText).toBe(name);
  });

  it('gives an untagged image no flag and dims only what no named image stands on', () => {
    const s = scene();
    s.image([], builtRows(['COPY base /', 10], ['COPY old /', 1]));
    s.image(['app:1'], builtRows(['COPY base /', 10], ['COPY new /', 1]));
    const geometry = layerStack(s.machine(), { width: 460 });
    expect(geometry.towers.map((tower) => [tower.flags.length, tower.dangling])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(geometry.slabs.filter((slab) => slab.dimmed).map((slab) => slab.label)).toEqual(['COPY old /']);
  });

  it('lets slabs stand closer where the height is limited, as far as the touch size allows', () => {
    const roomy = layerStack(nodeAndPython(), { width: 460 });
    const tight = layerStack(nodeAndPython(), { width: 460, height: 380 });
    expect(tight.height).toBeLessThanOrEqual(380);
    expect(tight.height).toBeLessThan(roomy.height);
  });

  it('shows an image without layers standing on the ground', () => {
    const s = scene();
    s.image(['nothing:1'], [{ createdBy: 'ENV A=1' }]);
    const geometry = layerStack(s.machine(), { width: 460 });
    expect(geometry.slabs).toEqual([]);
    expect(geometry.towers[0]?.flags).toHaveLength(1);
  });

  it('names the machine, image and layer when a view does not hold a layer that it refers to', () => {
    const view = oneLayer();
    expect(() => layerStack({ ...view, layers: {} }, { width: 460 })).toThrow(/laptop lacks layer sha256:.* of image sha256:/);
  });
});

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The geometry in lines that a reviewer can read. */
function sketch(geometry: StackGeometry): readonly string[] {
  const at = (box: Box): string => `${box.x},${box.y} ${box.width}x${box.height}`;
  return [
    `${geometry.width}x${geometry.height}`,
    ...geometry.slabs.map((slab) => `slab ${at(slab)} ${slab.label} | ${slab.figure}`),
    ...geometry.containers.map((container) => `container ${at(container)} ${container.label} | ${container.figure}`),
    ...geometry.towers.flatMap((tower) => [
      ...tower.flags.map((flag) => `flag ${at(flag)} ${flag.lines.join(' / ')}`),
      ...tower.pennants.map((pennant) => `pennant ${at(pennant)} ${pennant.lines.join(' / ')}`),
    ]),
  ];
}
