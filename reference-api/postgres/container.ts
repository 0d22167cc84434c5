import { randomBytes } from 'node:crypto';
import type { Provided } from './types.ts';
import { holdUntilExit } from './watchdog-client.ts';

export const DEFAULT_IMAGE = 'postgres:17-alpine';
const PORT = 5432;
const PULL_LIMIT_MS = 120_000;
const START_LIMIT_MS = 60_000;
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '::1']);

async function within<T>(work: Promise<T>, limitMs: number, what: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} took longer than ${limitMs / 1000} s`)), limitMs);
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** The library, its reaper switched off (our own watchdog does that, without a second image). */
async function library() {
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
  return await import('testcontainers');
}

/** Whether a container engine answers; false within milliseconds where there is none. */
export async function engineAnswers(): Promise<boolean> {
  const { getContainerRuntimeClient } = await library();
  return await getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

/**
 * PostgreSQL in a container, its port published on loopback only. The image is pulled when absent.
 * @throws Error when no engine answers, the engine is on another machine, or the image cannot be had
 */
export async function startContainer(image: string): Promise<Provided> {
  const { GenericContainer, getContainerRuntimeClient, ImageName, Wait } = await library();
  const client = await getContainerRuntimeClient();
  const host = client.info.containerRuntime.host;
  if (!LOCAL_HOSTS.has(host)) {
    throw new Error(`the container engine is on ${host}: a port there would not be on loopback`);
  }
  await within(
    client.image.pull(ImageName.fromString(image), { force: false, platform: undefined }),
    PULL_LIMIT_MS,
    `pulling ${image}`,
  );

  class LoopbackContainer extends GenericContainer {
    held: { release(): Promise<void> } | undefined;

    protected override async beforeContainerCreated(): Promise<void> {
      this.hostConfig.PortBindings = { [`${PORT}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: '0' }] };
    }

    protected override async containerCreated(id: string): Promise<void> {
      this.held = await holdUntilExit({ kind: 'container', id });
    }
  }

  const password = randomBytes(18).toString('base64url');
  const container = new LoopbackContainer(image);
  container
    .withEnvironment({ POSTGRES_USER: 'postgres', POSTGRES_PASSWORD: password, POSTGRES_DB: 'assay' })
    .withExposedPorts(PORT)
    .withLabels({ 'assay.owner': String(process.pid) })
    // Its port check needs tools inside the image; this and a login from outside need none.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/))
    .withStartupTimeout(START_LIMIT_MS);
  try {
    const started = await container.start();
    const url = `postgresql://postgres:${password}@127.0.0.1:${started.getMappedPort(PORT)}/assay`;
    return { url, stop: async () => await container.held?.release() };
  } catch (error) {
    await container.held?.release().catch(() => undefined);
    throw error;
  }
}
