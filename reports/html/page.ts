import { createHash } from 'node:crypto';
import type { ReportModel } from '../model/types.ts';
import { CLIENT_SCRIPT } from './client/client-script.ts';
import type { Markup } from './markup.ts';
import { h, trusted } from './markup.ts';
import { STYLES } from './styles/index.ts';

/** The source expression of the policy for inline text: 'sha256-…'. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const NAVIGATION = [
  ['verdict', 'Verdict'],
  ['blocking', 'Blocking'],
  ['risk', 'Risk map'],
  ['matrix', 'Matrix'],
  ['coverage', 'Coverage'],
  ['performance', 'Performance'],
  ['findings', 'Findings'],
  ['waivers', 'Waivers'],
  ['rest', 'Everything else'],
  ['sign-off', 'Sign-off'],
  ['method', 'Method'],
] as const;

const KEYS = [
  ['/', 'filter the findings'],
  ['j, k', 'next and previous finding'],
  ['Enter', 'unfold or fold it'],
  ['f', 'open findings only'],
  ['e', 'unfold or fold everything'],
  ['1 to 9', 'go to a section'],
  ['t', 'theme: as the system, light, dark'],
  ['?', 'this help'],
] as const;

/** Verdict, run and page number on every printed page; of the run's name only what cannot end a CSS string. */
function runningHeader(label: string, runId: string): string {
  const run = runId.replaceAll(/[^A-Za-z0-9:.-]/g, '').slice(0, 80);
  return `@page{@top-left{content:"${label}, run ${run}";font:9px sans-serif;color:#5a636c}@bottom-right{content:counter(page) " of " counter(pages);font:9px sans-serif;color:#5a636c}}`;
}

/** The whole document around `body`. Nothing is loaded from anywhere; the policy forbids it, too. */
export function page(model: ReportModel, body: readonly Markup[]): string {
  const { verdict, record } = model;
  const styles = `${STYLES}${runningHeader(verdict.label, record.runId)}`;
  const policy = `default-src 'none'; style-src ${hashSource(styles)}; script-src ${hashSource(CLIENT_SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const title = record.target.spec?.title ?? record.target.url;
  return h`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${verdict.label}: ${title}</title>
<style>${trusted(styles)}</style></head>
<body><a class="skip" href="#main">Skip to the report</a>
<nav class="side" aria-label="Sections"><p class="side-verdict verdict-${verdict.word.toLowerCase()}">${verdict.label}</p>
<ol>${NAVIGATION.map(([id, name]) => h`<li><a href="#${id}">${name}</a></li>`)}</ol>
<div class="side-tools needs-js"><button type="button" id="theme">Theme: system</button><button type="button" id="help-open">Keys</button></div></nav>
<main id="main" tabindex="-1">${body}
<footer class="foot"><p>Run ${record.runId}. Made by assay from run.json; it can be remade from that file without sending a request.</p></footer></main>
<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><dl class="clauses">${KEYS.map(
    ([key, text]) => h`<div><dt><kbd>${key}</kbd></dt><dd>${text}</dd></div>`,
  )}</dl><form method="dialog"><button>Close</button></form></dialog>
<script>${trusted(CLIENT_SCRIPT)}</script></body></html>
`.toString();
}
