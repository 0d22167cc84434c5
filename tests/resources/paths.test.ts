import { describe, expect, it } from 'vitest';
import { array, consumption, integer, list, model, object, ref, resource, text } from './operation-builder.ts';

const user = { User: object({ 'id!': 'integer', username: 'string', email: 'string' }) };

describe('verbs in paths', () => {
  it('/users/list, /users/create, /users/info?id=', () => {
    const one = model(
      {
        'GET /api/users/list': { answer: object({ users: array(ref('User')) }) },
        'POST /api/users/create': { body: ref('User'), answer: ref('User') },
        'GET /api/users/info': { query: { id: integer }, required: ['id'], answer: ref('User') },
        'POST /api/users/delete': { body: object({ user_id: 'integer' }), status: '200' },
      },
      user,
    );
    expect(one.resources).toHaveLength(1);
    expect(one.resources[0]).toMatchObject({
      create: 'POST /api/users/create',
      read: 'GET /api/users/info',
      delete: 'POST /api/users/delete',
      list: { operation: 'GET /api/users/list', itemsAt: '/users' },
    });
    expect(consumption(one, 'GET /api/users/info', 'id').producers[0]?.operation).toBe('POST /api/users/create');
  });

  it('/getUsers, /getUser/{id}, /createUser', () => {
    const one = model(
      {
        'GET /getUsers': { answer: array(ref('User')) },
        'GET /getUser/{id}': { answer: ref('User') },
        'POST /createUser': { body: ref('User'), answer: ref('User') },
        'DELETE /deleteUser/{id}': {},
      },
      user,
    );
    expect(one.resources).toHaveLength(1);
    expect(one.resources[0]).toMatchObject({
      itemPath: '/getUser/{id}',
      list: { operation: 'GET /getUsers' },
      create: 'POST /createUser',
      delete: 'DELETE /deleteUser/{id}',
    });
    expect(consumption(one, 'DELETE /deleteUser/{id}', 'id').producers.map((each) => each.operation)).toEqual([
      'POST /createUser',
      'GET /getUsers',
    ]);
  });

  it('/conversations.list and /conversations.info', () => {
    const one = model(
      {
        'GET /conversations.list': {
          query: { cursor: text, limit: integer },
          answer: object({
            ok: 'boolean',
            channels: array(ref('Channel')),
            response_metadata: object({ next_cursor: 'string' }),
          }),
        },
        'GET /conversations.info': {
          query: { channel: text },
          answer: object({ ok: 'boolean', channel: ref('Channel') }),
        },
        'POST /chat.postMessage': { body: object({ channel: 'string', text: 'string' }) },
      },
      { Channel: object({ id: 'string', name: 'string' }) },
    );
    expect(one.resources).toHaveLength(1);
    expect(one.resources[0]).toMatchObject({
      read: 'GET /conversations.info',
      itemAt: '/channel',
      list: { itemsAt: '/channels', paging: { style: 'cursor', nextCursorAt: '/response_metadata/next_cursor' } },
    });
  });

  it('a search below a collection is an action, and its list is known too', () => {
    const one = model(
      {
        'POST /pet': { body: ref('Pet'), answer: ref('Pet') },
        'GET /pet/{petId}': { answer: ref('Pet') },
        'GET /pet/findByStatus': { query: { status: text }, answer: array(ref('Pet')) },
      },
      { Pet: object({ id: 'integer', status: 'string' }) },
    );
    expect(resource(one, '/pet').list).toBeUndefined();
    expect(resource(one, '/pet').actions).toEqual(['GET /pet/findByStatus']);
    expect(list(one, 'GET /pet/findByStatus').filters).toEqual([
      { parameter: 'status', field: 'status', operator: 'eq' },
    ]);
    expect(consumption(one, 'GET /pet/{petId}', 'petId').producers.map((each) => each.how)).toEqual([
      'creates',
      'lists',
    ]);
  });
});

it('singular item path with a plural list', () => {
  const one = model(
    {
      'GET /users': { answer: array(ref('User')) },
      'POST /user': { body: ref('User'), answer: ref('User') },
      'GET /user/{id}': { answer: ref('User') },
    },
    user,
  );
  expect(one.resources).toHaveLength(1);
  expect(resource(one, '/users')).toMatchObject({
    itemPath: '/user/{id}',
    create: 'POST /user',
    read: 'GET /user/{id}',
  });
});

