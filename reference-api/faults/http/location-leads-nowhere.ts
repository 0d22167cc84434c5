import { changeOutgoing, withHeaders } from '../changes.ts';
import type { Fault } from '../fault.ts';

export const fault: Fault = {
  id: 'location-leads-nowhere',
  oracle: 'location-resolves',
  part: 'contracts',
  benchmark: 'P1-7',
  title: 'The Location leads to 404',
  description: 'POST /v1/partners names the new partner below /v1/partner, where nothing is.',
  apply(seams) {
    changeOutgoing(seams, 'createPartner', (outgoing) => {
      const { Location } = outgoing.headers;
      return Location ? withHeaders(outgoing, { Location: Location.replace('/partners/', '/partner/') }) : outgoing;
    });
  },
};
