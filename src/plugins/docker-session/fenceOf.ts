import type { Code } from 'mdast';
import type { Fence } from './fences';

/** A code block of a parsed page, as `fencesOf` gives it of the source. */
export function fenceOf({ lang, meta, value, position }: Code): Fence {
  const line = position?.start.line ?? 1;
  return { language: lang ?? '', meta: meta ?? '', value, line, lastLine: position?.end.line ?? line };
}
