import type { ImageView, LayerView } from '../session/worldView';
import type { Box, Lanes, Measure, SlabShape } from './geometry';
import { shortInstruction } from './instruction';
import { SEAM } from './slabHeight';
import { humanSize } from './size';
import { fitText, MONO_ADVANCE, SANS_ADVANCE } from './text';

/** Left of the label: margin, motif, gap. Right of the figure: margin. In px. */
export const LABEL_X = 28;
export const MARGIN = 11;
const BASELINE = 4.5;
const NARROW = 190;
const TWO_LINES = 40;
const LABEL_LEAST = 20;

/** `words`: what it says at its left; the short instruction where it is not given. */
export function slabShape(
  layer: LayerView,
  images: readonly ImageView[],
  lanes: Lanes,
  box: Box,
  measure: Measure,
  words = shortInstruction(layer.createdBy),
): SlabShape {
  const underway = images.some((image) => image.state !== 'stored');
  const { label, figure, labelY, figureY } = slabText(words, figuresOf(layer, measure, underway), box);
  // Field by field: thousands of them are made at once, and spreading three objects into one takes most of that time.
  return {
    kind: 'layer',
    id: `layer ${layer.key}`,
    lanes,
    layer,
    images,
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    label,
    figure,
    labelY,
    figureY,
    dimmed: images.every(isDangling),
    filled: filledPart(layer),
  };
}

/** No name points at it, and none will when it is done. */
export function isDangling(image: ImageView): boolean {
  return image.state === 'stored' && image.names.length === 0;
}

export interface SlabText {
  readonly label: string;
  readonly figure: string;
  readonly labelY: number;
  readonly figureY: number;
}

/** Label left, figure right, the longest of `figures` that leaves the label some room; on a narrow slab one above the other if it is high enough, else the label alone. */
export function slabText(label: string, figures: readonly string[], box: Box): SlabText {
  const height = box.height;
  const room = box.width - LABEL_X - MARGIN;
  const middle = height / 2 + BASELINE;
  const roomFor = (text: string): number => text.length * SANS_ADVANCE + 10;
  const wanted = Math.min(label.length, LABEL_LEAST) * MONO_ADVANCE;
  const figure = figures.find((text) => wanted + roomFor(text) <= room) ?? figures.at(-1) ?? '';
  const figureRoom = roomFor(figure);
  if (box.width >= NARROW || label.length * MONO_ADVANCE + figureRoom <= room) {
    return { label: fitText(label, room - figureRoom, MONO_ADVANCE), figure, labelY: middle, figureY: middle };
  }
  const fitted = fitText(label, room, MONO_ADVANCE);
  if (height + SEAM < TWO_LINES) return { label: fitted, figure: '', labelY: middle, figureY: middle };
  return { label: fitted, figure, labelY: height / 2 - 3.5, figureY: height / 2 + 12.5 };
}

/** What the slab says at its right, in full and in short: the size, what has come of it, or how it came to be here. Sizes as Docker prints them. */
function figuresOf(layer: LayerView, measure: Measure, underway: boolean): readonly string[] {
  switch (layer.state) {
    case 'waiting':
      return [`waiting, ${humanSize(layer.size)}`, humanSize(layer.size)];
    case 'downloading':
      return [
        `${humanSize(Math.round((layer.progress ?? 0) * layer.size))}/${humanSize(layer.size)}`,
        `${Math.round((layer.progress ?? 0) * 100)}%`,
      ];
    case 'extracting':
      return [`unpacking, ${humanSize(layer.size)}`, humanSize(layer.size)];
    case 'building':
      return ['building'];
    case 'downloaded':
    case 'stored': {
      const bytes = sizeOf(layer, measure);
      const about = measure === 'unpacked' && layer.unpackedSizeSource !== 'measured' ? '≈' : '';
      const how = layer.reused === 'cached' ? 'cached' : layer.reused === 'exists' ? 'already here' : undefined;
      const size = `${about}${humanSize(bytes)}`;
      // Where there is room for one of the two: while an image comes to stand on it, that it is here already; afterwards its size.
      return how === undefined ? [size] : [`${how} · ${size}`, ...(underway ? [how] : []), size];
    }
  }
}

export function sizeOf(layer: LayerView, measure: Measure): number {
  return measure === 'compressed' ? layer.size : layer.unpackedSize;
}

function filledPart(layer: LayerView): number {
  switch (layer.state) {
    case 'waiting':
    case 'building':
      return 0;
    case 'downloading':
      return Math.min(1, Math.max(0, layer.progress ?? 0));
    case 'downloaded':
    case 'extracting':
    case 'stored':
      return 1;
  }
}
