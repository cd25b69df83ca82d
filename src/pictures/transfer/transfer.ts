import { counted } from '../../session/counted';
import type { MachineView, TransferLayerView, TransferView } from '../../session/worldView';
import type { Box } from '../geometry';
import { shortInstruction } from '../instruction';
import { humanSize } from '../size';
import { shortId } from '../stackOutline';
import { fitText, MONO_ADVANCE, WORD_ADVANCE } from '../text';

/** One layer that travels, or that need not: a bar as long as it has bytes, filled as far as they have come. */
export interface TransferRow extends Box {
  readonly kind: 'transfer';
  /** `transfer <digest>`; with its place where a digest occurs twice. */
  readonly id: string;
  /** Counted from the top of the picture. */
  readonly row: number;
  readonly layer: TransferLayerView;
  /** The instruction that made it, or its digest where that is not known. */
  readonly label: string;
  readonly fullLabel: string;
  readonly state: string;
  /** Box of the bar, from the picture's corner; `filled` of it is here. */
  readonly bar: Box;
  readonly filled: number;
  /** It does not travel. */
  readonly stays: boolean;
  readonly labelAt: { readonly x: number; readonly y: number };
  readonly stateAt: { readonly x: number; readonly y: number };
}

export interface TransferGeometry {
  readonly width: number;
  readonly height: number;
  readonly room: number;
  /** Topmost layer first, as towers stand; of several images, the one that is fetched last stands highest. */
  readonly rows: readonly TransferRow[];
  /** Name over the rows of each image, where there are several. */
  readonly headings: readonly TransferHeading[];
}

export interface TransferHeading {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
}

const ROW = 30;
const ROW_NARROW = 46;
const NARROW = 460;
const BAR = 18;
const BAR_LEAST = 4;
const GAP = 12;
const PADDING = 4;
const HEADING = 26;
const LABEL_SHARE = 0.36;
const STATE_WIDTH = 118;

export function transferPicture(transfer: TransferView, machine: MachineView, { width }: { readonly width: number }): TransferGeometry {
  const instructions = new Map(Object.values(machine.layers).map((layer) => [layer.digest, layer.createdBy]));
  const largest = Math.max(1, ...transfer.layers.map((layer) => layer.size));
  const narrow = width < NARROW;
  const pitch = narrow ? ROW_NARROW : ROW;
  const labelWidth = narrow ? width - STATE_WIDTH - 2 * PADDING : Math.floor((width - STATE_WIDTH) * LABEL_SHARE);
  const track = narrow
    ? { x: PADDING, width: width - 2 * PADDING }
    : { x: labelWidth + GAP, width: width - labelWidth - STATE_WIDTH - 2 * GAP };
  const ordered = [...transfer.layers].reverse();
  const headings: TransferHeading[] = [];
  const rows = ordered.map((layer, row): TransferRow => {
    if (layer.image !== undefined && layer.image !== ordered[row - 1]?.image) {
      const y = row * pitch + headings.length * HEADING + HEADING - 8;
      headings.push({ text: fitText(layer.image, width - 2 * PADDING, MONO_ADVANCE), x: PADDING, y });
    }
    const y = row * pitch + headings.length * HEADING;
    const middle = y + (narrow ? 13 : ROW / 2) + 4;
    const createdBy = layer.createdBy ?? instructions.get(layer.digest) ?? '';
    const fullLabel = createdBy === '' ? shortId(layer.digest) : shortInstruction(createdBy);
    const length = Math.max(BAR_LEAST, Math.round((track.width * layer.size) / largest));
    return {
      kind: 'transfer',
      id: `transfer ${layer.digest} ${ordered.slice(0, row).filter((other) => other.digest === layer.digest).length}`,
      row,
      layer,
      x: 0,
      y,
      width,
      height: pitch - 2,
      label: fitText(fullLabel, labelWidth - PADDING, MONO_ADVANCE),
      fullLabel,
      state: fitText(rowState(layer), STATE_WIDTH, WORD_ADVANCE),
      bar: { x: track.x, y: narrow ? y + 22 : y + (ROW - BAR) / 2, width: length, height: BAR },
      filled: filledPart(layer),
      stays: stays(layer),
      labelAt: { x: PADDING, y: middle },
      stateAt: { x: width - PADDING, y: middle },
    };
  });
  return { width, height: rows.length * pitch + headings.length * HEADING, room: width, rows, headings };
}

