import type { RecordedBody, RecordedExchange } from '../../../core/exchange/types.ts';
import { cutText } from '../../model/visible-text.ts';
import { bytes, milliseconds, moment } from '../../model/words.ts';
import type { Markup } from '../markup.ts';
import { h } from '../markup.ts';
import { fold } from '../pieces.ts';

/** Header fields shown of one message. */
const FIELDS = 40;

function bodyMarkup(body: RecordedBody | undefined, limit: number): Markup {
  if (body === undefined) return h`<p class="muted">no body</p>`;
  if (body.binary) return h`<p class="muted">binary body, ${bytes(body.bytes)}, not shown</p>`;
  const cut = body.truncated || body.text.length > limit;
  return h`<pre class="body">${body.text.length > limit ? cutText(body.text, limit) : body.text}</pre>${
    cut ? h`<p class="muted">cut: the whole body has ${bytes(body.bytes)}</p>` : ''
  }`;
}

function fields(headers: Readonly<Record<string, string>>): string {
  const all = Object.entries(headers).map(([name, value]) => `${name}: ${cutText(value, 600)}`);
  const more = all.length - FIELDS;
  return (more > 0 ? [...all.slice(0, FIELDS), `… and ${more} more fields`] : all).join('\n');
}

/** One request and its answer, as text. `bodyLimit` in characters. */
export function exchangeMarkup(exchange: RecordedExchange, bodyLimit: number, decisive: boolean): Markup {
  const { request, response, failure } = exchange;
  const answer = response === undefined ? (failure?.kind ?? 'no answer') : String(response.status);
  return fold(
    h`${decisive ? h`<strong>decisive</strong> ` : ''}<code>${request.method} ${cutText(request.url, 200)}</code> <span aria-hidden="true">→</span><span class="visually-hidden"> answered </span> <code>${answer}</code>`,
    h`<p class="muted">${exchange.id}; sent as ${exchange.identity} for ${exchange.purpose} at ${moment(exchange.at)}; took ${milliseconds(exchange.durationMs)}</p>
<div class="wire"><div><h5>Request</h5><pre>${request.method} ${cutText(request.url, 2000)}
${fields(request.headers)}</pre>${bodyMarkup(request.body, bodyLimit)}</div>
<div><h5>Response</h5>${
      response === undefined
        ? h`<p class="muted">none</p>`
        : h`<pre>${response.status}
${fields(response.headers)}</pre>${bodyMarkup(response.body, bodyLimit)}`
    }${failure === undefined ? '' : h`<p><strong>${failure.kind}</strong>: ${cutText(failure.message, 600)}</p>`}</div></div>`,
    { name: 'exchange' },
  );
}
