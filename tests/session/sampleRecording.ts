import { diff } from '../../src/session/mergePatch';
import type { Json } from '../../src/session/json';
import type { CommandMarker, Recording } from '../../src/session/recording';
import { encodeView } from '../../src/session/encodeView';
import type { WorldView } from '../../src/session/worldView';

/** A world in which one image has so many layers, for recordings in tests. */
export function worldWithLayers(count: number): WorldView {
  const keys = Array.from({ length: count }, (_, index) => `sha256:${index}`);
  return {
    machines: [
      {
        name: 'laptop',
        images:
          count === 0
            ? []
            : [{ id: 'image', names: ['app:1'], layers: keys, history: [], contentSize: count, diskUsage: count, state: 'stored' }],
        layers: Object.fromEntries(
          keys.map((key, index) => [
            key,
            {
              key,
              digest: key,
              diffId: key,
              size: index,
              unpackedSize: index,
              unpackedSizeSource: 'measured',
              createdBy: 'RUN x',
              state: 'stored',
            },
          ]),
        ),
        containers: [],
      },
    ],
  };
}

const marker = (index: number): CommandMarker => ({
  start: index * 1000,
  entered: index * 1000 + 400,
  end: (index + 1) * 1000,
  command: `command ${index + 1}`,
  exitCode: 0,
  summary: '',
  transcript: '',
});

/** Commands of a second each, a frame of output every 100 ms and the given views every 50 ms. */
export function sampleRecording(commands: number, views: readonly WorldView[] = []): Recording {
  const duration = commands * 1000;
  let before: Json | undefined;
  return {
    version: 1,
    title: 'Sample',
    profile: 'docker-29',
    columns: 80,
    rows: 20,
    duration,
    commands: Array.from({ length: commands }, (_, index) => marker(index)),
    output: Array.from({ length: commands * 10 + 1 }, (_, index) => ({ t: index * 100, data: `<${index}>` })),
    views: views.flatMap((view, index) => {
      const after = encodeView(view);
      const patch = diff(before, after);
      before = after;
      return patch === undefined ? [] : [{ t: index * 50, patch }];
    }),
    setup: { scenario: 'empty', files: {}, before: [] },
  };
}