export function stays({ state }: TransferLayerView): boolean {
  return state === 'exists' || state === 'mounted' || state === 'shared';
}

function isShared({ state }: TransferLayerView): boolean {
  return state === 'shared';
}

function wasThere(layer: TransferLayerView): boolean {
  return stays(layer) && !isShared(layer);
}

/** What stands at the end of a row. */
export function rowState(layer: TransferLayerView): string {
  const size = humanSize(layer.size);
  switch (layer.state) {
    case 'waiting':
      return `waiting, ${size}`;
    case 'moving':
      return `${humanSize(layer.moved)}/${size}`;
    case 'moved':
      return `here, ${size}`;
    case 'unpacking':
      return `unpacking, ${size}`;
    case 'done':
      return size;
    case 'exists':
      return 'already there';
    case 'mounted':
      return 'mounted there';
    case 'shared':
      return 'shared';
  }
}

function filledPart(layer: TransferLayerView): number {
  switch (layer.state) {
    case 'waiting':
      return 0;
    case 'moving':
      return layer.size === 0 ? 1 : Math.min(1, layer.moved / layer.size);
    default:
      return 1;
  }
}

/** What a transfer comes to, in bytes. */
export interface TransferTotals {
  /** Of the layers that have to travel. */
  readonly travels: number;
  readonly travelled: number;
  /** Of the layers that were there already. */
  readonly stays: number;
  /** Of the layers that come with another of the same transfer. */
  readonly shared: number;
  /** Layers on their way at this moment. */
  readonly atOnce: number;
}

export function totalsOf(transfer: TransferView): TransferTotals {
  const sum = (layers: readonly TransferLayerView[], bytes: (layer: TransferLayerView) => number): number =>
    layers.reduce((total, layer) => total + bytes(layer), 0);
  const travelling = transfer.layers.filter((layer) => !stays(layer));
  return {
    travels: sum(travelling, (layer) => layer.size),
    travelled: sum(travelling, (layer) => layer.moved),
    stays: sum(transfer.layers.filter(wasThere), (layer) => layer.size),
    shared: sum(transfer.layers.filter(isShared), (layer) => layer.size),
    atOnce: transfer.layers.filter((layer) => layer.state === 'moving').length,
  };
}

/** In one line: "pull of nginx:latest from docker.io: 63MB of 63MB have travelled, 2 of 7 layers already there (31MB)". */
export function transferSummary(transfer: TransferView): string {
  const totals = totalsOf(transfer);
  const there = transfer.layers.filter(wasThere).length;
  const shared = transfer.layers.filter(isShared).length;
  const count = transfer.layers.length;
  const parts = [
    totals.travels === 0 ? 'nothing had to travel' : `${humanSize(totals.travelled)} of ${humanSize(totals.travels)} have travelled`,
  ];
  if (there > 0) parts.push(`${there} of ${counted(count, 'layer')} already there (${humanSize(totals.stays)})`);
  if (shared > 0) parts.push(`${shared} of ${counted(count, 'layer')} shared (${humanSize(totals.shared)})`);
  if (transfer.state === 'failed') parts.push('it failed');
  return `${transferTitle(transfer)}: ${parts.join(', ')}`;
}

function transferTitle({ kind, reference, registry }: TransferView): string {
  switch (kind) {
    case 'pull':
      return `pull of ${reference} from ${registry}`;
    case 'push':
      return `push of ${reference} to ${registry}`;
    case 'build':
      return `fetch of ${reference} from ${registry} for a build`;
  }
}

/** Connections to ask about, in bits a second. */
export const CONNECTIONS: readonly { readonly name: string; readonly bitsPerSecond: number }[] = [
  { name: 'a weak phone signal, 2 Mbit/s', bitsPerSecond: 2e6 },
  { name: 'DSL, 16 Mbit/s', bitsPerSecond: 16e6 },
  { name: 'cable, 100 Mbit/s', bitsPerSecond: 100e6 },
  { name: 'fibre, 1 Gbit/s', bitsPerSecond: 1e9 },
];

/** Seconds that so many bytes take on a line, without anything else. */
export function secondsOn(bytes: number, bitsPerSecond: number): number {
  return (8 * bytes) / bitsPerSecond;
}

/** `0.4 s`, `38 s`, `12 min`, `1 h 40 min`. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${(Math.ceil(seconds * 10) / 10).toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
