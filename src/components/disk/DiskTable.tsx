import type { ReactNode } from 'react';
import { diskParts, diskTotal, savedBySharing } from '../../pictures/disk/diskParts';
import { humanSize } from '../../pictures/size';
import type { DiskView } from '../../session/worldView';
import styles from './Disk.module.css';

/** The meter as a table. */
export function DiskTable({ disk }: { readonly disk: DiskView }): ReactNode {
  return (
    <table className={styles.table}>
      <caption>What lies on the disk</caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {diskParts(disk).map((part) => (
          <Row key={part.name} name={part.label} bytes={part.bytes} />
        ))}
      </tbody>
      <tbody>
        <Row name="Together" bytes={diskTotal(disk)} />
        <Row name="Of images, reclaimable (no container uses them)" bytes={disk.reclaimableImages} />
        <Row name="Images without sharing" bytes={disk.withoutSharing} />
        <Row name="Saved by sharing" bytes={savedBySharing(disk)} />
      </tbody>
    </table>
  );
}

function Row({ name, bytes }: { readonly name: string; readonly bytes: number }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{humanSize(bytes)}</td>
    </tr>
  );
}
