const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 12;

/** Presentation properties that pictures set in style sheets; each becomes an attribute. */
const PROPERTIES: readonly string[] = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'text-decoration-line',
];
/** What children have from their parent: said once. */
const INHERITED = new Set(PROPERTIES.filter((property) => !/^(opacity|text-decoration-line)$/.test(property)));
/** Geometry that pictures set as style where it has to move. */
const LENGTHS: readonly string[] = ['x', 'y', 'width', 'height', 'rx'];
/** As the specification has them: what need not be said. */
const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'text-anchor': 'start',
  'text-decoration-line': 'none',
};

export interface Described {
  readonly title: string;
  readonly summary: string;
}

export interface SelfContained {
  /** A whole SVG document. */
  readonly text: string;
  /** In px, its margin included. */
  readonly width: number;
  readonly height: number;
}

/**
 * The picture as a document that needs no style sheet: computed styles as attributes, colours as sRGB, the paper behind it, title and description
 * inside, at 100 % whatever the zoom.
 */
export function selfContained(svg: SVGSVGElement, { title, summary }: Described): SelfContained {
  const [, , innerWidth = 0, innerHeight = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const width = innerWidth + 2 * MARGIN;
  const height = innerHeight + 2 * MARGIN;
  const colour = colourReader();
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  root.append(worded('title', title), worded('desc', summary));
  const paper = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width, height })) paper.setAttribute(name, String(value));
  paper.setAttribute('fill', colour(backgroundOf(svg)));
  root.append(paper);
  for (const child of Array.from(svg.children)) {
    const copy = plain(child, colour);
    if (copy) root.append(copy);
  }
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`, width, height };
}

function plain(element: Element, colour: (text: string) => string, above?: CSSStyleDeclaration): Element | undefined {
  const style = getComputedStyle(element);
  if (style.display === 'none' && element.closest('defs') === null) return undefined;
  if (isUnseen(element, style)) return undefined;
  const copy = document.createElementNS(SVG, element.localName);
  for (const { name, value } of Array.from(element.attributes)) if (isOfTheDrawing(name)) copy.setAttribute(name, value);
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    const from = above && INHERITED.has(property) ? above.getPropertyValue(property) : INITIAL[property];
    if (value === '' || value === from) continue;
    const isPaint = property === 'fill' || property === 'stroke';
    copy.setAttribute(
      property === 'text-decoration-line' ? 'text-decoration' : property,
      isPaint && !value.startsWith('url(') ? colour(value) : value,
    );
  }
  if (element instanceof SVGElement) {
    for (const length of LENGTHS)
      if (element.style.getPropertyValue(length) !== '') copy.setAttribute(length, style.getPropertyValue(length));
    if (element.style.transform !== '') copy.setAttribute('transform', style.transform);
  }
  for (const node of Array.from(element.childNodes)) {
    if (node instanceof Element) {
      const child = plain(node, colour, style);
      if (child) copy.append(child);
    } else if (node.nodeType === Node.TEXT_NODE) copy.append(node.cloneNode());
  }
  return copy;
}

function isUnseen(element: Element, style: CSSStyleDeclaration): boolean {
  const clear = (paint: string): boolean => paint === 'none' || paint === 'transparent' || paint === 'rgba(0, 0, 0, 0)';
  return element.localName === 'rect' && clear(style.fill) && clear(style.stroke);
}

function isOfTheDrawing(name: string): boolean {
  // What style sheets may override is taken from the computed style.
  return !/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name) && !PROPERTIES.includes(name);
}

function worded(name: 'title' | 'desc', text: string): Element {
  const element = document.createElementNS(SVG, name);
  element.textContent = text;
  return element;
}

/** The first opaque background behind an element. */
function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== '' && !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

/** Colours of any CSS notation as sRGB, which every program that reads SVG knows. The canvas knows them all. */
function colourReader(): (text: string) => string {
  const known = new Map<string, string>();
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (text) => {
    if (text === 'none' || text === '' || !context) return text;
    const found = known.get(text);
    if (found !== undefined) return found;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    const made = alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
    known.set(text, made);
    return made;
  };
}
