/** Names along a path; `.`, `..` and doubled slashes are resolved as text, without looking at links. */
export function pathSegments(path: string): string[] {
  const segments: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      segments.pop();
    } else if (part !== '' && part !== '.') {
      segments.push(part);
    }
  }
  return segments;
}

export function parentOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** UTF-8 byte order, which is also code point order; JavaScript's own order of strings is not. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) {
      // A surrogate stands for a code point above every other UTF-16 unit.
      return rank(left) - rank(right);
    }
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Order of a walk through the tree: a directory, then all that is in it, then its next sibling. */
export function compareWalk(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const order = compareBytes(left[at] ?? '', right[at] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}
