import { describe, expect, it } from 'vitest';
import { progressBar } from '../../../src/cli/progress/progressBar';
import { pullProgress } from '../../../src/cli/progress/pull';
import type { EngineEventData } from '../../../src/engine/events';
import { digestOf } from '../../../src/engine/digest/digest';

const [base, top] = [digestOf('base'), digestOf('top')];
const short = (digest: string): string => digest.slice(7, 19);

function show(columns: number | undefined, events: readonly EngineEventData[]): string {
  const progress = pullProgress({ ...(columns === undefined ? {} : { columns }), listsExistingLayers: false });
  return events.map((event) => progress.text({ at: 0, ...event })).join('');
}

describe('pull progress', () => {
  it('is one line for each state where output is no terminal, without figures', () => {
    expect(
      show(undefined, [
        { type: 'layer.queued', digest: base, size: 9 },
        { type: 'layer.downloading', digest: base, current: 1, total: 9 },
        { type: 'layer.downloaded', digest: base, total: 9 },
        { type: 'layer.extracting', digest: base, seconds: 1, total: 9 },
        { type: 'layer.exists', digest: top, size: 9 },
      ]),
    ).toBe(`${short(base)}: Pulling fs layer\n${short(base)}: Download complete\n`);
  });

  it("rewrites each layer's own line in a terminal (bytes as recorded in 29.7.2/08 step 0)", () => {
    expect(
      show(80, [
        { type: 'layer.queued', digest: base, size: 9 },
        { type: 'layer.queued', digest: top, size: 9 },
        { type: 'layer.downloading', digest: base, current: 1_048_576, total: 6_002_060 },
        { type: 'layer.extracting', digest: base, seconds: 1, total: 9 },
      ]),
    ).toBe(
      `\n\u001b[1A\u001b[2K\r${short(base)}: Pulling fs layer \r\u001b[1B\n\u001b[1A\u001b[2K\r${short(top)}: Pulling fs layer \r\u001b[1B` +
        `\u001b[2A\u001b[2K\r${short(base)}: Downloading  1.049MB/6.002MB\r\u001b[2B\u001b[2A\u001b[2K\r${short(base)}: Extracting 1 s\r\u001b[2B`,
    );
  });

  it('has a bar above 110 columns only', () => {
    expect(progressBar(1_048_576, 3_623_904, 120)).toBe('[==============>                                    ]  1.049MB/3.624MB');
    expect(progressBar(1_048_576, 3_623_904, 110)).toBe(' 1.049MB/3.624MB');
  });
});
