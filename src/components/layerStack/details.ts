import { shortInstruction } from '../../pictures/instruction';
import type { Item } from '../../pictures/geometry';
import { humanSize } from '../../pictures/size';
import { containerFacts, stateText, titleOf, unpackedText } from '../../pictures/stackOutline';
import type { DetailsContent, Fact } from '../picture/definition';

/** What is known of a layer, a container or an image. */
export function detailsOf(item: Item): DetailsContent {
  return { head: headOf(item), facts: factsOf(item) };
}

function headOf(item: Item): string {
  switch (item.kind) {
    case 'layer':
      return shortInstruction(item.layer.createdBy);
    case 'container':
      return `Container ${item.container.name}`;
    case 'image':
      return item.dangling ? 'Untagged image' : titleOf(item.image);
  }
}

function factsOf(item: Item): readonly Fact[] {
  switch (item.kind) {
    case 'layer': {
      const { layer, images } = item;
      const identity = layer.digest === '' ? [] : [{ term: 'Layer digest (of the compressed blob)', value: layer.digest, typed: true }];
      const size = layer.state === 'building' ? 'known when it is built' : `${humanSize(layer.size)} compressed; ${unpackedText(layer)}`;
      return [
        { term: 'Size', value: `${size}; ${stateText(layer)}` },
        { term: images.length > 1 ? `In ${images.length} images, stored once` : 'In', value: images.map(titleOf).join(', ') },
        ...identity,
        { term: 'Instruction in full', value: layer.createdBy === '' ? 'not recorded' : layer.createdBy, typed: true },
      ];
    }
    case 'container':
      return [
        { term: 'State', value: containerFacts(item.container) },
        { term: 'Container ID', value: item.container.id, typed: true },
        { term: 'Runs image', value: item.container.image, typed: true },
      ];
    case 'image': {
      const { image } = item;
      const configuration = image.history.filter((row) => row.layer === undefined).map((row) => shortInstruction(row.createdBy));
      const identity = image.state === 'stored' ? [{ term: 'Image ID', value: image.id, typed: true }] : [];
      const size =
        image.state === 'stored'
          ? [{ term: 'Size', value: `${humanSize(image.contentSize)} content; ${humanSize(image.diskUsage)} on disk` }]
          : [];
      const names = image.names.length > 1 ? [{ term: 'Names', value: image.names.join(', '), typed: true }] : [];
      return [
        ...names,
        { term: 'Layers', value: String(image.layers.length) },
        ...size,
        ...identity,
        { term: 'Configuration, no layer', value: configuration.join('\n') || 'none', typed: true },
      ];
    }
  }
}
