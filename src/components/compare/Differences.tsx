import type { ReactNode } from 'react';
import type { ComparedLayer, Comparison } from '../../pictures/compare/compareImages';
import { shortInstruction } from '../../pictures/instruction';
import { humanSize } from '../../pictures/size';
import { shortId, titleOf } from '../../pictures/stackOutline';
import type { LayerView } from '../../session/worldView';
import signs from '../picture/signs.module.css';
import { Swatch } from '../picture/Swatch';
import styles from './Differences.module.css';

interface DifferencesProps {
  readonly comparison: Comparison;
  /** What is the same as well. */
  readonly whole?: boolean;
}

/** What differs, listed: layers with their sizes, then configuration. */
export function Differences({ comparison, whole }: DifferencesProps): ReactNode {
  const { a, b, shared, onlyA, onlyB, configurationA, configurationB } = comparison;
  const same = onlyA.length + onlyB.length + configurationA.length + configurationB.length === 0;
  return (
    <div className={styles.differences}>
      {whole && shared.length > 0 && <Layers title="In both" layers={shared.map((layer) => ({ layer, elsewhere: false }))} />}
      {same && <p>No layer and no configuration row differs.</p>}
      <Layers title={`Only in ${titleOf(a)}`} layers={onlyA} configuration={configurationA} />
      <Layers title={`Only in ${titleOf(b)}`} layers={onlyB} configuration={configurationB} />
      {[...(whole ? shared : []), ...[...onlyA, ...onlyB].map(({ layer }) => layer)].some(isEstimated) && (
        <p className={styles.estimated}>“About” is an estimate: the files of that layer are not on this site.</p>
      )}
    </div>
  );
}

interface LayersProps {
  readonly title: string;
  /** Base to top. */
  readonly layers: readonly ComparedLayer[];
  readonly configuration?: readonly string[];
}

function Layers({ title, layers, configuration = [] }: LayersProps): ReactNode {
  if (layers.length + configuration.length === 0) return null;
  return (
    <>
      <p className={styles.title}>{title}</p>
      <ul aria-label={title}>
        {layers.map(({ layer, elsewhere }) => (
          <li key={layer.key}>
            <Swatch digest={layer.digest} />
            <Instruction text={shortInstruction(layer.createdBy)} />{' '}
            <span>
              {humanSize(layer.size)} compressed, {isEstimated(layer) ? 'about ' : ''}
              {humanSize(layer.unpackedSize)} on disk, layer {shortId(layer.digest)}
              {elsewhere ? '; the other has the same blob over other layers: it travels once and is unpacked twice' : ''}
            </span>
          </li>
        ))}
        {configuration.map((row, index) => (
          <li key={index}>
            <svg className={signs.swatch} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path className={signs.glyphLine} d="M1 4h10l4 4l-4 4h-10z" />
            </svg>
            <Instruction text={row} /> <span>configuration, no layer</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function isEstimated({ unpackedSizeSource }: LayerView): boolean {
  return unpackedSizeSource === 'modelled';
}

/** About a line of the list where it is narrow. */
const LONG = 48;

/** On one line; the whole of a long one opens below it. */
function Instruction({ text }: { readonly text: string }): ReactNode {
  if (text.length <= LONG) return <code>{text}</code>;
  return (
    <details className={styles.long}>
      <summary>
        <code>{text}</code>
      </summary>
    </details>
  );
}
