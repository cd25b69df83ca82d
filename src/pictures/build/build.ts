import { counted } from '../../session/counted';
import type { BuildInstructionView, BuildView, HistoryView, LayerView, MachineView } from '../../session/worldView';
import type { Box } from '../geometry';
import { shortInstruction } from '../instruction';
import { humanSize } from '../size';
import { fitText, MONO_ADVANCE, WORD_ADVANCE } from '../text';
import { instructionState } from './state';
import { wrapWords } from '../wrapWords';

/** A line of the Dockerfile as it stands in the picture. */
export interface DockerfileLine {
  readonly number: number;
  readonly text: string;
  /** Comment or blank: no instruction's. */
  readonly silent: boolean;
  readonly y: number;
}

/** An instruction with all that belongs to it: its lines, what the build did, the layer, the history row. */
export interface InstructionRow extends Box {
  readonly kind: 'instruction';
  readonly id: string;
  /** Counted from the top. */
  readonly row: number;
  readonly instruction: BuildInstructionView;
  readonly lines: readonly DockerfileLine[];
  readonly state: string;
  /** Why, in as many lines as there is room for. */
  readonly why: readonly string[];
  readonly layer?: LayerView;
  readonly historyRow?: HistoryView;
  /** Said at the place of the layer. */
  readonly makes: string;
  /** At the place of the history row. */
  readonly history: string;
  readonly parts: {
    readonly lines: Box;
    readonly state: Box;
    /** Of the slab, or of the words where there is none. */
    readonly layer: Box;
    readonly history?: Box;
  };
}

export interface BuildGeometry {
  readonly width: number;
  readonly height: number;
  readonly room: number;
  readonly rows: readonly InstructionRow[];
  /** Lines between the instructions. */
  readonly silent: readonly DockerfileLine[];
  /** Headings of the columns; none where the parts stand below one another. */
  readonly headings: readonly { readonly text: string; readonly x: number }[];
  /** X of line numbers' right edge and of the Dockerfile's text. */
  readonly gutter: number;
  readonly textX: number;
}

const GUTTER = 24;
const TEXT_X = GUTTER + 10;
const LINE = 18;
const SLAB = 26;
const PADDING = 8;
const HEADINGS = 26;
const STACKED = 560;
const WITH_HISTORY = 820;
const GAP = 16;
const MOST_WHY = 3;

/** The newest build of a machine, instruction by instruction, in the order of its Dockerfile. */
export function buildPicture(build: BuildView, machine: MachineView, { width }: { readonly width: number }): BuildGeometry {
  const columns = columnsFor(
    width,
    build.instructions.some((instruction) => instruction.historyRow !== undefined),
  );
  const history = machine.images.find((image) => image.id === build.image)?.history ?? [];
  const text = build.dockerfile.replace(/\n$/, '').split('\n');
  const rows: InstructionRow[] = [];
  const silent: DockerfileLine[] = [];
  let y = columns.headings.length > 0 ? HEADINGS : 0;
  let next = 1;
  const line = (number: number, at: number, isSilent: boolean): DockerfileLine => ({
    number,
    text: fitText(text[number - 1] ?? '', columns.lines.width - TEXT_X, MONO_ADVANCE),
    silent: isSilent,
    y: at,
  });
  const skipTo = (number: number): void => {
    for (; next < number; next += 1) {
      silent.push(line(next, y + LINE / 2, true));
      y += LINE;
    }
  };
  build.instructions.forEach((instruction, row) => {
    const [first, last] = instruction.lines;
    skipTo(first);
    const why = wrapWords(instruction.why ?? '', columns.state.width - 22, WORD_ADVANCE, MOST_WHY);
    const lines = Array.from({ length: last - first + 1 }, (_, n) => line(first + n, 0, false));
    const linesHeight = lines.length * LINE;
    const stateHeight = LINE + why.length * 16;
    const made = instruction.layer === undefined ? undefined : machine.layers[instruction.layer];
    // Of a base the view names the topmost layer: the instruction stands for the whole stack, not for that one.
    const layer = instruction.makes === 'base' ? undefined : made;
    const historyRow = instruction.historyRow === undefined ? undefined : history[instruction.historyRow];
    const stacked = columns.headings.length === 0;
    const inner = stacked ? linesHeight + 4 + stateHeight + 4 + SLAB : Math.max(linesHeight, stateHeight, SLAB);
    const top = y + PADDING;
    const at = (below: number): number => top + (stacked ? below : 0);
    rows.push({
      kind: 'instruction',
      id: `instruction ${first}`,
      row,
      x: 0,
      y,
      width,
      height: inner + 2 * PADDING,
      instruction,
      lines: lines.map((each, n) => ({ ...each, y: top + n * LINE + LINE / 2 })),
      state: instructionState(instruction),
      why,
      ...(layer === undefined ? {} : { layer }),
      ...(historyRow === undefined ? {} : { historyRow }),
      makes: instruction.makes === 'base' && made ? baseText(made, machine) : makesText(instruction, layer),
      history: historyText(instruction, historyRow, history.length, columns.history?.width ?? 0),
      parts: {
        lines: { ...columns.lines, y: top, height: linesHeight },
        state: { ...columns.state, y: at(linesHeight + 4), height: stateHeight },
        layer: { ...columns.layer, y: at(linesHeight + 4 + stateHeight + 4), height: SLAB },
        ...(columns.history ? { history: { ...columns.history, y: top, height: LINE } } : {}),
      },
    });
    y += inner + 2 * PADDING;
    next = last + 1;
  });
  skipTo(text.length + 1);
  return { width, height: y, room: width, rows, silent, headings: columns.headings, gutter: GUTTER, textX: TEXT_X };
}

