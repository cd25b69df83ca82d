import type { ReactNode } from 'react';
import { nameOf } from '../../session/actions';
import type { PartProps } from './partProps';
import type { OwnSession } from './sharing';
import styles from './SeekLine.module.css';

/** What came with the link, and what can be done with it. Its commands are shown as text, and run only when the reader asks. */
export function Offer({ controller, offer }: PartProps & { readonly offer: OwnSession }): ReactNode {
  const [first] = offer.actions;
  const count = offer.actions.length;
  const what = count === 1 ? 'one step' : `${count} steps`;
  return (
    <div className={styles.offer} role="group" aria-label="Session from a link">
      <p>
        This link holds somebody’s session: {what} after {offer.after === 0 ? 'the start' : `command ${offer.after}`} of this tour
        {first && (
          <>
            , beginning with <code className={styles.command}>{nameOf(first)}</code>
          </>
        )}
        .
      </p>
      <button type="button" onClick={controller.replayOffer}>
        Replay it
      </button>
      <button type="button" onClick={controller.takeOffer}>
        Take over from here
      </button>
      <button type="button" onClick={controller.backToTour}>
        See the tour
      </button>
    </div>
  );
}
