import { selfContained, type Described } from './selfContained';

/** PNG pixels for each px of the picture. */
const DENSITY = 2;
/** Some browsers make no canvas that is higher or wider, in pixels. */
const LONGEST = 16_384;

/** Hands the picture to the browser's download as it looks now, in the colours of the mode that is on. The file's name. */
export async function downloadPicture(svg: SVGSVGElement, described: Described, format: 'svg' | 'png'): Promise<string> {
  const name = `${described.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${format}`;
  const { text, width, height } = selfContained(svg, described);
  const vector = new Blob([text], { type: 'image/svg+xml' });
  hand(format === 'svg' ? vector : await rastered(vector, width, height), name);
  return name;
}

async function rastered(vector: Blob, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(vector);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const density = Math.min(DENSITY, LONGEST / Math.max(width, height));
    canvas.width = Math.floor(width * density);
    canvas.height = Math.floor(height * density);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function hand(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes only once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
