import type { Seams } from '../../seams.ts';
import { pathOf } from '../changes.ts';

/** Changes the headers of the requests with one method and path before anything looks at them. */
export function changeHeaders(seams: Seams, method: string, path: RegExp, change: (headers: Headers) => void): void {
  const clean = seams.arrive;
  seams.arrive = (request) => {
    if (request.method !== method || !path.test(pathOf(request))) return clean(request);
    const headers = new Headers(request.headers);
    change(headers);
    return clean(new Request(request, { headers }));
  };
}