interface Column {
  readonly x: number;
  readonly width: number;
}

interface Columns {
  readonly lines: Column;
  readonly state: Column;
  readonly layer: Column;
  readonly history?: Column;
  readonly headings: readonly { readonly text: string; readonly x: number }[];
}

function columnsFor(width: number, hasHistory: boolean): Columns {
  if (width < STACKED) {
    const inset = { x: TEXT_X, width: width - TEXT_X };
    return { lines: { x: 0, width }, state: inset, layer: inset, headings: [] };
  }
  const withHistory = hasHistory && width >= WITH_HISTORY;
  const shares = withHistory ? [0.36, 0.26, 0.18] : [0.42, 0.32];
  const widths = shares.map((share) => Math.floor(share * width) - GAP);
  const [linesWidth = 0, stateWidth = 0] = widths;
  const lines = { x: 0, width: linesWidth };
  const state = { x: linesWidth + GAP, width: stateWidth };
  const layerX = state.x + stateWidth + GAP;
  const layer = { x: layerX, width: withHistory ? (widths[2] ?? 0) : width - layerX - 2 };
  const history = withHistory ? { x: layer.x + layer.width + GAP, width: width - layer.x - layer.width - GAP } : undefined;
  return {
    lines,
    state,
    layer,
    ...(history ? { history } : {}),
    headings: [
      { text: 'Dockerfile', x: TEXT_X },
      { text: 'this build', x: state.x },
      { text: 'layer', x: layer.x },
      ...(history ? [{ text: 'history row', x: history.x }] : []),
    ],
  };
}

/** How many layers a base brings, and what they weigh compressed. */
function baseText(top: LayerView, machine: MachineView): string {
  let count = 0;
  let bytes = 0;
  for (
    let layer: LayerView | undefined = top;
    layer !== undefined;
    layer = layer.below === undefined ? undefined : machine.layers[layer.below]
  ) {
    count += 1;
    bytes += layer.size;
  }
  return `${counted(count, 'layer')} of the base, ${humanSize(bytes)}`;
}

function makesText(instruction: BuildInstructionView, layer: LayerView | undefined): string {
  if (layer) return layer.state === 'building' ? 'building' : humanSize(layer.size);
  switch (instruction.makes) {
    case 'configuration':
      // Where the state says already that it is configuration, once is enough.
      return instructionState(instruction) === 'configuration only' ? 'no layer' : 'configuration, no layer';
    case 'nothing':
      return 'no layer';
    case 'base':
      return 'layers of the base';
    case 'layer':
      switch (instruction.state) {
        case 'unneeded':
          return 'not needed';
        case 'failed':
          return 'no layer';
        case 'cached':
        case 'ran':
          // Of a stage that the image only copies from.
          return 'in the build cache';
        default:
          return 'a layer, once run';
      }
  }
}

function historyText(instruction: BuildInstructionView, row: HistoryView | undefined, count: number, width: number): string {
  if (row === undefined || instruction.historyRow === undefined) return '';
  const number = `${instruction.historyRow + 1} of ${count}: `;
  return `${number}${fitText(shortInstruction(row.createdBy), width - number.length * MONO_ADVANCE, MONO_ADVANCE)}`;
}
