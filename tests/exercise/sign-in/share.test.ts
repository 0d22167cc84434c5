import { describe, expect, it, onTestFinished } from 'vitest';
import { LocalSignIns } from '../../../core/exercise/sign-in/local-sign-ins.ts';
import { shareSignIns } from '../../../core/exercise/sign-in/share.ts';
import { SharedSignIns } from '../../../core/exercise/sign-in/shared-sign-ins.ts';
import { factsOf } from '../../../core/exercise/sign-in/sign-in-for-run.ts';
import { startAuthServer, USERS } from './auth-server.ts';
import { call, sessionOn } from './open-session.ts';

const credentials = { username: 'alice', password: USERS.alice.password };

describe('sign-ins shared over processes', () => {
  it('many sessions, one sign-in', async () => {
    const server = await startAuthServer();
    onTestFinished(() => server.stop());
    const first = await sessionOn(server, { credentials });
    const share = await shareSignIns(new LocalSignIns(first.config, factsOf(first.run)));
    onTestFinished(() => share.close());
    const sessions = await Promise.all(
      [1, 2, 3].map(() => sessionOn(server, { credentials }, { source: new SharedSignIns(share.address) })),
    );
    await Promise.all(sessions.map((session) => session.access.signInAll()));
    expect(await Promise.all(sessions.map((session) => call(session, 'GET /me')))).toEqual([200, 200, 200]);
    expect(server.log.filter((line) => line === 'POST /login')).toHaveLength(1);
  });

  it('an error keeps its parts; a wrong key gets nothing; a process that is gone is told', async () => {
    const server = await startAuthServer({ trouble: 'html' });
    onTestFinished(() => server.stop());
    const { config, run } = await sessionOn(server, { credentials });
    const share = await shareSignIns(new LocalSignIns(config, factsOf(run)));
    const failed = new SharedSignIns(share.address).obtain('default');
    await expect(failed).rejects.toMatchObject({ code: 'SIGN_IN_FAILED', parts: { where: 'POST /login' } });
    const port = share.address.split(':')[0];
    const stranger = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: '{}',
    });
    expect([stranger.status, await stranger.text()]).toEqual([401, '']);
    await share.close();
    await expect(new SharedSignIns(share.address).obtain('default')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  });
});
