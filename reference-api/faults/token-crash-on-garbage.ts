import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'token-crash-on-garbage',
  oracle: 'no-server-error',
  part: 'contracts',
  title: 'Credentials that cannot be read crash the service',
  description: 'A token whose claims are no JSON text is answered with 500.',
  apply(seams) {
    const clean = seams.authenticate;
    seams.authenticate = async (services, operation, authorization) => {
      const claims = /^Bearer +[^.]+\.([\w-]+)\./.exec(authorization ?? '')?.[1];
      if (claims !== undefined) JSON.parse(Buffer.from(claims, 'base64url').toString());
      return clean(services, operation, authorization);
    };
  },
};
