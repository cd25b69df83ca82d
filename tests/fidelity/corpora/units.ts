import { humanDuration } from '../../../src/cli/format/humanDuration';
import { bytesSize, humanSize, humanSizeWithPrecision } from '../../../src/cli/format/humanSize';
import { fromHumanSize, ramInBytes } from '../../../src/cli/format/parseSize';
import type { CorpusCase } from './corpusCase';

interface Sizes {
  readonly cases?: readonly {
    readonly bytes: number;
    readonly humanSizePrecision3: string;
    readonly humanSize: string;
    readonly bytesSize: string;
  }[];
}
interface Durations {
  readonly cases?: readonly { readonly seconds: number; readonly human: string }[];
}
interface Inputs {
  readonly cases?: readonly { readonly input: string; readonly fromHumanSize?: number; readonly ramInBytes?: number }[];
}

/** go-units HumanSizeWithPrecision(3), HumanSize and BytesSize. */
export function humanSizeCases(file: unknown): readonly CorpusCase[] {
  return ((file as Sizes).cases ?? []).map(({ bytes, ...wanted }) => ({
    name: `${bytes} bytes`,
    wanted: [wanted.humanSizePrecision3, wanted.humanSize, wanted.bytesSize],
    got: [humanSizeWithPrecision(bytes, 3), humanSize(bytes), bytesSize(bytes)],
  }));
}

/** go-units HumanDuration. */
export function humanDurationCases(file: unknown): readonly CorpusCase[] {
  return ((file as Durations).cases ?? []).map(({ seconds, human }) => ({
    name: `${seconds} seconds`,
    wanted: human,
    got: humanDuration(seconds),
  }));
}

/** go-units FromHumanSize and RAMInBytes; -1 stands for a refusal. */
export function parseSizeCases(file: unknown): readonly CorpusCase[] {
  return ((file as Inputs).cases ?? []).map(({ input, ...wanted }) => ({
    name: JSON.stringify(input),
    wanted: [wanted.fromHumanSize ?? -1, wanted.ramInBytes ?? -1],
    got: [fromHumanSize(input) ?? -1, ramInBytes(input) ?? -1],
  }));
}