it('three levels deep: each has its parent and each parameter its producers', () => {
  const thing = (name: string) => ({ [name]: object({ 'id!': 'string', [`${name}Title`]: 'string' }) });
  const one = model(
    {
      'GET /orgs': { answer: array(ref('Org')) },
      'GET /orgs/{orgId}/projects': { answer: array(ref('Project')) },
      'POST /orgs/{orgId}/projects': { body: ref('Project'), answer: ref('Project') },
      'GET /orgs/{orgId}/projects/{projectId}': { answer: ref('Project') },
      'GET /orgs/{orgId}/projects/{projectId}/tasks': { answer: array(ref('Task')) },
      'PUT /orgs/{orgId}/projects/{projectId}/tasks/{taskId}': { body: ref('Task'), answer: ref('Task') },
    },
    { ...thing('Org'), ...thing('Project'), ...thing('Task') },
  );
  expect(resource(one, '/orgs/{orgId}/projects').parent).toBe('/orgs');
  const tasks = resource(one, '/orgs/{orgId}/projects/{projectId}/tasks');
  expect(tasks.parent).toBe('/orgs/{orgId}/projects');
  expect(tasks.create).toBeUndefined();
  const put = 'PUT /orgs/{orgId}/projects/{projectId}/tasks/{taskId}';
  expect(['orgId', 'projectId', 'taskId'].map((at) => consumption(one, put, at).producers[0]?.operation)).toEqual([
    'GET /orgs',
    'POST /orgs/{orgId}/projects',
    'GET /orgs/{orgId}/projects/{projectId}/tasks',
  ]);
});

it('natural keys in the path', () => {
  const one = model(
    {
      'GET /profiles': { answer: array(ref('Profile')) },
      'GET /profiles/{username}': { answer: object({ profile: ref('Profile') }) },
      'GET /products': { answer: array(ref('Product')) },
      'GET /products/{sku}': { answer: ref('Product') },
    },
    {
      Profile: object({ id: 'integer', username: 'string', bio: 'string' }),
      Product: object({ id: 'integer', sku: 'string', title: 'string' }),
    },
  );
  expect(resource(one, '/profiles')).toMatchObject({ idField: 'username', naturalKey: 'username', itemAt: '/profile' });
  expect(resource(one, '/products')).toMatchObject({ idField: 'sku', naturalKey: 'sku' });
});

it('PUT on the item is the create where it documents 201', () => {
  const one = model(
    {
      'GET /keys': { answer: array(ref('Key')) },
      'GET /keys/{name}': { answer: ref('Key') },
      'PUT /keys/{name}': { body: ref('Key'), answer: ref('Key'), otherStatuses: ['201'] },
    },
    { Key: object({ name: 'string', value: 'string' }) },
  );
  expect(resource(one, '/keys')).toMatchObject({ create: 'PUT /keys/{name}', replace: 'PUT /keys/{name}' });
});

it('singletons, searches and scalar answers are no resources', () => {
  const one = model({
    'GET /me': { answer: object({ id: 'string', name: 'string' }) },
    'PUT /settings': { body: object({ theme: 'string' }), answer: object({ theme: 'string' }) },
    'GET /calc/{a}/{b}': { answer: text },
    'POST /login': { body: object({ user: 'string' }), answer: object({ token: 'string' }), status: '200' },
  });
  expect(one.resources).toEqual([]);
  expect(one.lists).toEqual([]);
});

it('an entity with a collection inside is no list', () => {
  const one = model({
    'GET /orders/{id}': { answer: object({ 'id!': 'string', items: array(object({ sku: 'string' })) }) },
    'GET /cart': { answer: object({ 'id!': 'string', items: array(object({ sku: 'string' })) }) },
  });
  expect(resource(one, '/orders')).toMatchObject({ read: 'GET /orders/{id}', itemAt: '' });
  expect(one.lists).toEqual([]);
});

it('a PUT that adds an existing thing to another makes no client-chosen id', () => {
  const member = object({ 'user_id!': 'string', role: 'string' });
  const one = model({
    'GET /lobbies/{id}/members': { answer: array(member) },
    'PUT /lobbies/{id}/members/{user_id}': { summary: 'Add a member', answer: member, status: '201' },
  });
  expect(resource(one, '/lobbies/{id}/members').create).toBeUndefined();
});

it('the last resort for a telling name is whoever answers a property of that name', () => {
  const one = model({
    'POST /users': {
      body: object({ email: 'string' }),
      answer: object({ user: object({ username: 'string', token: 'string' }) }),
    },
    'GET /profiles/{username}': { answer: object({ profile: object({ username: 'string', bio: 'string' }) }) },
    'GET /zones/{name}/today': { answer: object({ degrees: 'number' }) },
  });
  expect(consumption(one, 'GET /profiles/{username}', 'username').producers).toEqual([
    { operation: 'POST /users', source: { in: 'body', at: '/user/username' }, how: 'creates', confidence: 0.4 },
  ]);
  expect(consumption(one, 'GET /zones/{name}/today', 'name').producers).toEqual([]);
});

it('described items without any identifying property have none', () => {
  const one = model({ 'GET /hours': { answer: array(object({ 'opens!': 'string', closes: 'string' })) } });
  expect(list(one, 'GET /hours').idField).toBe('');
});
