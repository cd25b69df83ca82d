import { describe, expect, it } from 'vitest';
import { catalogueHub } from '../../../src/catalogue/catalogue';
import { factText, imageFacts } from '../../../src/plugins/lesson-facts/imageFact';
import type { FactKind, ImageFacts } from '../../../src/plugins/lesson-facts/imageFact';

const hub = catalogueHub();

function facts(name: string): ImageFacts {
  const found = imageFacts(hub, name);
  if (found === undefined) throw new Error(`${name} is not in the catalogue`);
  return found;
}

const fact = (kind: FactKind, name: string, other?: string): string =>
  factText(kind, facts(name), other === undefined ? undefined : facts(other));

describe('a fact in prose', () => {
  it('counts layers in words and history rows in figures', () => {
    expect(fact('layers', 'nginx')).toBe('seven');
    expect(fact('historyRows', 'nginx')).toBe('18');
  });

  it('gives the compressed size of all layers', () => {
    expect(fact('download', 'node:22-bookworm')).toBe('408.5 MB');
  });

  it('says when the image was made', () => {
    expect(fact('month', 'node:22-alpine')).toBe('September 2026');
  });

  it('compares two images by the digests of their layers', () => {
    expect(fact('sharedLayers', 'python:3.12-bookworm', 'node:22-bookworm')).toBe('four');
    expect(fact('sharedDownload', 'python:3.12-bookworm', 'node:22-bookworm')).toBe('348.7 MB');
    expect(fact('newLayers', 'python:3.12-bookworm', 'node:22-bookworm')).toBe('three');
    expect(fact('newDownload', 'python:3.12-bookworm', 'node:22-bookworm')).toBe('31.9 MB');
  });

  it('is not to be had of an image that the catalogue lacks', () => {
    expect(imageFacts(hub, 'nosuch')).toBeUndefined();
    expect(imageFacts(hub, 'Not A Name')).toBeUndefined();
  });
});
