import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newRunId } from '../../core/random/run-id.ts';
import { randomFor } from '../../core/random/seed.ts';
import { openEvents, readEvents } from '../../core/record/events.ts';
import { foldEvents } from '../../core/record/fold-events.ts';
import { pointLatest, readRecord, recoverRecord, writeRecord } from '../../core/record/run-folder.ts';
import { goodRun } from './samples.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-record-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const coded = (code: string) => expect.objectContaining({ code });

describe('events', () => {
  it('appends, and continues behind a line that a crash has cut', () => {
    const dir = join(root, 'run');
    const [first, second] = goodRun;
    if (first === undefined || second === undefined) throw new Error('the sample is empty');
    openEvents(dir).append(first);
    writeFileSync(join(dir, 'events.ndjson'), `${readFileSync(join(dir, 'events.ndjson'), 'utf8')}{"type":"outc`);
    openEvents(dir).append(second);
    expect(readEvents(dir)).toEqual([first, second]);
    expect(recoverRecord(dir)).toMatchObject({ complete: false, outcomes: [{ oracle: 'undocumented-status' }] });
  });

  it('has no events where there is no file', () => {
    expect(readEvents(root)).toEqual([]);
  });

  it('says where it cannot write', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => openEvents(join(root, 'file', 'run'))).toThrowError(coded('OUTPUT_UNWRITABLE'));
    expect(() => writeRecord(join(root, 'file', 'run'), foldEvents(goodRun))).toThrowError(coded('OUTPUT_UNWRITABLE'));
  });
});

describe('run.json', () => {
  it('is written whole and read back the same, from the file and from its folder', () => {
    const record = foldEvents(goodRun);
    writeRecord(root, record);
    expect(readRecord(root)).toEqual(record);
    expect(readRecord(join(root, 'run.json'))).toEqual(record);
    expect(readdirSync(root)).toEqual(['run.json']);
  });

  it.each([
    ['nothing', undefined],
    ['half a record', '{"schemaVersion": "1.0",'],
    ['other JSON', '{"runs": []}'],
    ['null', 'null'],
    ['a later major version', '{"schemaVersion": "2.0"}'],
  ])('cannot read %s', (_name, text) => {
    if (text !== undefined) writeFileSync(join(root, 'run.json'), text);
    expect(() => readRecord(root)).toThrowError(coded('RECORD_UNREADABLE'));
  });
});

describe('run folders', () => {
  it('are named by time and four random characters', () => {
    expect(newRunId(new Date('2026-11-20T08:15:00.123Z'), randomFor(1, 'id'))).toMatch(
      /^20261120-081500-[a-z][a-z0-9]{3}$/,
    );
  });

  it('latest points to the newest, relatively', () => {
    for (const name of ['one', 'two']) {
      mkdirSync(join(root, name));
      pointLatest(root, join(root, name));
    }
    expect(readlinkSync(join(root, 'latest'))).toBe('two');
  });

  it('leaves a folder of that name alone', () => {
    mkdirSync(join(root, 'latest'));
    pointLatest(root, join(root, 'one'));
    expect(lstatSync(join(root, 'latest')).isDirectory()).toBe(true);
  });
});
