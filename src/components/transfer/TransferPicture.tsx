import { useMemo, useState, type ReactNode } from 'react';
import { CONNECTIONS, durationText, secondsOn, totalsOf } from '../../pictures/transfer/transfer';
import type { MachineView, TransferView } from '../../session/worldView';
import { Choose } from '../picture/Choose';
import { Picture } from '../picture/Picture';
import type { PictureProps } from '../picture/pictureProps';
import { transferDefinition } from './transferDefinition';

/** The newest transfer of every machine that has one: a pull, a push, or what a build fetched to stand on. */
export function TransferPicture({ view, id, fixedHeight, layerFiles: _, ...rest }: PictureProps): ReactNode {
  const machines = view.machines.filter((machine) => machine.transfer !== undefined);
  const alone = machines.length === 1;
  return machines.map(
    (machine) =>
      machine.transfer && (
        <MachineTransfer
          key={machine.name}
          {...rest}
          machine={machine}
          transfer={machine.transfer}
          id={`${id}-transfer-${machine.name}`}
          {...(alone ? { fixedHeight } : { heading: machine.name })}
        />
      ),
  );
}

interface MachineTransferProps extends Omit<PictureProps, 'view'> {
  readonly machine: MachineView;
  readonly transfer: TransferView;
  readonly heading?: string;
}

function MachineTransfer({ machine, transfer, ...settings }: MachineTransferProps): ReactNode {
  const [line, setLine] = useState<string>('');
  const definition = useMemo(() => transferDefinition(transfer, machine), [transfer, machine]);
  const controls = <Cost transfer={transfer} line={line} onLine={setLine} />;
  return <Picture {...settings} definition={definition} controls={controls} />;
}

interface CostProps {
  readonly transfer: TransferView;
  readonly line: string;
  readonly onLine: (line: string) => void;
}

/** What the bytes that travel take on this line, or on one that the reader asks about. */
function Cost({ transfer, line, onLine }: CostProps): ReactNode {
  const { travels } = totalsOf(transfer);
  const here = { name: `this line, ${Math.round((8 * transfer.bytesPerSecond) / 1e6)} Mbit/s`, bitsPerSecond: 8 * transfer.bytesPerSecond };
  const lines = [here, ...CONNECTIONS];
  const chosen = lines.find((each) => each.name === line) ?? here;
  return (
    <>
      <Choose label="Connection" value={chosen.name} options={lines.map(({ name }) => ({ value: name, text: name }))} onChoose={onLine} />
      <output>
        {travels === 0 ? 'Nothing to wait for.' : `${durationText(secondsOn(travels, chosen.bitsPerSecond))} for the bytes alone.`}
      </output>
    </>
  );
}
