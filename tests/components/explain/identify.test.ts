import { beforeAll, describe, expect, it } from 'vitest';
import { cardOf } from '../../../src/components/explain/cardOf';
import { identify, idsOf } from '../../../src/components/explain/identify';
import { glossaryEntry } from '../../../src/session/glossary/glossary';
import { lastViewOf } from '../../../src/session/lastView';
import { recordSession } from '../../../src/session/record';
import type { WorldView } from '../../../src/session/worldView';
import { script } from '../../session/scripts';

let world: WorldView;

beforeAll(async () => {
  world = lastViewOf(await recordSession(script(['docker pull alpine:3.20', 'docker run --name one alpine:3.20 true'])));
});

const hexOf = (id: string | undefined): string => (id ?? '').replace('sha256:', '');

describe('an ID on the screen', () => {
  it('is told to be that of an image, a layer or a container, by looking it up', () => {
    const [machine] = world.machines;
    const image = machine?.images[0];
    const layer = machine?.layers[image?.layers[0] ?? ''];
    const container = machine?.containers[0];
    expect(identify(world, hexOf(image?.id).slice(0, 12))[0]).toMatchObject({ kind: 'image-id', digest: image?.id });
    expect(identify(world, hexOf(layer?.digest).slice(0, 12))[0]).toMatchObject({ kind: 'layer-digest', digest: layer?.digest });
    expect(identify(world, hexOf(container?.id).slice(0, 12))[0]).toMatchObject({ kind: 'container-id', of: 'the container one' });
  });

  it('of several kinds is told to be all of them: the DiffID of a base is its ChainID, too', () => {
    const layer = Object.values(world.machines[0]?.layers ?? {}).find(({ below }) => below === undefined);
    expect(identify(world, hexOf(layer?.diffId)).map(({ kind }) => kind)).toEqual(['diff-id', 'chain-id']);
  });

  it('that nothing here has is not guessed at', () => {
    expect(identify(world, '0123456789ab')).toEqual([]);
    expect(cardOf({ kind: 'id', hex: '0123456789ab', start: 0, end: 12 }, world)).toMatchObject({ title: '0123456789ab' });
    expect(cardOf({ kind: 'id', hex: '0123456789ab', start: 0, end: 12 }, world).lights).toBeUndefined();
  });

  it('is not told by fewer than twelve digits', () => {
    expect(identify(world, hexOf(world.machines[0]?.images[0]?.id).slice(0, 11))).toEqual([]);
  });

  it('names its kind on the card, and what lights up', () => {
    const image = world.machines[0]?.images[0];
    const card = cardOf({ kind: 'id', hex: hexOf(image?.id).slice(0, 12), start: 0, end: 12 }, world);
    expect(card.title).toBe(`${hexOf(image?.id).slice(0, 12)}: Image ID`);
    expect(card.sentences[0]).toBe('It belongs to the image alpine:3.20.');
    expect(card.lights).toBe(image?.id);
  });

  it('is found for whatever the picture points at', () => {
    const image = world.machines[0]?.images[0];
    expect(idsOf(world, image?.id ?? '')).toContain(hexOf(image?.id));
  });

  it('has a manifest and a config of its own, where the view knows the documents', () => {
    const [machine] = world.machines;
    const [image] = machine?.images ?? [];
    if (!machine || !image) throw new Error('no image');
    const document = { mediaType: '', size: 1, refersTo: [], here: true };
    const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
    const documents = [
      { ...document, role: 'index' as const, digest: image.id },
      { ...document, role: 'manifest' as const, digest: digest('a') },
      { ...document, role: 'config' as const, digest: digest('c') },
    ];
    const known: WorldView = { machines: [{ ...machine, images: [{ ...image, documents }] }] };
    expect(identify(known, 'a'.repeat(12))).toMatchObject([{ kind: 'manifest-digest', digest: image.id }]);
    expect(identify(known, 'c'.repeat(64))).toMatchObject([{ kind: 'config-digest', digest: image.id }]);
    expect(identify(known, hexOf(image.id)).map(({ kind }) => kind)).toEqual(['image-id', 'index-digest']);
    expect(cardOf({ kind: 'id', hex: hexOf(image.id), start: 0, end: 64 }, known).sentences[1]).toBe(
      'The same value is also an index digest.',
    );
  });
});

describe('a word on the screen', () => {
  it('has the glossary’s text and a link to its place there', () => {
    const card = cardOf({ kind: 'entry', entry: glossaryEntry('missing'), start: 0, end: 9 }, undefined);
    expect(card).toEqual({
      title: '<missing>',
      sentences: [glossaryEntry('missing').text],
      link: { to: '/docs/reference/glossary#missing', text: 'In the glossary' },
    });
  });
});
