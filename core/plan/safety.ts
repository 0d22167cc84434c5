import type { ResolvedConfig } from '../config/types.ts';
import type { Operation } from '../operations/types.ts';
import type { Applicability } from '../oracle/types.ts';
import { collectionAt, resourceWith } from '../resources/resource-with.ts';
import type { ResourceModel } from '../resources/types.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** Safe by definition of the method, RFC 9110 section 9.2.1. */
export function isSafe(operation: Operation): boolean {
  return SAFE_METHODS.has(operation.method);
}

const ENDS_SESSION = /(^|[^a-z])(log[-_]?out|sign[-_]?out|revoke|invalidate)([^a-z]|$)/i;
const SIGNS_IN = /(^|[^a-z])(log[-_]?in|sign[-_]?in|auth|authenticate|token|tokens|session|sessions)([^a-z]|$)/i;
const STOPS_TARGET =
  /(^|[^a-z])(shut[-_]?down|restart|reboot|factory[-_]?reset|purge[-_]?all|wipe|drop[-_]?all|truncate)([^a-z]|$)/i;
const OWN_ACCOUNT = /\/(me|self|account|current[-_]?user|profile|user)\/?$/i;

const yes: Applicability = { applies: true };
const no = (reason: string): Applicability => ({ applies: false, reason });

const BY_NAME = 'by its name it ends the session or stops the target, although its method should change nothing';

/** GET /logout exists, and many services mean it. */
export function endsByName(path: string): boolean {
  const last = path.split('/').findLast((segment) => segment !== '') ?? '';
  return /^(log[-_]?out|sign[-_]?out|shut[-_]?down|restart|reboot|factory[-_]?reset)$/i.test(last);
}

/** camelCase is split first, so that 'userLogout' and 'user-logout' read the same. */
function wordsOf(operation: Operation): string {
  return `${operation.path} ${operation.operationId ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
}

/**
 * May this operation be sent to this target at all? Safe by default: other people's systems get only safe methods
 * until writes are allowed, and nothing that could end our session, stop the target or delete what is not ours.
 */
export function mayBeSent(operation: Operation, config: ResolvedConfig, model: ResourceModel): Applicability {
  if (isSafe(operation)) return endsByName(operation.path) ? no(BY_NAME) : yes;
  if (!config.writes) {
    return no(`writes are not allowed on this target; allow them with --writes (${operation.method} may change data)`);
  }
  const words = wordsOf(operation);
  if (ENDS_SESSION.test(words) && !/webhook|coupon|invit|grant|share/i.test(words)) {
    return no('it would end the session of the credentials given');
  }
  if (STOPS_TARGET.test(words)) return no('it would stop or reset the target');
  if (operation.method === 'DELETE') {
    if (OWN_ACCOUNT.test(operation.path)) return no('it would delete the account of the credentials given');
    const owner = resourceWith(model, 'delete', operation.id);
    if (!owner && !operation.path.includes('{')) {
      return no('it deletes without naming one item, so it could delete what this run did not create');
    }
  }
  if (config.environment !== 'local' && changesMany(operation, model)) {
    return no('it changes without naming one item, so it could change what this run did not create');
  }
  return yes;
}

/** PATCH /todos: an update of a collection itself. PUT /pet beside no PUT /pet/{id} is none: its body names the item. */
function changesMany(operation: Operation, model: ResourceModel): boolean {
  const collection = collectionAt(model, operation.path);
  if (!collection || collection.create === operation.id) return false;
  return operation.method === 'PATCH' || (operation.method === 'PUT' && collection.replace !== undefined);
}

/** An operation that takes a password: sent many times at once it would lock an account. */
export function isSignIn(operation: Operation): boolean {
  const schemas = (operation.body?.contents ?? []).map((content) => JSON.stringify([content.schema, content.examples]));
  return (
    operation.method === 'POST' &&
    SIGNS_IN.test(wordsOf(operation)) &&
    schemas.some((text) => /passw|secret|otp/i.test(text) || text.includes('$ref'))
  );
}

/** Does the name match one of the patterns? `*` matches any run of characters; a pattern names an operation or a module. */
export function selects(patterns: readonly string[], operation: Operation): boolean {
  return patterns.some((pattern) => {
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
    const regex = new RegExp(`^${source}$`, 'i');
    return [operation.id, operation.operationId ?? '', operation.module, operation.path].some((name) =>
      regex.test(name),
    );
  });
}

/** Left out by --include or --exclude? */
export function isSelected(operation: Operation, config: ResolvedConfig): Applicability {
  if (config.include.length > 0 && !selects(config.include, operation)) return no('not among the included operations');
  if (selects(config.exclude, operation)) return no('excluded by the configuration');
  return yes;
}

/** The same as a plain answer. */
export function isIncluded(operation: Operation, config: ResolvedConfig): boolean {
  return isSelected(operation, config).applies;
}
